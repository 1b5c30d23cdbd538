import {MalformedBodyError, PayloadTooLargeError} from '../../errors.js';
import {openBody} from './open-body.js';

import type {Request} from '../../contract/http.js';

/** Reads the whole body, inflated where it is compressed. */
export function readBytes(request: Request, limit: number): Promise<Buffer> {
  return request.headers['content-encoding'] === undefined ? readPlain(request, limit) : readInflated(request, limit);
}

async function readInflated(request: Request, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of openBody(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As most bodies come, and so without a stream in between. */
function readPlain(request: Request, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      request.off('data', collect).pause();
      return reject(new PayloadTooLargeError(limit));
    };
    request.on('data', collect);
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', cause => reject(new MalformedBodyError('The request body was cut off.', {cause})));
  });
}
