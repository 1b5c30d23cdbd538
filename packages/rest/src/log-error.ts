import {inspect} from 'node:util';

import type {LogError} from './contract/actions.js';

/** Writes a failure to standard error, whole: what the client is not told is told here. */
export const logErrorToConsole: LogError = (error, status, {method = '', url = ''}) => {
  const path = url.split('?', 1)[0] ?? '';
  const outcome = status < 500 ? 'was answered' : 'failed';
  process.stderr.write(`Request ${method} ${path} ${outcome} with status code ${status}. ${inspect(error)}\n`);
};
