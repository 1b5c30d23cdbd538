import {SecondResponseError} from './errors.js';

import type {Response} from './contract/http.js';

/** The methods by which an answer begins; none of them may come when its head is gone. */
const HEAD_METHODS = ['writeHead', 'setHeader', 'appendHeader'] as const;

/** The methods by which its body is written; none of them may come when it has ended. */
const BODY_METHODS = ['write', 'end'] as const;

type Method = (typeof HEAD_METHODS)[number] | (typeof BODY_METHODS)[number];

const FIRST = Symbol('rondo.firstAnswer');

type WatchedResponse = Response & {[FIRST]?: Error};

/**
 * Has whoever answers a second time hear of it with the place of the first answer, also those who write to the
 * response themselves. It is for development: each response costs some microseconds.
 */
export function watchAnswer(response: Response): void {
  for (const name of HEAD_METHODS) watch(response, name, () => response.headersSent);
  for (const name of BODY_METHODS) watch(response, name, () => response.writableEnded);
}

/** The error of a second answer, with the place of the first where that was watched. */
export function secondAnswerTo(response: WatchedResponse): SecondResponseError {
  const {method, url = ''} = response.req;
  const first = response[FIRST]?.stack?.split('\n').slice(1).join('\n');
  return new SecondResponseError(method, url.split('?', 1)[0] ?? '', first);
}

function watch(response: WatchedResponse, name: Method, isOver: () => boolean): void {
  const original = response[name] as (...args: unknown[]) => unknown;
  const watched = (...args: unknown[]): unknown => {
    if (isOver()) throw secondAnswerTo(response);
    if (isBeginning(name)) remember(response, watched);
    return original.apply(response, args);
  };
  Object.defineProperty(response, name, {value: watched, writable: true, configurable: true, enumerable: false});
}

function isBeginning(name: Method): boolean {
  return name !== 'setHeader' && name !== 'appendHeader';
}

function remember(response: WatchedResponse, from: (...args: unknown[]) => unknown): void {
  if (response[FIRST]) return;
  const first = new Error('The first answer');
  Error.captureStackTrace(first, from);
  response[FIRST] = first;
}
