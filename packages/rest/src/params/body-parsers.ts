import {isUtf8} from 'node:buffer';

import {parse as parseJson} from 'secure-json-parse';

import {MalformedBodyError} from '../errors.js';
import {isDeeperThan} from './json-depth.js';
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

/** How many levels of objects and arrays a body may have. */
const MAX_JSON_DEPTH = 128;

const TOO_DEEP = `The request body is nested more than ${MAX_JSON_DEPTH} levels deep.`;
const REFUSED_KEY = 'The request body has a key that is refused: __proto__ or constructor.prototype.';

function parseJsonBody(bytes: Buffer): unknown {
  // A byte order mark says nothing in UTF-8, and may be ignored (RFC 8259, 8.1).
  const text = withoutMark(decodeText(bytes));
  if (isDeeperThan(MAX_JSON_DEPTH, text)) throw new MalformedBodyError(TOO_DEEP);
  try {
    return parseJson(text, {protoAction: 'error', constructorAction: 'error'}) as unknown;
  } catch (cause) {
    if (isJson(text)) throw new MalformedBodyError(REFUSED_KEY, {cause});
    const position = jsonErrorPosition(text);
    const fault = position < text.length ? 'cannot stand there' : 'is missing';
    throw new MalformedBodyError(`The request body is not JSON: character ${position} ${fault}.`, {cause});
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
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
