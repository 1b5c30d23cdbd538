import {Readable} from 'node:stream';

import {afterEach, describe, expect, it} from '@jest/globals';

import {get, post, response} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {Answer} from '../helpers.js';

const BARE = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};

class FaultController {
  @get('/broken')
  @response(200, {schema: {type: 'object', properties: {id: {type: 'integer'}}}})
  broken() {
    return {id: 'seven'};
  }

  @post('/created')
  @response(201, {schema: {type: 'object'}})
  created() {
    return {id: 7};
  }

  @get('/stream')
  stream() {
    return new Readable({read: () => undefined, construct: done => done(new Error('secret'))});
  }

  @get('/circle')
  circle() {
    const circle: Record<string, unknown> = {secret: 1};
    circle.self = circle;
    return circle;
  }

  @get('/json')
  @response(200, {schema: {type: 'object'}})
  json() {
    return {a: 1};
  }

  @get('/secret')
  secret() {
    throw new Error('secret');
  }
}

afterEach(stopAll);

describe('where other frameworks fail, measured with the same requests', () => {
  it.each<[string, string, string, (answer: Answer) => void]>([
    ['a result that breaks its declared response is a 500 with a diff in development', 'GET', '/broken', isDiff],
    ['a 201 that alone is declared is sent', 'POST', '/created', isStatus(201)],
    ['a stream that fails before its first byte is a 500 problem', 'GET', '/stream', isBare],
    ['a circular result is a 500 that says nothing', 'GET', '/circle', isBare],
    ['HEAD of a GET route is answered', 'HEAD', '/json', isStatus(200)],
    ['Accept: application/xml where JSON alone is declared is a 406', 'GET', '/json', isStatus(406)],
    ['a thrown Error("secret") is a 500 that says nothing', 'GET', '/secret', isBare],
  ])('%s', async (_, method, path, isRight) => {
    const {client} = await givenApplication([FaultController]);

    const headers = path === '/json' && method === 'GET' ? {accept: 'application/xml'} : {};
    const answer = await client.send(method, path, {headers});
    const next = await client.get('/json');

    isRight(answer);
    expect(next.status).toBe(200);
  });
});

function isStatus(status: number): (answer: Answer) => void {
  return answer => expect(answer.status).toBe(status);
}

function isBare({status, body, text}: Answer): void {
  expect([status, body]).toEqual([500, BARE]);
  expect(text).not.toContain('secret');
}

function isDiff({status, body}: Answer): void {
  expect(status).toBe(500);
  expect(body).toMatchObject({errors: [{in: 'response', pointer: '/id', message: 'must be an integer, and is "seven"'}]});
}
