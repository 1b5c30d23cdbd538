import {MalformedBodyError} from '@rondojs/rest';
import {SaxesParser} from 'saxes';

import {XmlLimitError} from './errors.js';

/** An element, with what its names stand for. */
export interface XmlElement {
  /** The namespace, or the empty string. */
  readonly uri: string;
  readonly name: string;
  /** Values by `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** How much of a document is read. Its size in bytes is the `bodyLimit` of the server. */
export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  /** Of one element, declarations of namespaces included. */
  readonly attributes: number;
}

const XML_LIMITS: XmlLimits = {depth: 64, elements: 10_000, attributes: 32};

/** An element that is still open. */
interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads a document of XML, namespaces and all.
 *
 * Nothing is ever looked up or expanded: a document type is refused, and with it every entity but the five of XML
 * itself; processing instructions are refused as SOAP 1.1 has it.
 *
 * @throws {MalformedBodyError} with the place
 * @throws {XmlLimitError}
 */
export function readXml(text: string, limits: XmlLimits = XML_LIMITS): XmlElement {
  const parser = new SaxesParser({xmlns: true});
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let attributes = 0;
  parser.on('doctype', () => refuse('has a document type, which SOAP forbids'));
  parser.on('processinginstruction', () => refuse('has a processing instruction, which SOAP forbids'));
  parser.on('xmldecl', ({encoding = 'UTF-8'}) => {
    if (encoding.toUpperCase() !== 'UTF-8') refuse('is declared in another encoding than UTF-8');
  });
  parser.on('error', () => refuse(`is not well-formed at line ${parser.line}, column ${parser.column}`));
  parser.on('opentagstart', () => {
    attributes = 0;
    if (++count > limits.elements) throw new XmlLimitError(`The XML has more than ${limits.elements} elements.`);
    if (open.length >= limits.depth) throw new XmlLimitError(`The XML is nested more than ${limits.depth} levels deep.`);
  });
  parser.on('attribute', () => {
    if (++attributes > limits.attributes) throw new XmlLimitError(`An element has more than ${limits.attributes} attributes.`);
  });
  parser.on('opentag', ({uri, local, attributes: given}) => {
    const named = Object.values(given).map(one => [`{${one.uri}}${one.local}`, one.value] as const);
    const element: Open = {uri, name: local, attributes: new Map(named), children: [], text: ''};
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const {children, text: written} = open.pop() as Open;
    if (children.length > 0 && written.trim() !== '') refuse('has text beside elements');
  });
  parser.write(text).close();
  return root ?? refuse('has no element');
}

function refuse(what: string): never {
  throw new MalformedBodyError(`The XML ${what}.`);
}
