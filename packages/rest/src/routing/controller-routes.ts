import {getControllerOperations, getControllerSpec, joinPaths} from '@rondojs/openapi-spec';
import {whenReady} from '@rondojs/context';

import {RestConfigError} from '../errors.js';

import type {Binding, Constructor, Context, ValueOrPromise} from '@rondojs/context';
import type {ComponentsObject, ControllerOperation} from '@rondojs/openapi-spec';
import type {OperationRetval, Params} from '../contract/elements.js';
import type {Route} from '../contract/route.js';

type Controller = Record<string, (...args: Params) => ValueOrPromise<OperationRetval>>;

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
    const invoke = invokeMethod(binding.key, operation.methodName);
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

function invokeMethod(key: string, method: string): Route['invoke'] {
  return (context: Context, params) => {
    const controller = context.getValueOrPromise<Controller>(key);
    return whenReady(controller, instance => (instance)[method]?.(...params));
  };
}
