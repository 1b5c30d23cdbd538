import {inject, injectable} from '@rondojs/context';

import {LOG_ERROR} from '../contract/actions.js';
import {foldable} from '../contract/foldable.js';
import {hasBody, isWaiting} from '../contract/http.js';
import {TO_PROBLEM} from '../contract/problem.js';
import {isAbandoned} from '../request-context.js';
import {headersOf, toProblem} from './problem.js';

import type {LogError, Reject} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {Request, Response} from '../contract/http.js';
import type {ProblemAnswer, ToProblem} from '../contract/problem.js';

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
  constructor(
    @inject(LOG_ERROR) private readonly logError: LogError,
    @inject(TO_PROBLEM) private readonly toAnswer: ToProblem,
  ) {}

  value(): Reject {
    const reject: Reject = ({request, response}, error) => {
      // What comes after the time limit has been answered, and is nobody's any more.
      if (isAbandoned(request)) return;
      const status = this.write(response, error);
      if (status >= 500 && !isBrokenOff(error, request)) this.logError(error, status, request);
    };
    return foldable(reject, () => reject);
  }

  private write(response: Response, error: unknown): number {
    try {
      return writeProblem(response, error, this.toAnswer);
    } catch (fault) {
      // What fails now is answered and logged by the last resort; what failed first would be lost.
      this.logError(error, 500, response.req);
      throw fault;
    }
  }
}

/** A client that breaks off its body, which a handler was reading, is not the server's fault. */
function isBrokenOff(error: unknown, {errored}: Request): boolean {
  return errored !== null && error === errored;
}

/** Answers with a problem; where headers are gone already, breaks the connection off. Returns the status. */
export function writeProblem(response: Response, error: unknown, toAnswer: ToProblem = plainAnswer): number {
  if (response.headersSent) {
    // An answer that is whole stays; one that breaks off must not look whole.
    if (!response.writableEnded) response.destroy();
    return 500;
  }
  const {status, body, mediaType = PROBLEM_TYPE, headers = {}} = toAnswer(error, response.req);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // Most often nobody has set any.
  if (response.getHeaderNames().length > 0) HEADERS_OF_RESULT.forEach(name => response.removeHeader(name));
  const fields = ['content-type', mediaType, 'content-length', String(Buffer.byteLength(text))];
  for (const [name, value] of Object.entries(headers)) fields.push(name, value);
  response.writeHead(status, fields);
  drain(response.req);
  response.end(text);
  return status;
}

const PROBLEM_TYPE = 'application/problem+json';

function plainAnswer(error: unknown): ProblemAnswer {
  const problem = toProblem(error);
  return {status: problem.status, body: problem, headers: headersOf(error)};
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
