import {invokeMethod, whenReady} from '@rondojs/context';
import {isReference, joinPaths} from '@rondojs/openapi-spec';

import {RestConfigError} from '../errors.js';
import {controllerCall} from './controller-call.js';

import type {ArgumentSource, ComponentsObject, OperationObject, ParameterObject, ReferenceObject} from '@rondojs/openapi-spec';
import type {ControllerRoute, HandlerRoute, RouteObject} from '../contract/route-object.js';
import type {Route} from '../contract/route.js';

/** The route of an operation that was given without decorators. */
export function declaredRoute(object: RouteObject, basePath: string, components: ComponentsObject): Route {
  const {verb, path, spec} = object;
  const answer = 'handler' in object ? handlerPart(object) : controllerPart(object);
  return {
    verb,
    path: joinPaths(basePath, path),
    spec,
    components,
    args: argumentsOf(spec, components, answer.name),
    ...answer,
  };
}

/** What a handler is told apart by in messages, and how it is called: interceptors take part. */
function handlerPart({verb, path, spec, handler}: HandlerRoute): Pick<Route, 'name' | 'invoke'> {
  const name = spec.operationId ?? (handler.name || `${verb.toUpperCase()} ${path}`);
  const target = {handler};
  return {name, invoke: (context, params) => invokeMethod(target, 'handler', context, params, SOURCE)};
}

function controllerPart({controller, factory, methodName}: ControllerRoute) {
  const call = controllerCall(controller, methodName);
  const name = `${controller.name}.${methodName}`;
  const invoke: Route['invoke'] = (context, params) =>
    whenReady(factory(context), instance => call(instance, context, params));
  return {name, controller, methodName, invoke};
}

const SOURCE = {source: {type: 'route'}} as const;

function argumentsOf(spec: OperationObject, components: ComponentsObject, owner: string): readonly ArgumentSource[] {
  const sources = (spec.parameters ?? []).map((parameter): ArgumentSource => {
    return {kind: 'parameter', parameter: resolved(parameter, components, owner)};
  });
  return spec.requestBody ? [...sources, {kind: 'body'}] : sources;
}

function resolved(
  parameter: ParameterObject | ReferenceObject,
  components: ComponentsObject,
  owner: string,
): ParameterObject {
  if (!isReference(parameter)) return parameter;
  const target = components.parameters?.[parameter.$ref.replace('#/components/parameters/', '')];
  if (target && !isReference(target)) return target;
  throw new RestConfigError(`${owner} refers to the parameter ${parameter.$ref}, which is not there.`);
}
