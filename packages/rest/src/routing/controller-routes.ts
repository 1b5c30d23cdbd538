import {getControllerOperations, getControllerSpec, joinPaths} from '@rondojs/openapi-spec';
import {describeInjectedArguments, invokeMethod, whenReady} from '@rondojs/context';

import {RestConfigError} from '../errors.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {ComponentsObject, ControllerOperation} from '@rondojs/openapi-spec';
import type {Params} from '../contract/elements.js';
import type {Route} from '../contract/route.js';

/**
 * The routes of a controller's operations.
 *
 * @param binding - the controller's, which says how and for how long an instance is made
 * @param basePath - what stands before the paths of the server
 * @param components - what `#/components/...` in the operations refers to
 */
export function controllerRoutes(
  binding: Binding,
  basePath: string,
  components: ComponentsObject,
): readonly Route[] {
  if (binding.source?.type !== 'class') {
    throw new RestConfigError(`The controller ${binding.key} must be bound to a class, with toClass().`);
  }
  const type = binding.source.value as Constructor<object>;
  const base = joinPaths(basePath, getControllerSpec(type).basePath ?? '');
  return getControllerOperations(type).map(operation => {
    const invoke = invocationOf(binding.key, type, operation.methodName);
    return createRoute(operation, `${type.name}.${operation.methodName}`, base, components, invoke);
  });
}

function createRoute(
  {verb, path, spec, args}: ControllerOperation,
  name: string,
  base: string,
  components: ComponentsObject,
  invoke: Route['invoke'],
): Route {
  return {verb, path: joinPaths(base, path), spec, args, components, name, invoke};
}

/** Calls the method of a controller; its interceptors, and what its parameters have injected, take part. */
function invocationOf(key: string, type: Constructor<object>, method: string): Route['invoke'] {
  if (typeof (type.prototype as Record<string, unknown>)[method] !== 'function') {
    throw new RestConfigError(`${type.name}.${method} is described as an operation, and is no method.`);
  }
  const isInjected = describeInjectedArguments(type, method).map(Boolean);
  const given = isInjected.includes(true) ? withoutInjected(isInjected) : asTheyAre;
  return (context: Context, params) =>
    whenReady(context.getValueOrPromise<object>(key), controller =>
      invokeMethod(controller, method, context, given(params), SOURCE),
    );
}

/** What interceptors are told of who calls. */
const SOURCE = {source: {type: 'route'}} as const;

function asTheyAre(params: Params): Params {
  return params;
}

function withoutInjected(isInjected: readonly boolean[]): (params: Params) => Params {
  return params => params.filter((_, index) => !isInjected[index]);
}
