import {describeInjectedArguments, invokeMethod} from '@rondojs/context';

import {RequestContext} from '../request-context.js';
import {RestConfigError} from '../errors.js';

import type {Constructor, Context, ValueOrPromise} from '@rondojs/context';
import type {OperationRetval, Params} from '../contract/elements.js';

/** Calls one method of a controller's instances. */
export type ControllerCall = (instance: object, context: Context, params: Params) => ValueOrPromise<OperationRetval>;

/**
 * Makes what calls a method of a controller; its interceptors, and what its parameters have injected, take part.
 *
 * @throws {RestConfigError} when the class has no such method
 */
export function controllerCall(type: Constructor<object>, method: string): ControllerCall {
  if (typeof (type.prototype as Record<string, unknown>)[method] !== 'function') {
    throw new RestConfigError(`${type.name}.${method} is described as an operation, and is no method.`);
  }
  const isInjected = describeInjectedArguments(type, method).map(Boolean);
  const given = isInjected.includes(true) ? withoutInjected(isInjected) : asTheyAre;
  return (instance, context, params) => {
    if (context instanceof RequestContext) context.controller = instance;
    return invokeMethod(instance, method, context, given(params), SOURCE);
  };
}

/** What interceptors are told of who calls. */
const SOURCE = {source: {type: 'route'}} as const;

function asTheyAre(params: Params): Params {
  return params;
}

function withoutInjected(isInjected: readonly boolean[]): (params: Params) => Params {
  return params => params.filter((_, index) => !isInjected[index]);
}
