import {BindingScope} from './binding-scope.js';
import {Context} from './context.js';
import {memberName} from './member-name.js';

import type {BindingAddress} from './binding-key.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** Who calls a method: a route, a proxy, a worker. Interceptors may look at it; its text is for people. */
export interface InvocationSource<T = unknown> {
  /** What kind of caller it is, such as `route`. Global interceptors may be restricted to some kinds. */
  readonly type: string;
  readonly value?: T;
  toString(): string;
}

/**
 * Goes on with the call: to the next interceptor, and at last to the method. Gives what they return.
 *
 * It may be called again, to try again: the rest then runs anew, with the arguments as they are by then. It
 * may also not be called at all: the interceptor's own result takes the place of the method's.
 */
export type Next = () => ValueOrPromise<unknown>;

/**
 * Stands around calls of methods: for logs, caches, transactions, permissions.
 *
 * What it does before `next()` happens before the method, what it does with the result happens after. It may
 * change the arguments in `invocation.args`, return another result, catch errors, throw its own, or not call
 * `next` at all. One that is not `async` and returns what `next()` gives keeps a synchronous call synchronous.
 *
 * @example
 * const log: Interceptor = async (invocation, next) => {
 *   console.log(`before ${invocation.targetName}`);
 *   const result = await next();
 *   console.log(`after ${invocation.targetName}`);
 *   return result;
 * };
 */
export type Interceptor = (invocation: InvocationContext, next: Next) => ValueOrPromise<unknown>;

/** An interceptor, or the key that one is bound to. */
export type InterceptorOrKey = Interceptor | BindingAddress<Interceptor>;

/**
 * One call of a method, for those who intercept it.
 *
 * It is a context inside of the one in which the method is called, and lives as long as the call: what an
 * interceptor binds here is injected into the method's parameters, and seen by no other call.
 */
export class InvocationContext extends Context {
  /** The arguments as they are going to be, without those that are injected. Interceptors may change them. */
  readonly args: unknown[];

  /**
   * @param target - the instance, or the class of a static method
   * @param source - who calls, if that is known
   */
  constructor(
    parent: Context,
    readonly target: object,
    readonly methodName: string,
    args: readonly unknown[],
    readonly source?: InvocationSource,
  ) {
    super(parent, undefined, isOfRequest(parent) ? undefined : BindingScope.REQUEST);
    this.args = [...args];
  }

  /** The method, as messages call it: `TodoController.prototype.find`. */
  get targetName(): string {
    return memberName(this.target, this.methodName);
  }
}

// Within a request a call keeps no values of that scope: they stay shared by all of the request.
function isOfRequest(context: Context): boolean {
  return context.scope === BindingScope.REQUEST || !context.ownsPlanner;
}
