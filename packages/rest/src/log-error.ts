import {CoreBindings} from '@rondojs/core';
import {inject, injectable} from '@rondojs/context';

import {idOf} from './request-context.js';
import {isHttpError} from './errors.js';

import type {HttpError} from './errors.js';
import type {LogError} from './contract/actions.js';
import type {Logger} from '@rondojs/core';
import type {Provider} from '@rondojs/context';

/**
 * Logs a failure: what the client is not told is told here.
 *
 * A defect is an error, told whole. What was meant to be answered by a status above 500, and says so by its class, is a
 * warning without a stack: nobody has to look for its place, and it may come with every request.
 */
@injectable()
export class LogErrorProvider implements Provider<LogError> {
  constructor(@inject(CoreBindings.LOGGER) private readonly logger: Logger) {}

  value(): LogError {
    return (error, status, request) => {
      const {method = '', url = ''} = request;
      const about = {status, request: idOf(request)};
      const path = url.split('?', 1)[0] ?? '';
      const meant = meantAnswerOf(error);
      if (meant) {
        const {code, message, cause} = meant;
        const fields = {code, ...about, ...(cause !== undefined && {cause})};
        return this.logger.warn(fields, `Request ${method} ${path} was answered with status code ${status}: ${message}`);
      }
      const outcome = status < 500 ? 'was answered' : 'failed';
      this.logger.error({error, ...about}, `Request ${method} ${path} ${outcome} with status code ${status}.`);
    };
  }
}

/** An error of HTTP that is no defect: 501, 503. */
function meantAnswerOf(error: unknown): HttpError | undefined {
  try {
    return isHttpError(error) && error.status > 500 ? error : undefined;
  } catch {
    // Anything may be thrown, also what throws when it is looked at.
    return undefined;
  }
}
