import {BindingKey, BindingScope, Context, bind, brand, hasBrand} from '@rondojs/context';

import {PROXY_TRUST, originOf} from './manners/proxy.js';
import {MissingElementError, RestConfigError} from './errors.js';
import {REST_CONFIG} from './config.js';
import {requestIdOf, traceContextOf} from './manners/request-id.js';

import type {Binding, Constructor, Resolver} from '@rondojs/context';
import type {OperationRetval, Params} from './contract/elements.js';
import type {Request, Response} from './contract/http.js';
import type {RequestOrigin} from './manners/proxy.js';
import type {ResolvedRoute} from './contract/route.js';
import type {TraceContext} from './manners/request-id.js';

/** Leads from a request, which actions are given, to its context. */
const CONTEXT = Symbol.for('rondo.requestContext');

const IS_REQUEST_CONTEXT = Symbol.for('rondo.RequestContext');

/** Stands for the result of an operation that has not returned. */
const PENDING = Symbol('rondo.pending');

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

  /** The arguments of the operation, as soon as it has been invoked. */
  params: Params | undefined = undefined;

  /** Whether an answer is being sent, or has been: there is one. @internal */
  isSent = false;

  /** Whether the time limit has answered: what the sequence gives later is thrown away. @internal */
  isAbandoned = false;

  private outcome: OperationRetval = PENDING;
  private abortController: AbortController | undefined = undefined;
  private knownId: string | undefined = undefined;
  private knownOrigin: RequestOrigin | undefined = undefined;

  constructor(
    server: Context,
    readonly request: Request,
    readonly response: Response,
  ) {
    super(server, undefined, BindingScope.REQUEST);
    (request as RequestWithContext)[CONTEXT] = this;
  }

  /** What the operation has returned, or the promise of it, as soon as it has been invoked. */
  get returned(): OperationRetval {
    return this.hasReturned ? this.outcome : undefined;
  }

  set returned(result: OperationRetval) {
    this.outcome = result;
  }

  /** Whether the operation has returned: it may have returned nothing. */
  get hasReturned(): boolean {
    return this.outcome !== PENDING;
  }

  /** Aborts when the response is done or the client is gone: for work that nobody waits for then. Made when it is asked for. */
  get signal(): AbortSignal {
    return (this.abortController ??= this.createController()).signal;
  }

  /** The number of the request: that which its client or a proxy has given it, or one of its own. */
  get id(): string {
    return (this.knownId ??= requestIdOf(this.request));
  }

  /** The trace that the request belongs to, where `traceparent` says it. */
  get trace(): TraceContext | undefined {
    return traceContextOf(this.request);
  }

  /** What stands before the paths of all operations. */
  get basePath(): string {
    return this.getSync(REST_CONFIG).basePath;
  }

  /** `http` or `https`, as the client has asked: a proxy that is trusted may say so. */
  get requestedProtocol(): string {
    return this.origin.protocol;
  }

  /** Where the client reaches the server, base path included: `https://api.example.org/v1`. */
  get requestedBaseUrl(): string {
    const {protocol, host} = this.origin;
    return `${protocol}://${host}${this.basePath}`;
  }

  /** The address of the client: as a proxy that is trusted says, else that of the connection. */
  get clientAddress(): string | undefined {
    return this.origin.clientAddress;
  }

  /** Gives the request up: its signal aborts, and what comes of it is thrown away. @internal */
  abandon(reason: Error): void {
    this.isAbandoned = true;
    (this.abortController ??= this.createController()).abort(reason);
  }

  private get origin(): RequestOrigin {
    return (this.knownOrigin ??= originOf(this.request, this.getSync(PROXY_TRUST)));
  }

  private createController(): AbortController {
    const controller = new AbortController();
    const {response} = this;
    if (response.destroyed) controller.abort(endOf(response));
    else response.once('close', () => controller.abort(endOf(response)));
    return controller;
  }
}

/** The context in which a request is handled. @throws {TypeError} for a request that no server handles */
export function contextOf(request: Request): RequestContext {
  const context = (request as RequestWithContext)[CONTEXT];
  if (context) return context;
  throw new TypeError('The request is not handled by a RestServer: it has no request context.');
}

/** The context of a request, a response, a route or a context: of what actions are given first. */
export function findContext(given: unknown): RequestContext | undefined {
  const {request, req} = given as {request?: RequestWithContext; req?: RequestWithContext};
  return (request ?? req ?? (given as RequestWithContext))[CONTEXT];
}

/** Whether a request was given up, and nobody waits for what comes of it. */
export function isAbandoned(request: Request): boolean {
  return (request as RequestWithContext)[CONTEXT]?.isAbandoned ?? false;
}

/** The number of a request, also of one that never came to a sequence. */
export function idOf(request: Request): string {
  return (request as RequestWithContext)[CONTEXT]?.id ?? requestIdOf(request);
}

/** The route that answers a request, if it has been found. */
export function routeOf(request: Request): ResolvedRoute | undefined {
  return (request as RequestWithContext)[CONTEXT]?.route;
}

export const REQUEST = BindingKey.create<Request>('rest.http.request');
export const RESPONSE = BindingKey.create<Response>('rest.http.response');
export const SIGNAL = BindingKey.create<AbortSignal>('rest.http.signal');
export const REQUEST_CONTEXT = BindingKey.create<RequestContext>('rest.http.request.context');
export const ROUTE = BindingKey.create<ResolvedRoute>('rest.operation.route');
export const PARAMS = BindingKey.create<Params>('rest.operation.params');
export const RETURN_VALUE = BindingKey.create<OperationRetval>('rest.operation.returnValue');
export const REQUEST_ID = BindingKey.create<string>('rest.http.requestId');
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
    ofRequest(ROUTE, context => context.route ?? refuseEarly(ROUTE, 'findRoute')),
    ofRequest(PARAMS, context => context.params ?? refuseEarly(PARAMS, 'invoke')),
    ofRequest(RETURN_VALUE, context => (context.hasReturned ? context.returned : refuseEarly(RETURN_VALUE, 'invoke'))),
    ofRequest(REQUEST_ID, context => context.id),
    ofRequest(CONTROLLER, context => context.controller),
    ofRequest(CONTROLLER_CLASS, context => context.route?.definition.controller),
    ofRequest(CONTROLLER_METHOD_NAME, context => context.route?.definition.methodName),
  ];
}

function endOf({writableFinished}: Response): DOMException {
  return new DOMException(writableFinished ? 'The response is done.' : 'The client is gone.', 'AbortError');
}

function ofRequest<T>(key: BindingKey<T>, read: (context: RequestContext) => T): Binding {
  return bind<T>(key)
    .inScope(BindingScope.REQUEST)
    .toDynamicValue(({context}) => read(requestContext(key, context)));
}

function refuseEarly(key: BindingKey, action: string): never {
  throw new MissingElementError(String(key), action);
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
