import {joinPaths, resolveReference} from '@rondojs/openapi-spec';
import {nearest} from '@rondojs/context';

import {UnknownOperationError} from './errors.js';

import type {Constructor} from '@rondojs/context';
import type {OpenApiSpec, ParameterObject, RequestBodyObject} from '@rondojs/openapi-spec';
import type {RestServer, Route} from '@rondojs/rest';

/** An operation that a request asks for. */
export interface Asked {
  readonly method: string;
  /** With placeholders where they are to be filled in, base path included. */
  readonly path: string;
  /** The operation, where the name is that of one: `/todos/7` is none. */
  readonly route: Route | undefined;
}

const METHOD_AND_PATH = /^([A-Z]+) (\/.*)$/;

/** Finds what `POST /todos`, `GET /todos/7` or an operationId asks for. */
export function findOperation(server: RestServer, name: string): Asked {
  const [, method, path] = METHOD_AND_PATH.exec(name) ?? [];
  if (method === undefined || path === undefined) return asked(findById(server, name));

  const full = joinPaths(server.config.basePath, path);
  const isAsked = (route: Route) => route.path === full && route.verb.toUpperCase() === method;
  return {method, path: full, route: server.routes().find(isAsked)};
}

/** Finds the operation that a method of a controller answers. */
export function findMethod(server: RestServer, controller: Constructor<object>, methodName: string): Asked & {route: Route} {
  const routes = server.routes();
  const route = routes.find(one => one.controller === controller && one.methodName === methodName);
  if (!route) throw unknown(`${controller.name}.${methodName}`, routes.map(({name}) => name));
  return asked(route);
}

/** The parameters that an operation describes. */
export function parametersOf(route: Route | undefined): readonly ParameterObject[] {
  const {spec, components} = route ?? {};
  return (spec?.parameters ?? []).map(one => resolve<ParameterObject>(components, one));
}

/** The media types in which an operation takes bodies. */
export function bodyTypesOf(route: Route | undefined): readonly string[] {
  if (!route?.spec.requestBody) return [];
  return Object.keys(resolve<RequestBodyObject>(route.components, route.spec.requestBody).content);
}

/** Follows a reference to the components of an operation. */
export function resolve<T extends object>(components: Route['components'] = {}, value: object): T {
  const document = {openapi: '3.1.1', info: {title: '', version: ''}, components} as OpenApiSpec;
  return resolveReference<T>(document, value as T);
}

function asked(route: Route): Asked & {route: Route} {
  return {method: route.verb.toUpperCase(), path: route.path, route};
}

function findById(server: RestServer, id: string): Route {
  const routes = server.routes();
  const found = routes.find(({spec}) => spec.operationId === id);
  if (found) return found;
  throw unknown(id, routes.flatMap(({spec}) => spec.operationId ?? []));
}

function unknown(name: string, known: readonly string[]): UnknownOperationError {
  return new UnknownOperationError(name, known, nearest(name, known));
}
