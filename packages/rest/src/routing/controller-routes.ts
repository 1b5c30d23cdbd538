import {getControllerOperations, getControllerSpec, joinPaths} from '@rondojs/openapi-spec';
import {whenReady} from '@rondojs/context';

import {RestConfigError} from '../errors.js';
import {controllerCall} from './controller-call.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {ComponentsObject, ControllerOperation} from '@rondojs/openapi-spec';
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
    return createRoute(operation, type, base, components, binding.key);
  });
}

function createRoute(
  {verb, path, spec, args, methodName}: ControllerOperation,
  controller: Constructor<object>,
  base: string,
  components: ComponentsObject,
  controllerKey: string,
): Route {
  const name = `${controller.name}.${methodName}`;
  const invoke = invocationOf(controllerKey, controller, methodName);
  return {verb, path: joinPaths(base, path), spec, args, components, name, controller, methodName, controllerKey, invoke};
}

function invocationOf(key: string, type: Constructor<object>, method: string): Route['invoke'] {
  const call = controllerCall(type, method);
  return (context: Context, params) =>
    whenReady(context.getValueOrPromise<object>(key), instance => call(instance, context, params));
}
