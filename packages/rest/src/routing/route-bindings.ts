import {bind, instantiateClass} from '@rondojs/context';

import {MOUNT_TAG, REDIRECT_TAG, ROUTE_TAG} from '../contract/route-object.js';
import {RestConfigError} from '../errors.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {ControllerFactory, Mount, Mountable, OperationHandler, Redirect, RouteObject} from '../contract/route-object.js';
import type {OperationVerb, OperationObject} from '@rondojs/openapi-spec';

/** What `route` takes: a route object, or what it is made of. */
export type RouteArguments =
  | readonly [route: RouteObject]
  | readonly [verb: OperationVerb, path: string, spec: OperationObject, handler: OperationHandler]
  | readonly [
      verb: OperationVerb,
      path: string,
      spec: OperationObject,
      controller: Constructor<object>,
      factory: ControllerFactory,
      methodName: string,
    ];

/** Binds a route; unbind the binding's key, and it is gone. */
export function bindRoute(context: Context, args: RouteArguments): Binding<RouteObject> {
  const route = toRouteObject(args);
  const binding = bind<RouteObject>(keyOf('routes', `${route.verb} ${route.path}`)).to(route).tag(ROUTE_TAG);
  context.add(binding);
  return binding;
}

export function bindRedirect(context: Context, from: string, to: string, status: number): Binding<Redirect> {
  if (!REDIRECTIONS.includes(status)) {
    throw new RestConfigError(`${status} is no status of a redirect. Use one of ${REDIRECTIONS.join(', ')}.`);
  }
  const binding = bind<Redirect>(keyOf('redirects', from)).to({from, to, status}).tag(REDIRECT_TAG);
  context.add(binding);
  return binding;
}

export function bindMount(context: Context, at: string, target: Mountable): Binding<Mount> {
  if (!at.startsWith('/') || at === '/') throw new RestConfigError(`Nothing can be mounted at ${at}. Give a path: /v1.`);
  const path = at.replace(/\/+$/, '');
  const binding = bind<Mount>(keyOf('mounts', path)).to({at: path, target}).tag(MOUNT_TAG);
  context.add(binding);
  return binding;
}

/** Has a controller made from its class for each request, with what it has injected. */
export function createControllerFactoryForClass<T extends object>(type: Constructor<T>): ControllerFactory<T> {
  const key = `controllers.${type.name}`;
  return context => (context.isBound(key) ? context.getValueOrPromise<T>(key) : instantiateClass(type, context));
}

/** Has one object answer all requests. */
export function createControllerFactoryForInstance<T extends object>(instance: T): ControllerFactory<T> {
  return () => instance;
}

const REDIRECTIONS: readonly number[] = [301, 302, 303, 307, 308];

function toRouteObject(args: RouteArguments): RouteObject {
  if (args.length === 1) return args[0];
  if (args.length === 4) return {verb: args[0], path: args[1], spec: args[2], handler: args[3]};
  const [verb, path, spec, controller, factory, methodName] = args;
  return {verb, path, spec, controller, factory, methodName};
}

let count = 0;

/** Each has a key of its own: of two that answer the same, both are to be named. A key may have no `#`. */
function keyOf(kind: string, name: string): string {
  return `${kind}.${++count}.${name.replaceAll('#', '%23')}`;
}
