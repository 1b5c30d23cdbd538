import {contextOf} from '../../request-context.js';

import type {Request} from '../../contract/http.js';

/**
 * Has something done when a request has been answered, or its client has gone; then reads the rest of the body, so
 * that the connection can be used again. Who sends more than the limit is cut off.
 */
export function atEndOf(request: Request, limit: number, clean: () => Promise<unknown>): void {
  contextOf(request).response.once('close', () => {
    // What is read here is of no use to anyone, and neither are its errors.
    clean()
      .then(() => passOver(request, limit))
      .catch(() => undefined);
  });
}

async function passOver(request: Request, limit: number): Promise<void> {
  let left = limit;
  for await (const piece of request.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>) {
    left -= piece.length;
    if (left < 0) request.destroy();
  }
}
