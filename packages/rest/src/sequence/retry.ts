import {setTimeout as sleep} from 'node:timers/promises';

import {contextOf} from '../request-context.js';
import {isHttpError} from '../errors.js';

import type {InvokeMethod} from '../contract/actions.js';
import type {OperationVerb} from '@rondojs/openapi-spec';

/** When an operation is invoked again. */
export interface RetryOptions {
  /** How often at most, beyond the first time. @defaultValue 2 */
  readonly times?: number;
  /** How long to wait before the first repetition, in milliseconds; each next wait is twice as long. @defaultValue 50 */
  readonly delay?: number;
  /** The methods that may be carried out twice. @defaultValue those that HTTP says may be: GET, HEAD, PUT, DELETE, OPTIONS, TRACE, QUERY */
  readonly verbs?: readonly OperationVerb[];
  /** Whether to try again after an error. @defaultValue unless it tells the client of its own fault */
  readonly when?: (error: unknown) => boolean;
}

const IDEMPOTENT: readonly OperationVerb[] = ['get', 'head', 'put', 'delete', 'options', 'trace', 'query'];

/** Invokes an operation again when it fails, where the same twice is the same as once; not for a client that is gone. */
export function retry(invoke: InvokeMethod, options: RetryOptions = {}): InvokeMethod {
  const {times = 2, delay = 50, verbs = IDEMPOTENT, when = isWorthwhile} = options;
  return async (route, params) => {
    const {signal} = contextOf(route.request);
    for (let left = verbs.includes(route.verb) ? times : 0, wait = delay; ; left--, wait *= 2) {
      try {
        return await invoke(route, params);
      } catch (error) {
        if (left <= 0 || signal.aborted || !when(error)) throw error;
        const isGone = await sleep(wait, false, {signal}).catch(() => true);
        if (isGone) throw error;
      }
    }
  };
}

function isWorthwhile(error: unknown): boolean {
  return !isHttpError(error) || error.status >= 500;
}
