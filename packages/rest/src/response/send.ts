import {injectable} from '@rondojs/context';

import {contextOf} from '../request-context.js';
import {successContractOf} from './contract.js';
import {writeResultToResponse} from './write-result.js';

import type {Provider} from '@rondojs/context';
import type {Send} from '../contract/actions.js';

/** Fourth step of the sequence. */
@injectable()
export class SendProvider implements Provider<Send> {
  value(): Send {
    return (response, result) => {
      const {route} = contextOf(response.req);
      writeResultToResponse(response, result, route && successContractOf(route.spec));
    };
  }
}
