import {BindingKey} from '@rondojs/context';

import type {FindRoute} from './route.js';
import type {InvokeMethod, ParseParams, Reject, Send} from './actions.js';
import type {RequestContext} from '../request-context.js';
import type {ValueOrPromise} from '@rondojs/context';

/**
 * Responds to each request of a server. The contract is simple: it must produce a response.
 *
 * One is made for a server, unless what it has injected belongs to a request: then for each request.
 */
export interface SequenceHandler {
  handle(context: RequestContext): ValueOrPromise<void>;
}

/** The five actions of a server, as a sequence that is a function is given them. */
export interface SequenceActions {
  readonly findRoute: FindRoute;
  readonly parseParams: ParseParams;
  readonly invoke: InvokeMethod;
  readonly send: Send;
  readonly reject: Reject;
}

/** A sequence that is a function. What it throws is rejected for it. */
export type SequenceFunction = (context: RequestContext, sequence: SequenceActions) => ValueOrPromise<void>;

export const SEQUENCE = BindingKey.create<SequenceHandler>('rest.sequence');
