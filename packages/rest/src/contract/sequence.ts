import {BindingKey} from '@rondojs/context';

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

export const SEQUENCE = BindingKey.create<SequenceHandler>('rest.sequence');
