import {MalformedBodyError} from '@rondojs/rest';

import {MustUnderstandError, VersionMismatchError} from './errors.js';
import {SOAP} from './namespaces.js';
import {tag} from './xml-writer.js';

import type {XmlElement} from './xml-reader.js';

/**
 * Takes the one element out of the body of an envelope.
 *
 * @throws {VersionMismatchError} for SOAP 1.2
 * @throws {MustUnderstandError}
 * @throws {MalformedBodyError}
 */
export function openEnvelope(root: XmlElement): XmlElement {
  if (root.name !== 'Envelope') throw new MalformedBodyError('The body is no SOAP envelope.');
  if (root.uri !== SOAP) throw new VersionMismatchError();

  const [header, body, ...others] = isPart(root.children[0], 'Header') ? root.children : [undefined, ...root.children];
  if (header?.children.some(mustBeUnderstood)) throw new MustUnderstandError();
  if (!isPart(body, 'Body') || others.length > 0) {
    throw new MalformedBodyError('An envelope has a header, if any, and a body, and nothing else.');
  }
  const [call, another] = body.children;
  if (!call || another) throw new MalformedBodyError('The body of the envelope must have exactly one element.');
  return call;
}

/** Puts an element into an envelope. */
export function closeEnvelope(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('soap:Envelope', {'xmlns:soap': SOAP}, tag('soap:Body', {}, content))}\n`;
}

function isPart(element: XmlElement | undefined, name: string): element is XmlElement {
  return element?.uri === SOAP && element.name === name;
}

function mustBeUnderstood({attributes}: XmlElement): boolean {
  return attributes.get(`{${SOAP}}mustUnderstand`)?.trim() === '1';
}
