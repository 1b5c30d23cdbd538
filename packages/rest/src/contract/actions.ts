import {BindingKey} from '@rondojs/context';

import {FIND_ROUTE} from './route.js';

import type {Context, ValueOrPromise} from '@rondojs/context';
import type {OperationRetval, Params} from './elements.js';
import type {Request, Response} from './http.js';
import type {ResolvedRoute} from './route.js';

/**
 * Answers the question "what are the arguments?": reads path, query, headers, cookies and body as the route's
 * contract describes them, decodes and validates them.
 *
 * @throws {InvalidParametersError} 400, with all faults at once
 * @throws {InvalidBodyError} 422, with all faults at once
 * @throws {HttpError} 400, 413 or 415 for a body that cannot be read
 */
export type ParseParams = (request: Request, route: ResolvedRoute) => ValueOrPromise<Params>;

export const PARSE_PARAMS = BindingKey.create<ParseParams>('rest.sequence.actions.parseParams');

/**
 * Carries the route's operation out, and gives its logical result. It never touches the response; calling it
 * again is a new invocation.
 */
export type InvokeMethod = (
  route: ResolvedRoute,
  params: Params,
) => ValueOrPromise<OperationRetval>;

export const INVOKE_METHOD = BindingKey.create<InvokeMethod>('rest.sequence.actions.invokeMethod');

/**
 * Writes a result to the response: status, media type and shape as the route's contract has them.
 *
 * It settles when the response is finished or the client is gone. What it throws before the headers can still be
 * answered by a problem; after them the connection is broken off.
 *
 * @throws {NotAcceptableError} 406, with what would be accepted
 */
export type Send = (response: Response, result: OperationRetval) => ValueOrPromise<void>;

export const SEND = BindingKey.create<Send>('rest.sequence.actions.send');

/** What is needed to answer a failed request. */
export interface RejectContext extends Context {
  readonly request: Request;
  readonly response: Response;
}

/** Answers a request that failed. Whatever was thrown, the client gets one well-formed answer. */
export type Reject = (context: RejectContext, error: unknown) => ValueOrPromise<void>;

export const REJECT = BindingKey.create<Reject>('rest.sequence.actions.reject');

/** The keys of the five actions of a sequence. */
export const ACTION_KEYS: readonly BindingKey[] = [FIND_ROUTE, PARSE_PARAMS, INVOKE_METHOD, SEND, REJECT];

/**
 * Hears of every failure that is the server's own: status 500 and above, meant or not; and of results that were sent although
 * they break their contract, with the status they were sent with.
 */
export type LogError = (error: unknown, status: number, request: Request) => void;

export const LOG_ERROR = BindingKey.create<LogError>('rest.sequence.actions.logError');
