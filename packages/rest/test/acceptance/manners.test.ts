import {afterEach, describe, expect, it} from '@jest/globals';

import {RestApplication, RestBindings} from '@rondojs/rest';
import {get, patch, post, requestBody} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {exchange, givenApplication, stopAll} from '../helpers.js';

import type {OperationObject} from '@rondojs/openapi-spec';
import type {RequestContext, RequestIdOptions, RestServerConfig} from '@rondojs/rest';

class ThingController {
  constructor(@inject(RestBindings.Http.CONTEXT) private readonly context: RequestContext) {}

  @get('/things')
  list() {
    return [];
  }

  @post('/things')
  create(@requestBody({content: {'application/json': {schema: {type: 'object'}}}}) body: object) {
    return body;
  }

  @patch('/things')
  change(@requestBody({content: {'application/json': {schema: {type: 'object'}}}}) body: object) {
    return body;
  }

  @get('/old')
  old() {
    return 'old';
  }

  @get('/origin')
  origin() {
    const {requestedBaseUrl, requestedProtocol, clientAddress, basePath} = this.context;
    return {requestedBaseUrl, requestedProtocol, clientAddress, basePath};
  }

  @get('/fail')
  fail() {
    throw new Error('secret');
  }
}

afterEach(stopAll);

describe('OPTIONS', () => {
  it.each([
    ['/things', 204, 'GET, HEAD, OPTIONS, PATCH, POST'],
    ['/old', 204, 'GET, HEAD, OPTIONS'],
    ['/nobody', 404, null],
  ])('of %s is %i', async (path, status, allow) => {
    const {client} = await givenApplication([ThingController]);

    const answer = await client.send('OPTIONS', path);

    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
  });

  it('of the whole server lists all methods', async () => {
    const {app} = await givenApplication([ThingController]);

    const received = await exchange(app.url, 'OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');

    expect(received).toMatch(/^HTTP\/1.1 204 [^]*allow: GET, HEAD, OPTIONS, PATCH, POST/i);
  });
});

describe('an operation that goes', () => {
  it.each<[string, Partial<OperationObject>, string | null, string | null]>([
    ['with both dates', {deprecated: true, 'x-deprecated-since': '2024-01-01', 'x-sunset': '2030-12-31'}, '@1704067200', 'Tue, 31 Dec 2030 00:00:00 GMT'],
    ['with a time of day', {deprecated: true, 'x-deprecated-since': '2024-01-01T12:00:00.5+01:00'}, '@1704106800', null],
    ['without a date', {deprecated: true}, '@0', null],
    ['at a date alone', {'x-sunset': '2030-12-31T23:59:59Z'}, null, 'Tue, 31 Dec 2030 23:59:59 GMT'],
    ['and is not deprecated after all', {deprecated: false, 'x-deprecated-since': '2024-01-01'}, null, null],
    ['not at all', {}, null, null],
  ])('says so by Deprecation and Sunset, %s, also when it fails', async (_, more, deprecation, sunset) => {
    const parameters = [{name: 'n', in: 'query' as const, schema: {type: 'integer' as const}}];
    const {client} = await givenApplication([], app => {
      app.route('get', '/old', {responses: {200: {description: 'ok'}}, parameters, ...more}, () => 'old');
    });

    const answers = [await client.get('/old'), await client.send('HEAD', '/old'), await client.get('/old?n=x')];

    expect(answers.map(({status}) => status)).toEqual([200, 200, 400]);
    for (const {headers} of answers) expect([headers.get('deprecation'), headers.get('sunset')]).toEqual([deprecation, sunset]);
  });

  it.each<[string, Partial<OperationObject>, string]>([
    ['a date that is none', {deprecated: true, 'x-deprecated-since': 'soon'}, 'x-deprecated-since "soon", which is no date'],
    ['a number', {'x-sunset': 2030}, 'x-sunset 2030, which is no date'],
    ['an end before it is deprecated', {deprecated: true, 'x-deprecated-since': '2030-01-01', 'x-sunset': '2029-01-01'}, 'before its x-deprecated-since'],
  ])('is refused at the start with %s', async (_, more, message) => {
    const app = new RestApplication({rest: {port: 0}});
    app.route('get', '/old', {responses: {200: {description: 'ok'}}, ...more}, () => 'old');

    await expect(app.start()).rejects.toThrow(message);
  });
});

describe('Server-Timing', () => {
  it('tells the time of each action, if it is asked for', async () => {
    const [timed, plain] = [
      await givenApplication([ThingController], undefined, {serverTiming: true}),
      await givenApplication([ThingController]),
    ];

    const headers = [await timed.client.get('/things'), await timed.client.get('/fail'), await plain.client.get('/things')].map(
      answer => answer.headers.get('server-timing'),
    );

    expect(headers[0]).toMatch(/^findRoute;dur=[\d.]+, parseParams;dur=[\d.]+, invoke;dur=[\d.]+$/);
    expect(headers[1]).toMatch(/^findRoute;dur=[\d.]+, parseParams;dur=[\d.]+/);
    expect(headers[2]).toBeNull();
  });
});

describe('the number of a request', () => {
  it.each<[RequestIdOptions, string, object]>([
    [{answer: true, problem: 'requestId'}, 'abc-123', {requestId: 'abc-123'}],
    [{answer: true, problem: 'instance'}, '0f8fad5b-d9cb-469f-a165-70867728950e', {instance: 'urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e'}],
    [{answer: true, problem: 'instance'}, 'abc', {instance: '#abc'}],
  ])('is that which was given, if it is sane: %j', async (requestId, id, member) => {
    const {client} = await givenApplication([ThingController], undefined, {requestId});

    const given = await client.get('/fail', {'x-request-id': id});
    const made = await client.get('/fail', {'x-request-id': 'no id at all'});

    expect(given.headers.get('x-request-id')).toBe(id);
    expect(given.body).toMatchObject(member);
    expect(made.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('stays with the server unless it is asked for', async () => {
    const {client} = await givenApplication([ThingController]);

    const {headers, body} = await client.get('/fail', {'x-request-id': 'abc'});

    expect([headers.get('x-request-id'), Object.keys(body as object)]).toEqual([null, ['type', 'title', 'status', 'code']]);
  });

  it.each([
    ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', {traceId: '0af7651916cd43dd8448eb211c80319c', parentId: 'b7ad6b7169203331', isSampled: true}],
    ['01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-more', {traceId: '0af7651916cd43dd8448eb211c80319c', parentId: 'b7ad6b7169203331', isSampled: false}],
    ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more', null],
    ['ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', null],
    ['00-00000000000000000000000000000000-b7ad6b7169203331-01', null],
    ['00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01', null],
    ['nonsense', null],
  ])('comes with its trace: %s', async (traceparent, trace) => {
    const {client} = await givenApplication([], app => app.handler((context, {send}) => send(context.response, context.trace ?? {none: true})));

    const {body} = await client.get('/', {traceparent});

    expect(body).toEqual(trace ?? {none: true});
  });
});

describe('where a client has asked', () => {
  const FORWARDED = {'x-forwarded-proto': 'https', 'x-forwarded-host': 'api.example.org', 'x-forwarded-for': '203.0.113.9'};
  const PUBLIC = {requestedBaseUrl: 'https://api.example.org/v1', requestedProtocol: 'https', clientAddress: '203.0.113.9', basePath: '/v1'};

  it.each<[string, RestServerConfig['trustProxy'], Record<string, string>, object]>([
    ['X-Forwarded-…', ['loopback'], FORWARDED, PUBLIC],
    ['an address of the proxy', ['127.0.0.1'], FORWARDED, PUBLIC],
    ['a port of its own', ['127.0.0.0/8'], {...FORWARDED, 'x-forwarded-port': '8443'}, {...PUBLIC, requestedBaseUrl: 'https://api.example.org:8443/v1'}],
    ['the usual port', ['loopback'], {...FORWARDED, 'x-forwarded-port': '443'}, PUBLIC],
    ['Forwarded', ['loopback'], {forwarded: 'for=203.0.113.9;proto=https;host=api.example.org'}, PUBLIC],
    ['Forwarded with IPv6', ['loopback'], {forwarded: 'for="[2001:db8::1]:1234";proto=https;host=api.example.org'}, {...PUBLIC, clientAddress: '2001:db8::1'}],
    ['several proxies', ['loopback', '10.0.0.0/8'], {...FORWARDED, 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.0.0.7'}, PUBLIC],
  ])('is told by a trusted proxy: %s', async (_, trustProxy, headers, expected) => {
    const {client} = await givenApplication([ThingController], undefined, {trustProxy, basePath: '/v1'} as RestServerConfig);

    const {body} = await client.get('/origin', headers);

    expect(body).toEqual(expected);
  });

  it.each<[string, RestServerConfig['trustProxy'], Record<string, string>]>([
    ['nobody is trusted', [], FORWARDED],
    ['others are trusted', ['10.0.0.0/8'], FORWARDED],
    ['what it says is nonsense', ['loopback'], {'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'a/b?c', 'x-forwarded-for': ''}],
  ])('is told by the connection where %s', async (_, trustProxy, headers) => {
    const {app, client} = await givenApplication([ThingController], undefined, {trustProxy} as RestServerConfig);

    const {body} = await client.get('/origin', headers);

    expect(body).toEqual({requestedBaseUrl: app.url, requestedProtocol: 'http', clientAddress: '127.0.0.1', basePath: ''});
  });

  it('takes no proxy that has no address', async () => {
    const app = new RestApplication({rest: {port: 0, trustProxy: ['proxy.example.org']}});

    await expect(app.start()).rejects.toThrow(/which is no address|proxy.example.org/);
  });
});

describe('security headers', () => {
  it('come with every answer, if they are asked for', async () => {
    const {client} = await givenApplication([ThingController], undefined, {
      securityHeaders: {'X-Frame-Options': false, 'strict-transport-security': 'max-age=31536000'},
    });

    for (const path of ['/things', '/nobody', '/fail']) {
      const {headers} = await client.get(path);
      const names = ['x-content-type-options', 'x-frame-options', 'strict-transport-security', 'referrer-policy'];
      expect(names.map(name => headers.get(name))).toEqual(['nosniff', null, 'max-age=31536000', 'no-referrer']);
    }
  });
});

describe('431', () => {
  it.each([
    [10, 0, 200],
    [10, 11, 431],
    [2_000, 1_900, 200],
    [2_000, 2_001, 431],
    [0, 2_500, 200],
  ])('comes where maxHeadersCount is %i, and there are %i more', async (maxHeadersCount, count, status) => {
    const {app, client} = await givenApplication([ThingController], undefined, {http: {maxHeadersCount, maxHeaderSize: 100_000}});

    const received = await exchange(app.url, `GET /things HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${'a: b\r\n'.repeat(count)}\r\n`);
    const next = await client.get('/things');

    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (status === 431) expect(received).toContain(`The request has more headers than the limit of ${maxHeadersCount}.`);
    expect(next.status).toBe(200);
  });
});

describe('415', () => {
  it.each([['POST', 'accept-post'], ['PATCH', 'accept-patch']])('of %s says %s', async (method, field) => {
    const {client} = await givenApplication([ThingController]);

    const {status, headers} = await client.send(method, '/things', {body: '<a/>', headers: {'content-type': 'application/xml'}});

    expect([status, headers.get(field)]).toEqual([415, 'application/json']);
  });
});

describe('what a request must be', () => {
  it.each([
    ['two hosts', 'GET /things HTTP/1.1\r\nhost: a\r\nHost: b\r\nconnection: close\r\n\r\n', 400],
    ['no host', 'GET /things HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['an empty host', 'GET /things HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n', 400],
    ['a host that cannot be', 'GET /things HTTP/1.1\r\nhost: a/b\r\nconnection: close\r\n\r\n', 400],
    ['user and password in the host', 'GET /things HTTP/1.1\r\nhost: a@b\r\nconnection: close\r\n\r\n', 400],
    ['a host with a port', 'GET /things HTTP/1.1\r\nhost: a.example:80\r\nconnection: close\r\n\r\n', 200],
    ['an IPv6 host', 'GET /things HTTP/1.1\r\nhost: [::1]:80\r\nconnection: close\r\n\r\n', 200],
    ['HTTP 1.0 without a host', 'GET /things HTTP/1.0\r\n\r\n', 200],
    ['too many headers', `GET /things HTTP/1.1\r\nhost: a\r\n${'a: b\r\n'.repeat(3000)}connection: close\r\n\r\n`, 431],
    ['a URL that is too long', `GET /things?${'a'.repeat(9000)} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, 414],
  ])('%s is %i', async (_, text, status) => {
    const {app, client} = await givenApplication([ThingController]);

    const received = await exchange(app.url, text);
    const next = await client.get('/things');

    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(next.status).toBe(200);
  });
});
