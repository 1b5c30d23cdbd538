import {BindingKey, BindingScope, Context, bind, brand, hasBrand} from '@rondojs/context';

import {RestConfigError} from './errors.js';

import type {Binding, Constructor, Resolver} from '@rondojs/context';
import type {Request, Response} from './contract/http.js';
import type {ResolvedRoute} from './contract/route.js';

/** Leads from a request, which actions are given, to its context. */
const CONTEXT = Symbol.for('rondo.requestContext');

const IS_REQUEST_CONTEXT = Symbol.for('rondo.RequestContext');

type RequestWithContext = Request & {[CONTEXT]?: RequestContext};

/**
 * The context of one request, inside of its server's.
 *
 * What is bound here is seen by this request alone, and can be injected into whatever is made for it.
 */
export class RequestContext extends Context {
  static {
    brand(this, IS_REQUEST_CONTEXT);
  }

  /** The route that answers, as soon as it has been found. */
  route: ResolvedRoute | undefined = undefined;

  /** The controller that answers, as soon as it has been made. */
  controller: object | undefined = undefined;

  private abortSignal: AbortSignal | undefined = undefined;

  constructor(
    server: Context,
    readonly request: Request,
    readonly response: Response,
  ) {
    super(server, undefined, BindingScope.REQUEST);
    (request as RequestWithContext)[CONTEXT] = this;
  }

  /** Aborts when the response is done or the client is gone: for work that nobody waits for then. Made when it is asked for. */
  get signal(): AbortSignal {
    return (this.abortSignal ??= signalOf(this.response));
  }
}

/** The context in which a request is handled. @throws {TypeError} for a request that no server handles */
export function contextOf(request: Request): RequestContext {
  const context = (request as RequestWithContext)[CONTEXT];
  if (context) return context;
  throw new TypeError('The request is not handled by a RestServer: it has no request context.');
}

/** The route that answers a request, if it has been found. */
export function routeOf(request: Request): ResolvedRoute | undefined {
  return (request as RequestWithContext)[CONTEXT]?.route;
}

export const REQUEST = BindingKey.create<Request>('rest.http.request');
export const RESPONSE = BindingKey.create<Response>('rest.http.response');
export const SIGNAL = BindingKey.create<AbortSignal>('rest.http.signal');
export const REQUEST_CONTEXT = BindingKey.create<RequestContext>('rest.http.request.context');
export const ROUTE = BindingKey.create<ResolvedRoute | undefined>('rest.operation.route');
export const CONTROLLER = BindingKey.create<object | undefined>('controller.current');
export const CONTROLLER_CLASS = BindingKey.create<Constructor<object> | undefined>('controller.current.ctor');
export const CONTROLLER_METHOD_NAME = BindingKey.create<string | undefined>('controller.current.operation');

/** What every request answers for itself: bound once for a server, asked of each request. */
export function requestBindings(): readonly Binding[] {
  return [
    ofRequest(REQUEST, context => context.request),
    ofRequest(RESPONSE, context => context.response),
    ofRequest(SIGNAL, context => context.signal),
    ofRequest(REQUEST_CONTEXT, context => context),
    ofRequest(ROUTE, context => context.route),
    ofRequest(CONTROLLER, context => context.controller),
    ofRequest(CONTROLLER_CLASS, context => context.route?.definition.controller),
    ofRequest(CONTROLLER_METHOD_NAME, context => context.route?.definition.methodName),
  ];
}

function signalOf(response: Response): AbortSignal {
  if (response.destroyed) return AbortSignal.abort(endOf(response));
  const controller = new AbortController();
  response.once('close', () => controller.abort(endOf(response)));
  return controller.signal;
}

function endOf({writableFinished}: Response): DOMException {
  return new DOMException(writableFinished ? 'The response is done.' : 'The client is gone.', 'AbortError');
}

function ofRequest<T>(key: BindingKey<T>, read: (context: RequestContext) => T): Binding {
  return bind<T>(key)
    .inScope(BindingScope.REQUEST)
    .toDynamicValue(({context}) => read(requestContext(key, context)));
}

function requestContext(key: BindingKey, context: Resolver): RequestContext {
  if (isRequestContext(context)) return context;
  throw new RestConfigError(
    `${String(key)} belongs to a request, and was asked for in ${context.name}, outside of any. ` +
      `Bind what has it injected in the scope TRANSIENT or REQUEST.`,
  );
}

function isRequestContext(context: Resolver): context is RequestContext {
  return hasBrand(context, IS_REQUEST_CONTEXT);
}
