import {ServerResponse} from 'node:http';

import {secondAnswerTo} from '../exactly-once.js';

/** What hears of a second answer. */
const REPORT = Symbol('rondo.reportSecondAnswer');

type Report = (response: ServerResponse, error: Error) => void;

/**
 * A response of node:http that does not end the process when somebody writes to it after its end, but reports it.
 *
 * A listener for errors would do the same, and cost each request some tenths of a microsecond.
 */
export class GuardedResponse extends ServerResponse {
  [REPORT]: Report | undefined = undefined;

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded) return this.refuse(this);
    return super.end(chunk, encoding as BufferEncoding, callback as () => void);
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (this.writableEnded) return this.refuse(false);
    return super.write(chunk, encoding as BufferEncoding, callback as () => void);
  }

  private refuse<T>(answer: T): T {
    this[REPORT]?.(this, secondAnswerTo(this));
    return answer;
  }
}

/** Has whoever answers a response again reported; of a response that another server has made, as an error of it. */
export function reportSecondAnswers(response: ServerResponse, report: Report): void {
  if (response instanceof GuardedResponse) response[REPORT] = report;
  else response.on('error', error => report(response, error));
}
