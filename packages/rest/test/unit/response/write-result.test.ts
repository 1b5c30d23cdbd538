import {IncomingMessage, ServerResponse} from 'node:http';
import {Socket} from 'node:net';

import {describe, expect, it} from '@jest/globals';

import {PLAIN_PLAN, isJsonOnly} from '../../../src/response/plan.js';
import {readContract} from '../../../src/response/contract.js';
import {thrownBy} from '../helpers.js';
import {writeResultToResponse} from '../../../src/response/write-result.js';

import type {SendPlan} from '../../../src/response/plan.js';

/** What a test's contract declares. */
interface Declared {
  readonly status: number;
  readonly mediaType: string | undefined;
}

const JSON_TYPE = 'application/json';
const TEXT = 'text/plain; charset=utf-8';

describe('writeResultToResponse', () => {
  it.each<[unknown, string, string]>([
    [{a: 1}, JSON_TYPE, '{"a":1}'],
    [[], JSON_TYPE, '[]'],
    [null, JSON_TYPE, 'null'],
    [0, JSON_TYPE, '0'],
    [false, JSON_TYPE, 'false'],
    [NaN, JSON_TYPE, 'null'],
    [Symbol('a'), JSON_TYPE, 'null'],
    [() => 1, JSON_TYPE, 'null'],
    [new Date(0), JSON_TYPE, '"1970-01-01T00:00:00.000Z"'],
    ['', TEXT, ''],
    ['é', TEXT, 'é'],
    [Buffer.from('é'), 'application/octet-stream', 'é'],
  ])('sends %p as %s', (result, type, body) => {
    const response = givenResponse();

    void writeResultToResponse(response, result);

    expect(written(response)).toEqual({status: 200, type, length: String(Buffer.byteLength(body)), body});
  });

  it.each<[unknown, Declared, string, string]>([
    ['a', {status: 201, mediaType: JSON_TYPE}, JSON_TYPE, '"a"'],
    ['a', {status: 200, mediaType: 'application/problem+json'}, 'application/problem+json', '"a"'],
    ['a', {status: 200, mediaType: 'application/json; charset=utf-8'}, 'application/json; charset=utf-8', '"a"'],
    ['<a/>', {status: 200, mediaType: 'application/xml'}, 'application/xml', '<a/>'],
    ['<p>', {status: 200, mediaType: 'text/html'}, 'text/html; charset=utf-8', '<p>'],
    ['a', {status: 200, mediaType: 'text/csv; header=present'}, 'text/csv; header=present', 'a'],
    [7, {status: 200, mediaType: 'text/plain'}, TEXT, '7'],
    [Buffer.from('{}'), {status: 200, mediaType: JSON_TYPE}, JSON_TYPE, '{}'],
    [{a: 1}, {status: 202, mediaType: undefined}, JSON_TYPE, '{"a":1}'],
  ])('sends %p by the contract %j', (result, contract, type, body) => {
    const response = givenResponse();

    void writeResultToResponse(response, result, contract && planOf(contract));

    expect(written(response)).toMatchObject({status: contract.status, type, body});
  });

  it.each<[unknown, Declared | undefined]>([
    [undefined, undefined],
    [undefined, {status: 200, mediaType: JSON_TYPE}],
    [undefined, {status: 204, mediaType: undefined}],
    [true, {status: 204, mediaType: undefined}],
  ])('sends no body for %p by the contract %j', (result, contract) => {
    const response = givenResponse();

    void writeResultToResponse(response, result, contract && planOf(contract));

    expect(written(response)).toEqual({status: 204, type: undefined, length: undefined, body: ''});
  });

  it('leaves a response alone that is the result itself', () => {
    const response = givenResponse();

    void writeResultToResponse(response, response);

    expect(response.headersSent).toBe(false);
  });

  it('leaves a response alone that has been sent', () => {
    const response = givenResponse();
    response.writeHead(202).end();

    void writeResultToResponse(response, {a: 1});

    expect(response.statusCode).toBe(202);
  });

  it.each([1n, givenCircle()])('writes nothing when a result is no JSON', result => {
    const response = givenResponse();

    const error = thrownBy(() => writeResultToResponse(response, result));

    expect(error).toBeInstanceOf(TypeError);
    expect(response.headersSent).toBe(false);
  });
});

function planOf({status, mediaType}: Declared): SendPlan {
  const content = mediaType === undefined ? {} : {content: {[mediaType]: {}}};
  const responses = {[status]: {description: '', ...content}};
  const contract = readContract({name: 'test', spec: {responses}, components: {}});
  return {...PLAIN_PLAN, contract, isDirect: isJsonOnly(contract)};
}

/** What went to the socket, header by header. */
function written(response: ServerResponse) {
  const sent = String(Reflect.get(response, 'outputData').map(({data}: {data: unknown}) => String(data)).join(''));
  const [head = '', body = ''] = sent.split('\r\n\r\n');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
  return {status: response.statusCode, type: field('content-type'), length: field('content-length'), body};
}

function givenResponse(): ServerResponse {
  return new ServerResponse(new IncomingMessage(new Socket()));
}

function givenCircle(): unknown {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  return circle;
}
