import {injectable} from '@rondojs/context';

import {contextOf} from './request-context.js';

import type {InvokeMethod} from './contract/actions.js';
import type {Provider} from '@rondojs/context';

/** Third step of the sequence. */
@injectable()
export class InvokeMethodProvider implements Provider<InvokeMethod> {
  value(): InvokeMethod {
    return (route, params) => route.definition.invoke(contextOf(route.request), params);
  }
}
