import {tracingChannel} from 'node:diagnostics_channel';

import type {Context} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';

/** What listeners of `rondo:request` are told. */
export interface RequestTrace {
  readonly request: RequestContext['request'];
  readonly response: RequestContext['response'];
  /** The context of the server that handles it, inside of its application's. */
  readonly server: Context;
}

/** What listeners of `rondo:action` are told. */
export interface ActionTrace {
  /** `findRoute`, `send`, or the name that an action was defined with. */
  readonly action: string;
  readonly context: RequestContext;
  /** At the event `end`: whether the action goes on, and `asyncEnd` will tell of its end. */
  readonly isPending?: boolean;
}

const REQUESTS = tracingChannel<'rondo:request', RequestTrace>('rondo:request');
const ACTIONS = tracingChannel<'rondo:action', ActionTrace>('rondo:action');

/** Whether anybody listens to actions. */
export function areActionsTraced(): boolean {
  return isHeard(ACTIONS);
}

/** Whether anybody listens to requests. */
export function areRequestsTraced(): boolean {
  return isHeard(REQUESTS);
}

/** Handles a request as a span of its own. */
export function traceRequest(trace: RequestTrace, handle: () => Promise<void>): Promise<void> {
  return REQUESTS.tracePromise(handle, trace);
}

/** Carries an action out as a span of its own, where anybody listens. One that answers at once stays so. */
export function traceAction<T>(trace: ActionTrace, act: () => T): T {
  if (!isHeard(ACTIONS)) return act();
  const {start, end, asyncStart, asyncEnd, error} = ACTIONS;
  const told = trace as ActionTrace & {error?: unknown; isPending?: boolean};
  const fail = (fault: unknown): never => {
    told.error = fault;
    error.publish(told);
    throw fault;
  };
  return start.runStores(told, () => {
    try {
      const made = act();
      if (!(made instanceof Promise)) return made;
      told.isPending = true;
      const finish = () => {
        asyncStart.publish(told);
        asyncEnd.publish(told);
      };
      return made.catch(fail).finally(finish) as T;
    } catch (fault) {
      return fail(fault);
    } finally {
      end.publish(told);
    }
  });
}

interface Heard {
  readonly start: {readonly hasSubscribers: boolean};
  readonly end: {readonly hasSubscribers: boolean};
  readonly asyncEnd: {readonly hasSubscribers: boolean};
  readonly error: {readonly hasSubscribers: boolean};
}

function isHeard({start, end, asyncEnd, error}: Heard): boolean {
  return start.hasSubscribers || end.hasSubscribers || asyncEnd.hasSubscribers || error.hasSubscribers;
}
