import {Readable} from 'node:stream';

import {afterEach, describe, expect, it} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {exchange, givenApplication, stopAll, stopLater} from '../helpers.js';

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

  @get('/files/{name}')
  file(@param.path.string('name') name: string) {
    return {name};
  }

  @get('/cookie')
  cookie(@param.cookie.integer('seven') seven: number) {
    return {seven};
  }

  @get('/query')
  query(@param.query.integer('n') n: number) {
    return {n};
  }

  @post('/body')
  body(
    @requestBody({
      content: {'application/json': {schema: {type: 'object', properties: {a: {type: 'integer'}, b: {type: 'string'}}}}},
    })
    body: object,
  ) {
    return body;
  }

  @get('/secret')
  secret() {
    throw new Error('secret');
  }
}

/** An answer as it came over the socket. */
interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

type Row = readonly [what: string, request: string, isRight: (answer: RawAnswer) => void];

const PROBLEM = /content-type: application\/problem\+json/i;

const ROWS: readonly Row[] = [
  ['a result that breaks its declared response is a 500 with a diff in development', 'GET /broken', ({status, body}) => {
    expect(status).toBe(500);
    expect(body).toMatchObject({errors: [{in: 'response', pointer: '/id', message: 'must be an integer, and is "seven"'}]});
  }],
  ['a 201 that alone is declared is sent', 'POST /created', ({status}) => expect(status).toBe(201)],
  ['a stream that fails before its first byte is a 500 problem', 'GET /stream', isBare],
  ['a circular result is a 500 that says nothing', 'GET /circle', isBare],
  ['a wrong method on a known path is a 405 with Allow', 'DELETE /json', ({status, head}) => {
    expect(status).toBe(405);
    expect(head).toMatch(/^allow: GET, HEAD, OPTIONS\r$/im);
  }],
  ['HEAD of a GET route is 200 without a body', 'HEAD /json', ({status, text}) => expect([status, text]).toEqual([200, ''])],
  ['OPTIONS is 204 with Allow', 'OPTIONS /json', ({status, head, text}) => {
    expect([status, text]).toEqual([204, '']);
    expect(head).toMatch(/^allow: GET, HEAD, OPTIONS\r$/im);
  }],
  ['OPTIONS of an unknown path is 404', 'OPTIONS /nobody', ({status}) => expect(status).toBe(404)],
  ['Accept: application/xml where JSON alone is declared is a 406', 'GET /json\naccept: application/xml', ({status, head}) => {
    expect(status).toBe(406);
    expect(head).toMatch(PROBLEM);
  }],
  ['a bad percent escape is a 400', 'GET /files/%E0%A4%A', ({status, body}) => {
    expect([status, body.code]).toEqual([400, 'BAD_PATH']);
  }],
  ['a cookie parameter in the contract works', 'GET /cookie\ncookie: seven=7', ({status, body}) => {
    expect([status, body]).toEqual([200, {seven: 7}]);
  }],
  ['?n=abc for an integer is a 400 problem with a pointer', 'GET /query?n=abc', ({status, head, body}) => {
    expect(status).toBe(400);
    expect(head).toMatch(PROBLEM);
    expect(body).toMatchObject({errors: [{in: 'query', pointer: '/n'}]});
  }],
  ['broken JSON is a 400 problem with the position', 'POST /body\n\n{"a": 1,', ({status, head, body}) => {
    expect(status).toBe(400);
    expect(head).toMatch(PROBLEM);
    expect(body.detail).toMatch(/character 8/);
  }],
  ['two faults in a body are both told', 'POST /body\n\n{"a": "x", "b": 1}', ({status, body}) => {
    expect(status).toBe(422);
    expect((body.errors as {pointer: string}[]).map(({pointer}) => pointer).sort()).toEqual(['/a', '/b']);
  }],
  ['CORS is off', 'GET /json\norigin: https://evil.example', ({status, head}) => {
    expect(status).toBe(200);
    expect(head).not.toMatch(/access-control/i);
  }],
  ['a thrown Error("secret") is a 500 that says nothing', 'GET /secret', isBare],
];

afterEach(stopAll);

describe('where other frameworks fail, measured with the same requests', () => {
  it.each(ROWS)('%s', async (_, request, isRight) => {
    const {app, client} = await givenApplication([FaultController]);

    const answer = await ask(app.url, request);
    const next = await client.get('/json');

    isRight(answer);
    expect(answer.head + answer.text).not.toContain('secret');
    expect(next.status).toBe(200);
  });

  it('a start that fails half-way is undone, and can be tried again', async () => {
    const app = new RestApplication({rest: {port: 0}, controllers: [FaultController]});
    let isBroken = true;
    app.lifeCycleObserver(class {
      start() {
        if (isBroken) throw new Error('half-way');
      }
    });

    await expect(app.start()).rejects.toThrow();
    const [state, url] = [app.state, app.url];
    isBroken = false;
    await stopLater(app).start();

    expect([state, url]).toEqual(['failed', undefined]);
    expect((await fetch(`${app.url}/json`)).status).toBe(200);
  });

  it('what nobody has bound is refused at the start, all of it at once', async () => {
    class NeedyController {
      constructor(@inject('services.mail') readonly mail: unknown, @inject('services.clock') readonly clock: unknown) {}

      @get('/needy')
      needy() {
        return 'never';
      }
    }
    const app = new RestApplication({rest: {port: 0}, controllers: [NeedyController]});

    const message = await app.start().then(() => '', String);

    expect(message).toContain('services.mail');
    expect(message).toContain('services.clock');
  });
});

function isBare({status, body}: RawAnswer): void {
  const bare = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};
  expect([status, body]).toEqual([500, bare]);
}

/** Sends `METHOD path`, header lines, an empty line and a body over a socket. */
async function ask(url: string | undefined, request: string): Promise<RawAnswer> {
  const [lines = '', body = ''] = request.split('\n\n');
  const [line = '', ...headers] = lines.split('\n');
  const type = body === '' ? [] : ['content-type: application/json', `content-length: ${body.length}`];
  const head = [`${line} HTTP/1.1`, 'host: localhost', 'connection: close', ...headers, ...type].join('\r\n');
  const received = await exchange(url, `${head}\r\n\r\n${body}`);
  const at = received.indexOf('\r\n\r\n');
  const text = received.slice(at + 4);
  return {status: Number(received.slice(9, 12)), head: received.slice(0, at + 2), text, body: parsed(text)};
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
