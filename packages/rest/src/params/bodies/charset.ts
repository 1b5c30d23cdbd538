import {isAscii, isUtf8} from 'node:buffer';

import {MalformedBodyError} from '../../errors.js';

/** Turns bytes into text; undefined where they are none in this charset. */
type Decode = (bytes: Buffer) => string | undefined;

const DECODERS: Readonly<Record<string, Decode>> = {
  'utf-8': decodeUtf8,
  utf8: decodeUtf8,
  'us-ascii': decodeAscii,
  ascii: decodeAscii,
  'iso-8859-1': bytes => bytes.toString('latin1'),
  latin1: bytes => bytes.toString('latin1'),
  'utf-16le': decodeUtf16,
};

/** The charsets of JSON and of forms, which are always in UTF-8, and of which ASCII is a part. */
export const UTF8: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

/** Every charset that is understood. */
export const CHARSETS: readonly string[] = Object.keys(DECODERS);

/**
 * Turns bytes into text. What is no text in its charset is refused: nothing is replaced.
 *
 * @param charset - one of {@link CHARSETS}
 */
export function decodeText(bytes: Buffer, charset = 'utf-8'): string {
  const text = DECODERS[charset.toLowerCase()]?.(bytes);
  if (text !== undefined) return text;
  throw new MalformedBodyError(`The request body is not valid ${charset.toUpperCase()}.`);
}

function decodeUtf8(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function decodeAscii(bytes: Buffer): string | undefined {
  return isAscii(bytes) ? bytes.toString('latin1') : undefined;
}

function decodeUtf16(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf16le');
  // Half a unit at the end would be dropped, and half a letter is none.
  return bytes.length % 2 === 0 && !hasLoneSurrogate(text) ? text : undefined;
}

/** Whether a half of a pair stands alone in a text, which no UTF-8 can say. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
