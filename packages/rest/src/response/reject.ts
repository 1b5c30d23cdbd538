import {inject, injectable} from '@rondojs/context';

import {LOG_ERROR} from '../contract/actions.js';
import {hasBody, isWaiting} from '../contract/http.js';
import {headersOf, toProblem} from './problem.js';

import type {LogError, Reject} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {Request, Response} from '../contract/http.js';

/** What an operation may have said of its result, and does not hold for a problem. */
const HEADERS_OF_RESULT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-range',
  'etag',
  'expires',
  'last-modified',
];

/** How much of a refused body is thrown away before its connection is broken off, in bytes. */
const DRAIN_LIMIT = 16_777_216;

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
    // An answer that is whole stays; one that breaks off must not look whole.
    if (!response.writableEnded) response.destroy();
    return 500;
  }
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  // Most often nobody has set any.
  if (response.getHeaderNames().length > 0) HEADERS_OF_RESULT.forEach(name => response.removeHeader(name));
  response.writeHead(problem.status, {
    ...headersOf(error),
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  drain(response.req);
  response.end(body);
  return problem.status;
}

/** Throws the rest of a refused body away: a client that is still sending would miss its answer. */
function drain(request: Request): void {
  if (!hasBody(request) || request.complete || isWaiting(request)) return;
  let left = DRAIN_LIMIT;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}
