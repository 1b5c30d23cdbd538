import {Agent, request as httpRequest} from 'node:http';
import {once} from 'node:events';

import {afterEach, describe, expect, it} from '@jest/globals';

import {RestBindings} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import {givenApplication, stopAll} from '../helpers.js';

import type {Response} from '@rondojs/rest';

const RESULTS: Record<string, unknown> = {
  undefined,
  null: null,
  zero: 0,
  false: false,
  empty: '',
  text: 'é',
  buffer: Buffer.from('é'),
  json: {a: [1, 'é']},
  date: new Date(0),
};

class ResultController {
  @get('/results/{name}')
  find(@param.path.string('name') name: string) {
    return RESULTS[name];
  }

  @post('/created')
  @response(201, {schema: {type: 'object'}})
  create(@requestBody({schema: {type: 'object'}}) body: object) {
    return body;
  }

  @get('/csv')
  @response(200, {content: {'text/csv': {schema: {type: 'string'}}}})
  csv() {
    return 'a,b';
  }

  @get('/json-text')
  @response(200, {schema: {type: 'string'}})
  jsonText() {
    return 'a';
  }

  @get('/nothing')
  @response(204)
  nothing() {
    return true;
  }

  @get('/number/{n}')
  number(@param.path.integer('n') n: number) {
    return n;
  }
}

afterEach(stopAll);

describe('a result', () => {
  it.each([
    ['undefined', 204, null, ''],
    ['null', 200, 'application/json', 'null'],
    ['zero', 200, 'application/json', '0'],
    ['false', 200, 'application/json', 'false'],
    ['empty', 200, 'text/plain; charset=utf-8', ''],
    ['text', 200, 'text/plain; charset=utf-8', 'é'],
    ['buffer', 200, 'application/octet-stream', 'é'],
    ['json', 200, 'application/json', '{"a":[1,"é"]}'],
    ['date', 200, 'application/json', '"1970-01-01T00:00:00.000Z"'],
  ])('that is %s is sent as what it is', async (name, status, type, text) => {
    const {client} = await givenApplication([ResultController]);

    const answer = await client.get(`/results/${name}`);

    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([status, type, text]);
    expect(answer.headers.get('content-length')).toBe(status === 204 ? null : String(Buffer.byteLength(text)));
  });

  it.each([
    ['/csv', 200, 'text/csv; charset=utf-8', 'a,b'],
    ['/json-text', 200, 'application/json', '"a"'],
    ['/nothing', 204, null, ''],
  ])('of %s is sent with the status and media type of the contract', async (path, status, type, text) => {
    const {client} = await givenApplication([ResultController]);

    const answer = await client.get(path);

    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([status, type, text]);
  });

  it('is sent with the status that is declared', async () => {
    const {client} = await givenApplication([ResultController]);

    const {status, body} = await client.post('/created', {a: 1});

    expect([status, body]).toEqual([201, {a: 1}]);
  });

  it('may be the response itself, written by the operation', async () => {
    @injectable()
    class WritingController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: Response) {}

      @get('/written')
      write() {
        return this.response.writeHead(202, {'x-by': 'hand'}).end('written');
      }
    }
    const {client} = await givenApplication([WritingController]);

    const {status, headers, text} = await client.get('/written');

    expect([status, headers.get('x-by'), text]).toEqual([202, 'hand', 'written']);
  });
});

describe('a connection', () => {
  it('is kept over answers of every kind', async () => {
    const {app} = await givenApplication([ResultController]);
    const agent = new Agent({keepAlive: true, maxSockets: 1});
    const json = {'content-type': 'application/json'};
    const send = (path: string, method = 'GET', body?: string) => exchangeOne(agent, `${app.url}${path}`, method, body, json);

    const answers = [
      await send('/number/1'),
      await send('/nobody'),
      await send('/nobody', 'POST', '{}'),
      await send('/number/x'),
      await send('/number/%zz'),
      await send('/number/1', 'PUT'),
      await send('/created', 'POST', '[]'),
      await send('/created', 'POST', '{'),
      await send('/nothing'),
      await send('/number/2', 'HEAD'),
      await send('/number/3'),
    ];
    agent.destroy();

    expect(answers.map(({status}) => status)).toEqual([200, 404, 404, 400, 400, 405, 422, 400, 204, 200, 200]);
    expect(new Set(answers.map(({port}) => port)).size).toBe(1);
  });
});

async function exchangeOne(agent: Agent, url: string, method: string, body?: string, headers?: object) {
  const request = httpRequest(url, {method, agent, headers: {...headers}});
  const answered = once(request, 'response');
  request.end(body);
  const [response] = await answered;
  const port: unknown = response.socket.localPort;
  response.resume();
  await once(response, 'end');
  // The agent takes the socket back in the next turn.
  await new Promise(resolve => setImmediate(resolve));
  return {status: response.statusCode as number, port};
}
