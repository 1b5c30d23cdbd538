import {CoreBindings} from '@rondojs/core';
import {inject, injectable} from '@rondojs/context';

import {idOf} from './request-context.js';

import type {LogError} from './contract/actions.js';
import type {Logger} from '@rondojs/core';
import type {Provider} from '@rondojs/context';

/** Logs a failure, whole: what the client is not told is told here. */
@injectable()
export class LogErrorProvider implements Provider<LogError> {
  constructor(@inject(CoreBindings.LOGGER) private readonly logger: Logger) {}

  value(): LogError {
    return (error, status, request) => {
      const {method = '', url = ''} = request;
      const path = url.split('?', 1)[0] ?? '';
      const outcome = status < 500 ? 'was answered' : 'failed';
      this.logger.error({error, status, request: idOf(request)}, `Request ${method} ${path} ${outcome} with status code ${status}.`);
    };
  }
}
