import {isUtf8} from 'node:buffer';

import {parse as parseJson} from 'secure-json-parse';

import {MalformedBodyError} from '../errors.js';
import {jsonErrorPosition} from './json-position.js';

/** Turns the bytes of a body into a value. */
export type ParseBody = (bytes: Buffer) => unknown;

/** The parser of a media type, or undefined when none of them understands it. */
export function bodyParserFor(mediaType: string): ParseBody | undefined {
  if (mediaType === 'application/json' || mediaType.endsWith('+json')) return parseJsonBody;
  if (mediaType.startsWith('text/')) return decodeText;
  if (mediaType === 'application/octet-stream') return bytes => bytes;
  return undefined;
}

const REFUSED_KEY = 'The request body has a key that is refused: __proto__ or constructor.prototype.';

function parseJsonBody(bytes: Buffer): unknown {
  // A byte order mark says nothing in UTF-8, and may be ignored (RFC 8259, 8.1).
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  try {
    return parseJson(text, {protoAction: 'error', constructorAction: 'error'}) as unknown;
  } catch (cause) {
    if (isJson(text)) throw new MalformedBodyError(REFUSED_KEY, {cause});
    const position = jsonErrorPosition(text);
    const fault = position < text.length ? 'cannot stand there' : 'is missing';
    throw new MalformedBodyError(`The request body is not JSON: character ${position} ${fault}.`, {cause});
  }
}

function decodeText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new MalformedBodyError('The request body is not valid UTF-8.');
  return bytes.toString('utf8');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
