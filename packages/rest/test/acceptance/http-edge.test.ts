import {buffer} from 'node:stream/consumers';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {get, post, requestBody} from '@rondojs/openapi-spec';

import {exchange, givenApplication, stopAll} from '../helpers.js';

import type {HttpLimits} from '@rondojs/rest';
import type {Readable} from 'node:stream';

class EdgeController {
  @get('/slow')
  async slow() {
    await new Promise(resolve => setTimeout(resolve, 30));
    return {slow: true};
  }

  @post('/bytes')
  async bytes(@requestBody({content: {'application/octet-stream': {'x-parser': 'stream'}}}) body: Readable) {
    await buffer(body);
  }

  @post('/json')
  json(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }
}

jest.setTimeout(20_000);

const HEAD = 'HTTP/1.1\r\nHost: a\r\n';

afterEach(stopAll);

describe('what is no request', () => {
  it.each([
    ['bytes that mean nothing', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
    ['headers beyond their limit', `GET /slow ${HEAD}x: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['a version that is not spoken', 'GET /slow HTTP/2.0\r\nHost: a\r\n\r\n', 505, 'HTTP_VERSION_NOT_SUPPORTED'],
    ['a version that there is not', 'GET /slow HTTP/7.3\r\nHost: a\r\n\r\n', 505, 'HTTP_VERSION_NOT_SUPPORTED'],
    ['an expectation that nobody meets', `GET /slow ${HEAD}Expect: more\r\n\r\n`, 417, 'EXPECTATION_FAILED'],
  ])('is answered with a problem, and the connection is closed: %s', async (_, sent, status, code) => {
    const {app} = await givenApplication([EdgeController]);

    const received = await exchange(app.url, sent);

    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(received).toMatch(/content-type: application\/problem\+json\r\n/);
    expect(received).toMatch(/connection: close\r\n/i);
    expect(received).toContain(`"code":"${code}"`);
  });

  it('is answered after the request before it', async () => {
    const {app} = await givenApplication([EdgeController]);

    const received = await exchange(app.url, `GET /slow ${HEAD}\r\nhello\r\n\r\n`);

    expect(received).toMatch(/^HTTP\/1.1 200 [^]*{"slow":true}HTTP\/1.1 400 /);
  });
});

describe('limits of connections', () => {
  it('are options of the server', async () => {
    const http: Partial<HttpLimits> = {requestTimeout: 50, headersTimeout: 50, connectionsCheckingInterval: 20, maxHeaderSize: 500};
    const {app} = await givenApplication([EdgeController], undefined, {http});

    const [slow, large] = await Promise.all([
      exchange(app.url, 'GET /slow HT'),
      exchange(app.url, `GET /slow ${HEAD}x: ${'a'.repeat(600)}\r\n\r\n`),
    ]);

    expect(slow).toMatch(/^HTTP\/1.1 408 [^]*"code":"REQUEST_TIMEOUT"/);
    expect(large).toMatch(/^HTTP\/1.1 431 /);
  });

  it('close a connection after so many requests', async () => {
    const {app} = await givenApplication([EdgeController], undefined, {http: {maxRequestsPerSocket: 2}});

    const received = await exchange(app.url, `GET /slow ${HEAD}\r\n`, `GET /slow ${HEAD}\r\n`);

    expect(received.match(/connection: [\w-]+/gi)).toEqual(['Connection: keep-alive', 'Connection: close']);
  });
});

describe('a client that breaks off', () => {
  it('is no failure of the handler that was reading its body', async () => {
    const {app, logged} = await givenApplication([EdgeController], undefined, {
      http: {requestTimeout: 50, connectionsCheckingInterval: 20},
    });

    const sent = `POST /bytes ${HEAD}Content-Type: application/octet-stream\r\nContent-Length: 9\r\n\r\nabc`;
    const received = await exchange(app.url, sent);

    expect([received.slice(0, 12), logged]).toEqual(['HTTP/1.1 408', []]);
  });
});

describe('a client that waits to be told to go on', () => {
  it('has its connection closed if it asked for that', async () => {
    const {app} = await givenApplication([EdgeController]);
    const fields = 'Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n';

    const received = await exchange(app.url, `POST /json ${HEAD}Connection: close\r\n${fields}\r\n`, '{}');

    expect(received).toMatch(/^HTTP\/1.1 100 [^]*Connection: close\r\n[^]*{"body":{}}$/);
  });
});
