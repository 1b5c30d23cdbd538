import {HttpError} from '@rondojs/rest';

import type {RateLimit} from './config.js';

/** The client has asked too often. It is told when to come back. */
export class RateLimitError extends HttpError {
  readonly code = 'RATE_LIMIT';
  readonly status = 429;
  override readonly headers: Readonly<Record<string, string>>;

  constructor({points, duration}: RateLimit, seconds: number) {
    super(`The limit of requests is ${points} in ${duration} s, and there were more.`);
    this.headers = {'retry-after': String(seconds)};
  }
}
