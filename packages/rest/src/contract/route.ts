import {BindingKey} from '@rondojs/context';

import type {ArgumentSource, ComponentsObject, OperationObject, OperationVerb, ResponseObject} from '@rondojs/openapi-spec';
import type {Constructor, Context, ValueOrPromise} from '@rondojs/context';
import type {OperationRetval, Params} from './elements.js';
import type {Request} from './http.js';
import type {RouteNotFoundError} from '../errors.js';

/**
 * An operation of the contract, and how to carry it out.
 *
 * A route is made once, at the start; actions may keep beside it what they have compiled for it.
 */
export interface Route {
  /** What else than an operation it is: a redirect goes before others, a mount takes what is left. */
  readonly kind?: 'redirect' | 'mount';
  readonly verb: OperationVerb;
  /** A path template of OpenAPI, base path included: `/todos/{id}`. */
  readonly path: string;
  readonly spec: OperationObject;
  /** Where each argument comes from; undefined for one that the request does not give. */
  readonly args: readonly (ArgumentSource | undefined)[];
  /** What `#/components/...` in the operation refers to. */
  readonly components: ComponentsObject;
  /** What its document says of errors that the operation does not declare. */
  readonly problem?: ResponseObject;
  /** What messages call it: `TodoController.create`. */
  readonly name: string;
  /** The class that answers, where one does. */
  readonly controller?: Constructor<object>;
  /** The method of that class. */
  readonly methodName?: string;
  /** The key of the binding that makes its instances, where one does. */
  readonly controllerKey?: string;
  /** Carries the operation out in the context of a request. */
  invoke(context: Context, params: Params): ValueOrPromise<OperationRetval>;
}

/** The route that answers a request, with what the request's URL says. The first element of a sequence. */
export class ResolvedRoute {
  constructor(
    readonly definition: Route,
    readonly request: Request,
    /** The texts of the template's placeholders as the URL has them, escapes included. */
    readonly rawPathParams: Readonly<Record<string, string>>,
    /** The raw text behind the `?` of the URL, or the empty string. */
    readonly queryString: string,
  ) {}

  /** The texts of the template's placeholders, decoded. */
  get pathParams(): Readonly<Record<string, string>> {
    const entries = Object.entries(this.rawPathParams);
    return Object.fromEntries(entries.map(([name, text]) => [name, decodeURIComponent(text)]));
  }

  get verb(): OperationVerb {
    return this.definition.verb;
  }

  get path(): string {
    return this.definition.path;
  }

  get spec(): OperationObject {
    return this.definition.spec;
  }
}

/**
 * Answers the question "which route answers this request?".
 *
 * The steps after it may rely on the answer: its route exists, and the escapes of its path can be decoded.
 *
 * @throws {RouteNotFoundError} 404, when no route has the path
 * @throws {MethodNotAllowedError} 405, when routes have the path and none the method
 * @throws {BadPathError} 400, when the path has an escape that means nothing
 * @throws {UrlTooLongError} 414
 */
export type FindRoute = (request: Request) => ResolvedRoute;

export const FIND_ROUTE = BindingKey.create<FindRoute>('rest.sequence.actions.findRoute');

/** All routes of a server. */
export interface RouteFinder {
  /** In the order in which they were added. */
  readonly routes: readonly Route[];
  /** The error of a path of nobody is returned: to throw it would cost as much as to answer it. All others are thrown. */
  find(request: Request): ResolvedRoute | RouteNotFoundError;
  /** The methods that the path of a request answers, sorted; none for an unknown path. */
  methodsOf(request: Request): readonly string[];
}

export const ROUTING_TABLE = BindingKey.create<RouteFinder>('rest.routingTable');
