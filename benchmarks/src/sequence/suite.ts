import {ok} from 'node:assert/strict';
import {tracingChannel} from 'node:diagnostics_channel';

import {answerBatch, perRequest} from './requests.js';
import {byHand, givenHandlers, handlerOf} from './api.js';
import {measure} from '../measure.js';
import {toCell, toFigure, toTable} from '../table.js';

import type {Effort} from '../measure.js';
import type {Handler} from './api.js';
import type {Summary} from '../samples.js';

const BY_HAND = 'the operation alone, by hand';

/** What the default sequence costs over its compiled operation, what it costs to replace it, and to listen. */
export async function runSequence(quick: boolean): Promise<string> {
  const effort: Effort = quick ? {rounds: 9, sample: 10} : {rounds: 21, sample: 30};
  const rows = await rowsOf({[BY_HAND]: byHand, ...(await givenHandlers())}, effort);
  const heard = [...(await listened('rondo:request', effort)), ...(await listened('rondo:action', effort))];
  return toTable(['one request, µs', 'median', 'more than by hand'], [...rows, ...heard]);
}

/** Who listens is heard by the whole process: these are measured for themselves, beside the same by hand. */
async function listened(name: string, effort: Effort): Promise<readonly (readonly string[])[]> {
  const channel = tracingChannel(name);
  const listener = {start: () => undefined, end: () => undefined, asyncStart: () => undefined, asyncEnd: () => undefined, error: () => undefined};
  channel.subscribe(listener);
  try {
    const handler = await handlerOf(() => undefined);
    const rows = await rowsOf({[BY_HAND]: byHand, [`somebody listens to ${name}`]: handler}, effort);
    return rows.slice(1);
  } finally {
    channel.unsubscribe(listener);
  }
}

async function rowsOf(handlers: Readonly<Record<string, Handler>>, effort: Effort): Promise<readonly (readonly string[])[]> {
  for (const [name, handler] of Object.entries(handlers)) await check(name, handler);
  const candidates = Object.entries(handlers).map(([name, handler]) => ({name, run: () => answerBatch(handler)}));
  const all = (await measure(candidates, effort)).map(ofOne);
  const least = all[0]?.median ?? NaN;
  return candidates.map(({name}, row) => [name, toCell(all[row] as Summary), row === 0 ? '' : toFigure((all[row] as Summary).median - least)]);
}

async function check(name: string, handler: Handler): Promise<void> {
  const answer = await answerBatch(handler);
  ok(answer.startsWith('HTTP/1.1 200 OK') && answer.endsWith('{"id":7,"title":"Rondo in A minor"}'), `${name}: ${answer}`);
}

function ofOne({median, low, high}: Summary): Summary {
  return {median: perRequest(median), low: perRequest(low), high: perRequest(high)};
}
