import {BindingKey} from '@rondojs/context';
import {RateLimiterMemory, RateLimiterRes} from 'rate-limiter-flexible';

import type {RateLimit} from './config.js';
import type {RateLimiterAbstract as Limiter} from 'rate-limiter-flexible';

export type {Limiter};

/** What is left to a client. */
export interface Count {
  readonly isOver: boolean;
  readonly left: number;
  /** When all is as it was, in seconds. */
  readonly seconds: number;
}

/**
 * Makes what counts. In the memory of the process, unless another one is bound:
 *
 * @example
 * app.bind(CREATE_LIMITER).to(options => new RateLimiterRedis({...options, storeClient: redis}));
 */
export type CreateLimiter = (options: RateLimit & {readonly keyPrefix: string}) => Limiter;

export const CREATE_LIMITER = BindingKey.create<CreateLimiter>('rondo-rate-limit.createLimiter');

export const createMemoryLimiter: CreateLimiter = options => new RateLimiterMemory(options);

/** Counts one request of a client. @throws what the store throws that it counts in */
export async function count(limiter: Limiter, client: string): Promise<Count> {
  try {
    return toCount(await limiter.consume(client), false);
  } catch (error) {
    if (error instanceof RateLimiterRes) return toCount(error, true);
    throw error;
  }
}

function toCount({remainingPoints, msBeforeNext}: RateLimiterRes, isOver: boolean): Count {
  return {isOver, left: Math.max(0, remainingPoints), seconds: Math.max(1, Math.ceil(msBeforeNext / 1000))};
}
