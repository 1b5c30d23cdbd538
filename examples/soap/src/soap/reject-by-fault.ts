import {RestBindings, toProblem, writeProblem} from '@rondojs/rest';
import {inject, injectable} from '@rondojs/context';

import {toFault} from './fault.js';

import type {LogError, Reject} from '@rondojs/rest';
import type {Provider} from '@rondojs/context';

/**
 * Takes the place of `reject`: REST's own would hold every fault for the server's, since SOAP answers 500 to what its
 * clients do wrong, too.
 */
@injectable()
export class RejectByFaultProvider implements Provider<Reject> {
  constructor(@inject(RestBindings.SequenceActions.LOG_ERROR) private readonly logError: LogError) {}

  value(): Reject {
    return ({request, response}, error) => {
      writeProblem(response, error, toFault);
      const {status} = toProblem(error);
      if (status >= 500) this.logError(error, status, request);
    };
  }
}
