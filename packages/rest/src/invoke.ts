import {injectable} from '@rondojs/context';

import {foldable} from './contract/foldable.js';
import {contextOf} from './request-context.js';

import type {InvokeMethod} from './contract/actions.js';
import type {Provider} from '@rondojs/context';

/** Carries an operation out, as the default sequence does: for an action of your own to build on. */
export const invokeOperation: InvokeMethod = foldable(
  (route, params) => {
    const context = contextOf(route.request);
    context.params = params;
    return (context.returned = route.definition.invoke(context, params));
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
