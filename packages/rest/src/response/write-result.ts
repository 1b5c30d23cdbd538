import {isPromiseLike, whenReady} from '@rondojs/context';

import {NATURAL_JSON} from './representation.js';
import {PLAIN_PLAN} from './plan.js';
import {chooseRepresentation} from './negotiation.js';
import {createAnswer} from './create-answer.js';
import {isPlain} from './kinds.js';
import {toJson} from './serialize.js';
import {whenDone} from './when-done.js';
import {writeAnswer} from './write-answer.js';

import type {OperationRetval} from '../contract/elements.js';
import type {Response} from '../contract/http.js';
import type {SendPlan} from './plan.js';
import type {ValueOrPromise} from '@rondojs/context';

/**
 * Writes a result as a whole response, and settles when that is finished or the client is gone.
 *
 * `undefined` is 204 without a body; text is `text/plain`, bytes are `application/octet-stream`, streams, iterables,
 * files and a web `Response` go out as what they are, anything else as JSON; unless a contract has it otherwise. A
 * result that is the response itself, or comes after the headers, is left alone: somebody has written the
 * response already.
 */
export function writeResultToResponse(
  response: Response,
  result: OperationRetval,
  plan: SendPlan = PLAIN_PLAN,
): ValueOrPromise<void> {
  if (response.headersSent || result === response) return whenDone(response);
  if (plan.isDirect && isPlain(result) && !hasSpecial(response)) return writeJson(response, result, plan);
  const written = whenReady(createAnswer(response, result, plan), answer => writeAnswer(response, answer, plan.options));
  // A Send that does not wait for it must not end the process by a stream that fails.
  if (isPromiseLike(written)) written.then(undefined, () => undefined);
  return written;
}

/** What an operation may have said of its result, and the short way does not look at: its type, and what 304 is for. */
const SPECIAL = ['content-type', 'etag', 'last-modified'];

/** Most often nobody has set any header, and one look tells so. */
function hasSpecial(response: Response): boolean {
  return response.getHeaderNames().length > 0 && SPECIAL.some(name => response.hasHeader(name));
}

/** The way of most results, with nothing on it that they do not need. */
function writeJson(response: Response, result: object, plan: SendPlan): ValueOrPromise<void> {
  const {req: request} = response;
  const {status, success} = plan.contract;
  const representation = (success && chooseRepresentation(request, success)) ?? NATURAL_JSON;
  const json = toJson(result);
  const honesty = representation.schema ? plan.honesty : undefined;
  const checked = honesty ? honesty.checkBody({value: result, text: json, status, representation, request}) : json;
  const {contentType} = representation;
  return typeof checked === 'string'
    ? writeText(response, status, contentType, checked)
    : checked.then(text => writeText(response, status, contentType, text));
}

function writeText(response: Response, status: number, contentType: string, text: string): ValueOrPromise<void> {
  const length = String(Buffer.byteLength(text));
  response.writeHead(status, ['content-type', contentType, 'content-length', length]).end(text);
  return whenDone(response);
}
