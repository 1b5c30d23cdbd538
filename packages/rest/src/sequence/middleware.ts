import {defineAction} from './define-action.js';

import type {DefinedAction} from './define-action.js';
import type {Request, Response} from '../contract/http.js';

/** What is written for Connect and Express. */
export type Middleware = (request: Request, response: Response, next: (error?: unknown) => void) => unknown;

/**
 * Makes an action of middleware that was written for Connect or Express: it goes on when that calls `next`, is
 * rejected when it calls it with an error or throws, and is the end of the sequence when that answers.
 *
 * @example
 * app.sequence(composeSequence([middleware(helmet()), findRoute, parseParams, invoke, send]));
 */
export function middleware(handle: Middleware, name = handle.name || 'middleware'): DefinedAction {
  return defineAction({name, needs: ['request', 'response'], sends: 'maybe'}, ({request, response}) =>
    settled(handle, request, response),
  );
}

/** Middleware of error handlers takes four arguments, and is told from others by that: it is no step on the way. */
function settled(handle: Middleware, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      response.off('finish', end).off('close', end);
      // Express takes the word for "leave this router", where there is one.
      if (error === undefined || error === null || error === 'route') return resolve();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what middleware gives goes on as it is
      reject(error);
    };
    response.on('finish', end).on('close', end);
    Promise.resolve().then(() => handle(request, response, end)).catch(end);
  });
}
