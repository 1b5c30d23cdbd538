import {pipeline} from 'node:stream';
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib';

import {HttpError, MalformedBodyError, PayloadTooLargeError} from '../../errors.js';

import type {Request} from '../../contract/http.js';
import type {Transform} from 'node:stream';

const INFLATERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The content codings that are understood, for a client that used another one. */
export const CODINGS: readonly string[] = ['gzip', 'deflate', 'br'];

/** Whether a body with this `Content-Encoding` can be read: it may have been encoded once, in one of these. */
export function isAcceptedCoding(coding: string | undefined, accepted: readonly string[]): boolean {
  if (coding === undefined) return true;
  const name = coding.toLowerCase().replace(/^x-gzip$/, 'gzip');
  return name === 'identity' || accepted.includes(name);
}

/**
 * Reads a body piece by piece, inflated where it is compressed. Who stops early leaves the rest unread, and the
 * connection as it is.
 *
 * @throws {PayloadTooLargeError} as soon as there is more than the limit, before or after it is inflated
 * @throws {MalformedBodyError} when it is cut off, or cannot be inflated
 */
export async function* openBody(request: Request, limit: number): AsyncGenerator<Buffer, void, undefined> {
  const inflate = inflaterOf(request.headers['content-encoding'] ?? 'identity');
  const received = counted(piecesOf(request), limit);
  if (inflate) yield* counted(inflated(received, inflate()), limit);
  else yield* received;
}

function inflaterOf(coding: string): (() => Transform) | undefined {
  const name = coding.toLowerCase();
  return Object.hasOwn(INFLATERS, name) ? INFLATERS[name] : undefined;
}

async function* counted(pieces: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limit) throw new PayloadTooLargeError(limit);
    yield piece;
  }
}

async function* piecesOf(request: Request): AsyncGenerator<Buffer> {
  try {
    // To destroy the request would be to break off the connection that the answer goes by.
    yield* request.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new MalformedBodyError('The request body was cut off.', {cause});
  }
}

async function* inflated(pieces: AsyncIterable<Buffer>, inflater: Transform): AsyncGenerator<Buffer> {
  // What goes wrong with the pieces goes wrong with the inflater, and is thrown by it.
  pipeline(pieces, inflater, () => undefined);
  try {
    yield* inflater as AsyncIterable<Buffer>;
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    throw new MalformedBodyError('The request body cannot be inflated.', {cause});
  }
}
