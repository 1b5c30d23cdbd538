import {operation} from './decorators/operation.js';
import {param} from './decorators/param.js';
import {requestBody} from './decorators/request-body.js';
import {response} from './decorators/response.js';
import {isReference} from './types.js';
import type {
  ContentDescription,
  OperationDescription,
  ParameterOptions,
  RequestBodyOptions,
  ResponseOptions,
  ResponseStatus,
} from './contract.js';
import type {SchemaSource} from './schemas/source.js';
import type {ArgumentValue} from './schemas/typed.js';
import type {ParameterValue, SchemaValue, Unchecked} from './schemas/value-of.js';
import type {OperationVerb, ParameterLocation, ReferenceObject} from './types.js';

/** A parameter: its schema; or the rest that is known of it, with `schema` or `content` among it. */
export type RouteParameter =
  | SchemaSource
  | (ParameterOptions & ({schema: SchemaSource} | {content: ContentDescription}));

export type RouteParameters = Readonly<Record<string, RouteParameter>>;

/** A body: a schema of JSON, or what `@requestBody` takes, with `schema` or `content` among it. */
export type RouteBody =
  | SchemaSource
  | (RequestBodyOptions & ({schema: SchemaSource} | {content: ContentDescription}));

/** By status: a schema of JSON, or what else `@response` takes. */
export type RouteResponses = Readonly<
  Record<string, SchemaSource | ResponseOptions | ReferenceObject>
>;

/** What the handler of a route gets: each part of the request that the route describes. */
export interface RouteArguments<Path, Query, Header, Cookie, Body> {
  readonly path: {readonly [name in keyof Path]: PathValue<Path[name]>};
  readonly query: {readonly [name in keyof Query]: Value<Query[name]>};
  readonly header: {readonly [name in keyof Header]: Value<Header[name]>};
  readonly cookie: {readonly [name in keyof Cookie]: Value<Cookie[name]>};
  readonly body: BodyValue<Body>;
}

type PathValue<P> = P extends {readonly schema: infer S}
  ? ParameterValue<S>
  : P extends {readonly content: unknown}
    ? Unchecked
    : ParameterValue<P>;

type Value<P> = P extends {readonly schema: infer S}
  ? ArgumentValue<S, P>
  : P extends {readonly content: unknown}
    ? Unchecked
    : ArgumentValue<P, unknown>;

type BodyValue<B> = B extends {readonly schema: infer S}
  ? SchemaValue<S> | (B extends {readonly required: false} ? undefined : never)
  : B extends {readonly content: unknown}
    ? Unchecked
    : SchemaValue<B>;

/** An operation that needs no class and no decorator. */
export interface RouteDescription<
  Path extends RouteParameters,
  Query extends RouteParameters,
  Header extends RouteParameters,
  Cookie extends RouteParameters,
  Body extends RouteBody | undefined,
> extends Omit<OperationDescription, 'parameters' | 'requestBody' | 'responses'> {
  readonly verb: OperationVerb;
  readonly path: string;

  /** The parameters of the path, by name; and so those of the query, the headers and the cookies. */
  readonly params?: Path;
  readonly query?: Query;
  readonly header?: Header;
  readonly cookie?: Cookie;
  readonly body?: Body;
  readonly responses?: RouteResponses;

  /** Answers a request, and gets what the route describes, checked by the compiler. */
  readonly handler: (args: RouteArguments<Path, Query, Header, Cookie, Body>) => unknown;
}

/** A route whose types have been checked. */
export interface Route
  extends Omit<OperationDescription, 'parameters' | 'requestBody' | 'responses'> {
  readonly verb: OperationVerb;
  readonly path: string;
  readonly params?: RouteParameters;
  readonly query?: RouteParameters;
  readonly header?: RouteParameters;
  readonly cookie?: RouteParameters;
  readonly body?: RouteBody | undefined;
  readonly responses?: RouteResponses;
  readonly handler: (args: never) => unknown;
}

/**
 * Describes an operation and its handler, whose arguments have the types of their schemas.
 *
 * @example
 * const find = route({
 *   verb: 'get',
 *   path: '/todos/{id}',
 *   params: {id: {type: 'integer'}},
 *   responses: {200: Todo, 404: {description: 'There is none.'}},
 *   handler: ({path}) => store.find(path.id),
 * });
 */
export function route<
  const Path extends RouteParameters = {},
  const Query extends RouteParameters = {},
  const Header extends RouteParameters = {},
  const Cookie extends RouteParameters = {},
  const Body extends RouteBody | undefined = undefined,
>(description: RouteDescription<Path, Query, Header, Cookie, Body>): Route {
  return description;
}

const PLACES = {params: 'path', query: 'query', header: 'header', cookie: 'cookie'} as const;

/** Where an argument of a method goes in the argument of a handler. */
type Slot = readonly ['path' | 'query' | 'header' | 'cookie', string] | readonly ['body'];

/**
 * Makes a controller of routes: what can be done with a class that has decorators can be done with it,
 * and its document is the same.
 *
 * @param name of the controller; with the names of the routes it makes their `operationId`s.
 *
 * @example
 * app.controller(routes('TodoController', {find, create}));
 *
 * @throws {OpenApiSpecError} when a path does not start with a slash.
 */
export function routes(
  name: string,
  handlers: Readonly<Record<string, Route>>,
): new () => object {
  const controller = class {};
  Object.defineProperty(controller, 'name', {value: name});
  for (const [method, one] of Object.entries(handlers)) addMethod(controller.prototype, method, one);
  return controller;
}

function addMethod(prototype: object, method: string, one: Route): void {
  const {verb, path, params, query, header, cookie, body, responses, handler, ...spec} = one;
  const parameters = Object.entries({params, query, header, cookie}).flatMap(([kind, described]) =>
    parametersOf(PLACES[kind as keyof typeof PLACES], described),
  );
  const slots: Slot[] = parameters.map(({in: place, name}) => [place as 'path', name]);
  parameters.forEach((parameter, index) => param(parameter)(prototype, method, index));
  if (body !== undefined) {
    describeBody(body)(prototype, method, slots.length);
    slots.push(['body']);
  }

  const references = describeResponses(prototype, method, responses);
  const value = (...values: unknown[]) => handler(gather(slots, values) as never);
  Object.defineProperty(prototype, method, {value, writable: true, configurable: true});
  const rest = {...spec, ...references} as OperationDescription;
  operation(verb, path, rest)(prototype, method, {value});
}

function parametersOf(location: ParameterLocation, described: RouteParameters = {}) {
  return Object.entries(described).map(([name, given]) => ({
    ...(isDescription(given) ? given : {schema: given}),
    name,
    in: location,
  }));
}

function describeBody(given: RouteBody) {
  return isDescription(given) ? requestBody(given as RequestBodyOptions) : requestBody.json(given);
}

/** Describes responses, and gives those that only refer to the components. */
function describeResponses(prototype: object, method: string, responses: RouteResponses = {}) {
  const all = Object.entries(responses);
  const references = all.filter(([, given]) => isResponseReference(given));
  for (const [status, given] of all.filter(([, given]) => !isResponseReference(given)))
    response(status as ResponseStatus, given)(prototype, method);
  return references.length ? {responses: Object.fromEntries(references)} : {};
}

function isResponseReference(given: unknown): boolean {
  return isReference(given) && given.$ref.startsWith('#/components/responses/');
}

/** JSON Schema has neither a keyword `schema` nor `content`. */
function isDescription<T extends object>(
  given: SchemaSource | T,
): given is Exclude<T, SchemaSource> {
  return typeof given === 'object' && ('schema' in given || 'content' in given);
}

function gather(slots: readonly Slot[], values: readonly unknown[]): object {
  const gathered = {path: {}, query: {}, header: {}, cookie: {}, body: undefined as unknown};
  slots.forEach(([place, name], index) => {
    if (name === undefined) gathered.body = values[index];
    else Object.assign(gathered[place as 'path'], {[name]: values[index]});
  });
  return gathered;
}
