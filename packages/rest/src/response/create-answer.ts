import type {Readable} from 'node:stream';
import { pipeline} from 'node:stream';

import {whenReady} from '@rondojs/context';

import {DEFAULT_STREAM_TYPE, encodeEach} from './encode-each.js';
import {Heartbeat} from './heartbeat.js';
import {NATURAL_BYTES, NATURAL_JSON, NATURAL_TEXT, representationOf} from './representation.js';
import {addVary, fieldOf, fieldsOf} from './fields.js';
import {bytesOf, isByteStream, isBytes, isPlain, isStepwise, toNodeStream} from './kinds.js';
import {chooseRepresentation} from './negotiation.js';
import {isBodiless} from './answer.js';
import {isFileResult} from './file.js';
import {isReply} from './reply.js';
import {openFile} from './open-file.js';
import {isWebResponse, readWebResponse} from './web-response.js';
import {untilDraining} from './until-draining.js';

import type {Answer} from './answer.js';
import type {FileResult} from './file.js';
import type {Fields} from './fields.js';
import type {OperationRetval} from '../contract/elements.js';
import type {Reply} from './reply.js';
import type {DeclaredResponse, Representation} from './contract.js';
import type {Response} from '../contract/http.js';
import type {SendPlan} from './plan.js';
import type {ValueOrPromise} from '@rondojs/context';

/** How long the first event may take before the client learns that the stream is open, in milliseconds. */
const PATIENCE = 100;

/** A result on its way: with the status that it has, and the headers that it brings. */
interface Outgoing {
  readonly result: unknown;
  readonly status: number;
  readonly fields: Fields;
  readonly response: Response;
  readonly plan: SendPlan;
}

/** Finds the status, the media type and the bytes of a result, as its kind and the contract have them. */
export function createAnswer(response: Response, result: OperationRetval, plan: SendPlan): ValueOrPromise<Answer> {
  const given = isWebResponse(result) ? readWebResponse(result) : result;
  if (isReply(given)) return answerReply(given, response, plan);
  return encode({result: given, status: statusOf(given, plan), fields: new Map(), response, plan});
}

function answerReply({status, body, headers}: Reply, response: Response, plan: SendPlan): ValueOrPromise<Answer> {
  plan.honesty?.checkStatus(status, body, response.req);
  return encode({result: body, status, fields: fieldsOf(headers), response, plan});
}

/** No result is 204, unless the contract has a status of its own for a success: a created 201 without a body. */
function statusOf(result: unknown, {contract: {status, hasNoContent}}: SendPlan): number {
  return result === undefined && (hasNoContent || status === 200) ? 204 : status;
}

function encode(outgoing: Outgoing): ValueOrPromise<Answer> {
  const {result, status, fields, response, plan} = outgoing;
  if (result === undefined) {
    plan.honesty?.checkEmpty(status, response.req);
    return {status, fields, body: undefined};
  }
  if (isBodiless(status)) return {status, fields, body: isByteStream(result) ? toNodeStream(result) : undefined};
  if (isFileResult(result)) return encodeFile(result, outgoing);
  if (result instanceof Blob || isBytes(result) || isByteStream(result)) return encodeBytes(result, outgoing);
  return isStepwise(result) ? encodeSteps(result, outgoing) : encodeValue(outgoing);
}

function encodeFile(result: FileResult, outgoing: Outgoing): Promise<Answer> {
  const {status, fields, response} = outgoing;
  const declared = declaredType(outgoing);
  if (declared && !result.options.type) typed(declared, outgoing);
  return openFile(response.req, result, status, fields);
}

/** Bytes say nothing of themselves: they are the first type that is declared, unless a reply says which. */
function encodeBytes(result: Blob | ArrayBuffer | ArrayBufferView | Readable | ReadableStream, outgoing: Outgoing): Answer {
  const {status, fields} = outgoing;
  const natural = result instanceof Blob && result.type ? representationOf(result.type) : NATURAL_BYTES;
  typed(declaredType(outgoing) ?? natural, outgoing);
  if (result instanceof Blob) {
    fields.set('content-length', String(result.size));
    return {status, fields, body: toNodeStream(result.stream() as ReadableStream)};
  }
  return {status, fields, body: isBytes(result) ? bytesOf(result) : toNodeStream(result)};
}

function encodeSteps(result: AsyncIterable<unknown> | Iterable<unknown>, outgoing: Outgoing): Answer {
  const {status, fields, plan, response} = outgoing;
  const representation = chosenFor(outgoing) ?? representationOf(DEFAULT_STREAM_TYPE);
  typed(representation, outgoing);
  if (representation.essence !== 'text/event-stream') {
    return {status, fields, body: encodeEach(result, representation.essence), isLive: true};
  }

  if (!fields.has('cache-control')) fields.set('cache-control', 'no-cache');
  // Some proxies would keep events until they have a buffer full of them.
  fields.set('x-accel-buffering', 'no');
  const steps = encodeEach(untilDraining(result, response), representation.essence);
  const body = pipeline(steps, new Heartbeat(plan.options.heartbeat), () => undefined);
  return {status, fields, body, isLive: true, patience: PATIENCE};
}

function encodeValue(outgoing: Outgoing): ValueOrPromise<Answer> {
  const {result, status, fields, response, plan} = outgoing;
  const representation = chosenFor(outgoing) ?? (typeof result === 'string' ? NATURAL_TEXT : NATURAL_JSON);
  typed(representation, outgoing);
  return whenReady(plan.serialize(result, representation), text => {
    if (typeof text !== 'string' || !plan.honesty) return {status, fields, body: text};
    const checked = {value: result, text, status, representation, request: response.req};
    return whenReady(plan.honesty.checkBody(checked), body => ({status, fields, body}));
  });
}

/** The type that a header names, or that the client likes best of those that are declared; none for wildcards. */
function chosenFor(outgoing: Outgoing): Representation | undefined {
  const {fields, response} = outgoing;
  const declared = declaredFor(outgoing);
  const given = fieldOf('content-type', fields, response);
  if (given !== undefined) return representationOf(given, declared);

  const chosen = declared && chooseRepresentation(response.req, declared);
  if (declared && declared.representations.length > 1) addVary('Accept', fields, response);
  return chosen && isConcrete(chosen) ? chosen : undefined;
}

/** The type of a result that cannot be written in another one: the first that is declared. */
function declaredType(outgoing: Outgoing): Representation | undefined {
  const {fields, response} = outgoing;
  const declared = declaredFor(outgoing);
  const given = fieldOf('content-type', fields, response);
  if (given !== undefined) return representationOf(given, declared);

  if (declared) chooseRepresentation(response.req, declared);
  const first = declared?.representations[0];
  return first && isConcrete(first) ? first : undefined;
}

/** An error that is not declared is a problem only if it can be one. */
function declaredFor({result, status, plan: {contract}}: Outgoing): DeclaredResponse | undefined {
  const declared = contract.find(status);
  return declared === contract.ofErrors && !isPlain(result) ? undefined : declared;
}

function isConcrete({essence}: Representation): boolean {
  return !essence.includes('*');
}

function typed({contentType}: Representation, {fields, response}: Outgoing): void {
  if (fieldOf('content-type', fields, response) === undefined) fields.set('content-type', contentType);
}
