import {whenReady} from '@rondojs/context';

import {compress} from './compress.js';
import {etagOf} from './etag.js';
import {addVary, fieldOf, flatten} from './fields.js';
import {isBodiless} from './answer.js';
import {isFresh} from './preconditions.js';
import {whenDone} from './when-done.js';
import {writeStream} from './write-stream.js';

import type {Answer} from './answer.js';
import type {Fields} from './fields.js';
import type {Response} from '../contract/http.js';
import type {SendOptions} from './plan.js';
import type {ValueOrPromise} from '@rondojs/context';

/** What is said of a body, and is not true where there is none. */
const OF_BODY = ['content-type', 'content-length', 'content-encoding', 'content-disposition', 'accept-ranges'];

/** Sends an answer; one that the client has already is 304 instead. */
export function writeAnswer(response: Response, answer: Answer, options: SendOptions): ValueOrPromise<void> {
  addEtag(response, answer, options.etag);
  if (answer.status === 200 && isFresh(response.req, validatorsOf(response, answer))) {
    // A cache must know of all that the whole answer would have depended on.
    if (options.compression) addVary('Accept-Encoding', answer.fields, response);
    return write(response, withoutBody(answer, 304));
  }
  if (isBodiless(answer.status)) return write(response, withoutBody(answer, answer.status));
  if (!options.compression) return write(response, answer);
  return whenReady(compress(answer, options.compression, response), ready => write(response, ready));
}

function addEtag(response: Response, {status, fields, body}: Answer, etag: SendOptions['etag']): void {
  if (etag === 'off' || status !== 200 || (response.req.method !== 'GET' && response.req.method !== 'HEAD')) return;
  if (body === undefined || (typeof body !== 'string' && !(body instanceof Uint8Array))) return;
  if (fieldOf('etag', fields, response) === undefined) fields.set('etag', etagOf(body, etag));
}

function validatorsOf(response: Response, {fields}: Answer) {
  const modified = fieldOf('last-modified', fields, response);
  return {
    etag: fieldOf('etag', fields, response),
    lastModified: modified === undefined ? undefined : new Date(modified),
  };
}

function withoutBody({fields, body}: Answer, status: number): Answer {
  if (typeof body === 'object' && 'destroy' in body) body.on('error', () => undefined).destroy();
  for (const name of OF_BODY) fields.delete(name);
  return {status, fields, body: undefined};
}

function write(response: Response, {status, fields, body, patience}: Answer): ValueOrPromise<void> {
  if (typeof body === 'object' && !(body instanceof Uint8Array)) {
    return writeStream(response, body, {status, headers: flatten(fields, response), patience});
  }
  setLength(fields, status, body);
  response.writeHead(status, flatten(fields, response)).end(body);
  return whenDone(response);
}

function setLength(fields: Fields, status: number, body: string | Uint8Array | undefined): void {
  if (status === 204 || status === 304) return;
  fields.set('content-length', String(body === undefined ? 0 : Buffer.byteLength(body)));
}
