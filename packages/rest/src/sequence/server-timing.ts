import {whenReady} from '@rondojs/context';

import type {RequestContext} from '../request-context.js';

const timings = new WeakMap<RequestContext, string[]>();

/** Takes the time of an action. Those that are known when the answer begins are told in `Server-Timing`. */
export function timeAction<T>(name: string, context: RequestContext, act: () => T): T {
  const {response} = context;
  const known = timings.get(context) ?? [];
  timings.set(context, known);
  if (isAnswering(name) && known.length > 0 && !response.headersSent) response.setHeader('server-timing', known.join(', '));
  const begun = performance.now();
  const note = () => known.push(`${name};dur=${(performance.now() - begun).toFixed(3)}`);
  return whenReady(act(), result => {
    note();
    return result;
  }) as T;
}

/** The two by which an answer begins: their own time is not known then. */
function isAnswering(name: string): boolean {
  return name === 'send' || name === 'reject';
}
