import {parse as parseSecurely} from 'secure-json-parse';

import {MalformedBodyError} from '../../errors.js';
import {decodeText} from './charset.js';
import {isDeeperThan} from '../json-depth.js';
import {jsonErrorPosition} from './json-position.js';
import {findLossy} from './json-literals.js';

import type {BytesParser, DescribedBody, MediaType} from '../../contract/body-parser.js';

const REFUSED_KEY = 'The request body has a key that is refused: __proto__ or constructor.prototype.';

/** Parses JSON in UTF-8 (RFC 8259). Of keys that are there twice the last one counts. */
export class JsonParser implements BytesParser {
  readonly mediaTypes = ['application/json', '+json', 'text/json'];

  parse(bytes: Buffer, _mediaType: MediaType, {limits}: DescribedBody): unknown {
    return parseJson(decodeText(bytes), limits.depth);
  }
}

/**
 * Parses a text.
 *
 * @throws {MalformedBodyError} for what is not JSON, is nested too deep, or has a key or number that is refused
 */
export function parseJson(marked: string, depth: number): unknown {
  // A byte order mark says nothing in UTF-8, and may be ignored (RFC 8259, 8.1).
  const text = marked.charCodeAt(0) === 0xfeff ? marked.slice(1) : marked;
  if (isDeeperThan(depth, text)) {
    throw new MalformedBodyError(`The request body is nested more than ${depth} levels deep.`);
  }
  const value = parseSafely(text);
  const lossy = findLossy(text);
  if (lossy) throw new MalformedBodyError(`The ${lossy.kind} at character ${lossy.at} of the request body ${lossy.fault}.`);
  return value;
}

const STRICT = {protoAction: 'error', constructorAction: 'error'} as const;
const PLAIN = {protoAction: 'ignore', constructorAction: 'ignore'} as const;

function parseSafely(text: string): unknown {
  try {
    return parseSecurely(text, mayRefuseKeys(text) ? STRICT : PLAIN) as unknown;
  } catch (cause) {
    if (isJson(text)) throw new MalformedBodyError(REFUSED_KEY, {cause});
    const position = jsonErrorPosition(text);
    const fault = position < text.length ? `character ${position} cannot stand there` : `it ends too early, at character ${position}`;
    throw new MalformedBodyError(`The request body is not JSON: ${fault}.`, {cause});
  }
}

/** Both keys have these letters, unless they are escaped. To look for them takes a third of looking for the keys. */
function mayRefuseKeys(text: string): boolean {
  return text.includes('proto') || text.includes('\\u');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
