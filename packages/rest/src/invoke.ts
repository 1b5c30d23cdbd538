import {injectable} from '@rondojs/context';

import {foldable} from './contract/foldable.js';
import {contextOf} from './request-context.js';
import {refuseUnacceptable} from './response/refuse-early.js';

import type {InvokeMethod} from './contract/actions.js';
import type {Provider} from '@rondojs/context';

/**
 * Carries an operation out, as the default sequence does: for an action of your own to build on.
 *
 * @throws {NotAcceptableError} 406, when the contract tells that the client could not be answered
 */
export const invokeOperation: InvokeMethod = foldable(
  ({request, definition}, params) => {
    refuseUnacceptable(request, definition);
    const context = contextOf(request);
    context.params = params;
    return (context.returned = definition.invoke(context, params));
  },
  () => invokeOperation,
);

/** Third step of the sequence. */
@injectable()
export class InvokeMethodProvider implements Provider<InvokeMethod> {
  value(): InvokeMethod {
    return invokeOperation;
  }
}
