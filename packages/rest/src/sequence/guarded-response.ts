import {ServerResponse} from 'node:http';

import {secondAnswerTo} from '../exactly-once.js';

/** What hears of a second answer. */
const REPORT = Symbol('rondo.reportSecondAnswer');

type Report = (response: ServerResponse, error: Error) => void;

/**
 * A response of node:http that does not end the process when somebody writes to it after its end, but reports it.
 *
 * A listener for errors would do the same, and cost each request some tenths of a microsecond. A text that ends a
 * response goes out with its head in one piece.
 */
export class GuardedResponse extends ServerResponse {
  [REPORT]: Report | undefined = undefined;

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded) return this.refuse(this);
    const isWritten = typeof chunk === 'string' && encoding === undefined && this.writeWithHead(chunk);
    return super.end(isWritten ? undefined : chunk, encoding as BufferEncoding, callback as () => void);
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (this.writableEnded) return this.refuse(false);
    return super.write(chunk, encoding as BufferEncoding, callback as () => void);
  }

  /**
   * Node's own `end` gives the socket two pieces, the second of them empty, and has them gathered, which takes longer
   * than to write one. What is not the socket's turn yet, or has no length, is left to it.
   */
  private writeWithHead(text: string): boolean {
    const {socket} = this;
    if (!socket || !this.headersSent || this.chunkedEncoding || text === '') return false;
    // Corked, or a write would wait for the next tick.
    socket.cork();
    super.write(text);
    socket.uncork();
    return true;
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
