import type {Response} from '../contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

/**
 * Settles when a response is finished, or its client is gone.
 *
 * What the system has taken already is finished, and is not waited for: most answers are then done at once.
 */
export function whenDone(response: Response): ValueOrPromise<void> {
  if (response.writableFinished || response.destroyed) return undefined;
  if (response.writableEnded && response.socket?.writableLength === 0) return undefined;

  return new Promise(resolve => {
    const done = () => {
      response.off('finish', done).off('close', done);
      resolve();
    };
    response.on('finish', done).on('close', done);
  });
}
