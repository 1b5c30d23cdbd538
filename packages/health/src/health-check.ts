import {ExtensionPoint} from '@rondojs/core';

import type {ValueOrPromise} from '@rondojs/context';

/** What Kubernetes asks: should it be restarted, may it have requests, is its start done. */
export type Probe = 'live' | 'ready' | 'startup';

/** `warn` is healthy, with a word about it. */
export type HealthStatus = 'pass' | 'warn' | 'fail';

/** What a check has found, where "it passes" is not all. */
export interface HealthFinding {
  /** @defaultValue 'pass' */
  readonly status?: HealthStatus;
  /** For people, in the log and where details are told. */
  readonly output?: string;
}

/**
 * Something that an application depends on, and how to find out whether it works.
 *
 * It is asked while the application is started, at the same time as the others, never twice at once, and not again
 * before its answer has grown old. A check that throws, or takes too long, fails.
 *
 * @example
 * class QueueCheck implements HealthCheck {
 *   readonly name = 'queue';
 *   constructor(@inject('services.Queue') private readonly queue: Queue) {}
 *
 *   async check(signal: AbortSignal) {
 *     await this.queue.ping({signal});
 *   }
 * }
 * addExtension(app, HEALTH_CHECKS, QueueCheck);
 */
export interface HealthCheck {
  readonly name: string;
  /**
   * The probes that ask it. Think twice before you add `live`: what is away does not come back by restarting those who
   * wait for it. @defaultValue `['ready']`
   */
  readonly probes?: readonly Probe[];
  /** How long it may take, in milliseconds. @defaultValue that of the options */
  readonly timeLimit?: number;
  /** How long its answer is good for, in milliseconds. @defaultValue that of the options */
  readonly keepFor?: number;
  /** @param signal - aborts when the time is over */
  check(signal: AbortSignal): ValueOrPromise<HealthFinding | void>;
}

/** Where checks are added; one extension may be several. By its name alone: `extensionFor('health.checks')`. */
export const HEALTH_CHECKS = new ExtensionPoint<HealthCheck | readonly HealthCheck[]>('health.checks');
