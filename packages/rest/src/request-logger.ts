import {BindingKey, BindingScope, bind} from '@rondojs/context';
import {CoreBindings} from '@rondojs/core';

import {REQUEST_CONTEXT} from './request-context.js';

import type {Binding, Context} from '@rondojs/context';
import type {Logger} from '@rondojs/core';

/** The logger of a request: its lines tell the server, the method, the path, and a number of the request's own. */
export const REQUEST_LOGGER = BindingKey.create<Logger>('rest.http.logger');

/** A logger for a server, and one for each of its requests, which is made when something has it injected. */
export function loggerBindings(application: Context, server: string): readonly Binding[] {
  const logger = application.getSync(CoreBindings.LOGGER).child({server});
  const ofRequest = bind<Logger>(REQUEST_LOGGER)
    .inScope(BindingScope.REQUEST)
    .toDynamicValue(({context}) => {
      const {id, trace, request} = context.getSync(REQUEST_CONTEXT);
      const {method, url = ''} = request;
      // Without the query, which may hold what is nobody's business.
      return logger.child({request: id, ...(trace && {trace: trace.traceId}), method, path: url.split('?', 1)[0]});
    });
  return [bind<Logger>(CoreBindings.LOGGER).to(logger), ofRequest];
}
