import {inject, injectable} from '@rondojs/context';

import {HttpError} from '../errors.js';
import {LOG_ERROR} from '../contract/actions.js';
import {hasBody} from '../contract/http.js';
import {toProblem} from './problem.js';

import type {LogError, Reject} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {Response} from '../contract/http.js';

/** The step for whatever fails on the way. */
@injectable()
export class RejectProvider implements Provider<Reject> {
  constructor(@inject(LOG_ERROR) private readonly logError: LogError) {}

  value(): Reject {
    return ({request, response}, error) => {
      const status = writeProblem(response, error);
      if (status >= 500) this.logError(error, status, request);
    };
  }
}

/** Answers with a problem; where headers are gone already, breaks the connection off. Returns the status. */
export function writeProblem(response: Response, error: unknown): number {
  if (response.headersSent) {
    response.destroy();
    return 500;
  }
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    ...(error instanceof HttpError && error.headers),
    // The rest of a body that was refused is not waited for.
    ...(hasBody(response.req) && !response.req.complete && {connection: 'close'}),
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
  return problem.status;
}
