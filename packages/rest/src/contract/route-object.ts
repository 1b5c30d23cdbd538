import type {Constructor, Context, ValueOrPromise} from '@rondojs/context';
import type {OperationVerb, OperationObject} from '@rondojs/openapi-spec';
import type {Request, Response} from './http.js';

/**
 * Answers an operation. Its arguments are the parameters of the operation in their order, and then the body.
 */
export type OperationHandler = (...args: never[]) => unknown;

/** Makes the controller that answers a request, or gives one that is there. */
export type ControllerFactory<T extends object = object> = (context: Context) => ValueOrPromise<T>;

/** An operation and what answers it, without a decorator. */
export type RouteObject = HandlerRoute | ControllerRoute;

interface Endpoint {
  readonly verb: OperationVerb;
  /** A path template of OpenAPI, behind the server's base path. */
  readonly path: string;
  readonly spec: OperationObject;
}

/** An operation that a function answers. */
export interface HandlerRoute extends Endpoint {
  readonly handler: OperationHandler;
}

/** An operation that a method answers. */
export interface ControllerRoute extends Endpoint {
  readonly controller: Constructor<object>;
  readonly factory: ControllerFactory;
  readonly methodName: string;
}

/** A path that has moved. */
export interface Redirect {
  readonly from: string;
  /** Another path behind the base path, or a whole URL. */
  readonly to: string;
  readonly status: number;
}

/** A handler of node:http. */
export type NodeHandler = (request: Request, response: Response) => unknown;

/** Whatever can answer all requests below a path: a function, a server, or an application with one. */
export type Mountable = NodeHandler | {readonly requestHandler: NodeHandler} | {readonly restServer: {readonly requestHandler: NodeHandler}};

/** A path, and who answers below it. */
export interface Mount {
  readonly at: string;
  readonly target: Mountable;
}

/** The tag of bindings that hold a {@link RouteObject}. */
export const ROUTE_TAG = 'rest.route';

/** The tag of bindings that hold a {@link Redirect}. */
export const REDIRECT_TAG = 'rest.redirect';

/** The tag of bindings that hold a {@link Mount}. */
export const MOUNT_TAG = 'rest.mount';
