import {BindingKey, inject} from '@rondojs/context';
import {CoreBindings} from '@rondojs/core';
import {RestConfigError} from '@rondojs/rest';

import {CLIENT_OF} from './client.js';
import {CREATE_LIMITER, count} from './counter.js';
import {RATE_LIMIT_DEFAULTS} from './config.js';
import {RateLimitError} from './errors.js';

import type {ClientOf} from './client.js';
import type {CreateLimiter, Limiter} from './counter.js';
import type {Logger} from '@rondojs/core';
import type {RateLimit} from './config.js';
import type {RequestContext, Route} from '@rondojs/rest';

/** What an operation may say of itself. */
const OF_OPERATION = 'x-rate-limit';

/** A limit, and what counts for it. */
interface Policy extends RateLimit {
  readonly name: string;
  readonly limiter: Limiter;
}

/** The limits of an application: one for all operations, and those that operations have for themselves. */
export class Limits {
  private readonly policies = new Map<string, Policy>();
  private readonly common: RateLimit;

  constructor(
    @inject(CREATE_LIMITER) private readonly createLimiter: CreateLimiter,
    @inject(CLIENT_OF) private readonly clientOf: ClientOf,
    @inject(CoreBindings.LOGGER) private readonly logger: Logger,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#rateLimit`, {optional: true}) given: Partial<RateLimit> = {},
  ) {
    this.common = {...RATE_LIMIT_DEFAULTS, ...given};
  }

  /** Counts a request, and tells the client what is left. @throws {RateLimitError} when nothing is */
  async count(context: RequestContext): Promise<void> {
    const policy = this.policyOf(context.route?.definition);
    if (!policy) return;

    // Where the store is away, requests pass: a limit must not be what brings an API down.
    const counted = await count(policy.limiter, this.clientOf(context)).catch((error: unknown) => {
      this.logger.error({error}, 'Requests are not counted.');
    });
    if (!counted) return;
    const {isOver, left, seconds} = counted;
    context.response.setHeader('ratelimit-policy', `"${policy.name}";q=${policy.points};w=${policy.duration}`);
    context.response.setHeader('ratelimit', `"${policy.name}";r=${left};t=${seconds}`);
    if (isOver) throw new RateLimitError(policy, seconds);
  }

  /** The limit of an operation, or that of all. @throws {RestConfigError} for one that is none */
  policyOf(route: Route | undefined): Policy | undefined {
    const own: unknown = route?.spec[OF_OPERATION];
    if (own === false) return undefined;
    if (!route || own === undefined) return this.policy('default', this.common);
    if (!isLimit(own)) throw new RestConfigError(`${route.name}: ${OF_OPERATION} should be {points, duration}, whole numbers from 1 on, or false.`);
    return this.policy(route.name, own);
  }

  private policy(name: string, {points, duration}: RateLimit): Policy {
    const known = this.policies.get(name);
    if (known) return known;
    const limiter = this.createLimiter({points, duration, keyPrefix: `rondo-rate-limit:${name}`});
    const policy = {name, points, duration, limiter};
    this.policies.set(name, policy);
    return policy;
  }
}

export const LIMITS = BindingKey.create<Limits>('rondo-rate-limit.limits');

function isLimit(value: unknown): value is RateLimit {
  const {points, duration} = (value ?? {}) as Partial<RateLimit>;
  return [points, duration].every(one => Number.isInteger(one) && Number(one) >= 1);
}
