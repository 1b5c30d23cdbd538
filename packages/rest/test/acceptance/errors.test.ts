import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {HttpError, HttpErrors, RestApplication, RestBindings} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import {exchange, givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {Response} from '@rondojs/rest';

const BARE = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};

class SplitError extends HttpError {
  readonly code = 'SPLIT';
  readonly status = 400;
  override readonly headers = {'x-split': 'a\r\nset-cookie: b=c'};
}

class TeapotError extends HttpError {
  readonly code = 'TEAPOT';

  constructor(readonly status: number) {
    super('Too hot.');
  }
}

class BusyError extends HttpError {
  readonly code = 'BUSY';
  readonly status = 503;
  override readonly headers = {'retry-after': '7'};
}

afterEach(() => {
  jest.restoreAllMocks();
  return stopAll();
});

describe('an error for clients', () => {
  it('is told with its status, code and message', async () => {
    const {client, logged} = await givenThrowing(new HttpErrors.NotFound('There is no todo 7.'));

    const {status, headers, body} = await client.get('/');

    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'NOT_FOUND',
      detail: 'There is no todo 7.',
    });
    expect(logged).toEqual([]);
  });

  it('brings its headers, and is logged when it is the server that fails', async () => {
    const error = new BusyError('Come back later.');
    const {client, logged} = await givenThrowing(error);

    const {status, headers, body} = await client.get('/');

    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
    expect(body).toMatchObject({code: 'BUSY', detail: 'Come back later.'});
    expect(logged).toEqual([{error, status: 503, url: '/'}]);
  });

  it('cannot split the answer by its headers', async () => {
    const {app, logged} = await givenThrowing(new SplitError('secret'));

    const received = await exchange(app.url, 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');

    expect(received).toMatch(/^HTTP\/1.1 500 /);
    expect(received).not.toMatch(/set-cookie|secret/);
    expect(received.match(/content-type/gi)).toHaveLength(1);
    expect(logged.map(({error}) => error)).toMatchObject([{message: 'secret'}, {code: 'ERR_INVALID_CHAR'}]);
  });
});

describe('an error of another library', () => {
  it.each([
    [Object.assign(new Error('secret'), {status: 409}), 409, 'CONFLICT'],
    [Object.assign(new Error('secret'), {statusCode: 413}), 413, 'PAYLOAD_TOO_LARGE'],
    [{status: 400, message: 'secret'}, 400, 'BAD_REQUEST'],
  ])('is told by its status of 4xx alone: %p', async (error, status, code) => {
    const {client, logged} = await givenThrowing(error);

    const answer = await client.get('/');

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({code});
    expect(answer.text).not.toContain('secret');
    expect(logged).toEqual([]);
  });
});

describe('anything else that is thrown', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a string', 'secret'],
    ['a symbol', Symbol('secret')],
    ['a function', () => 'secret'],
    ['an error', new Error('secret')],
    ['a frozen error', Object.freeze(new Error('secret'))],
    ['an error without a prototype', Object.assign(Object.create(null), {message: 'secret'})],
    ['an error of status 200', Object.assign(new Error('secret'), {status: 200})],
    ['an error of status 99', Object.assign(new Error('secret'), {status: 99})],
    ['an error of status 500', Object.assign(new Error('secret'), {status: 500})],
    ['an error of status "abc"', Object.assign(new Error('secret'), {status: 'abc'})],
  ])('is a bare 500, and goes to the log whole: %s', async (_, thrown) => {
    const {client, logged} = await givenThrowing(thrown);

    const {status, body, text} = await client.get('/');

    expect(status).toBe(500);
    expect(body).toEqual(BARE);
    expect(text).not.toContain('secret');
    expect(logged).toHaveLength(1);
    expect(logged[0]?.error).toBe(thrown);
  });

  it.each(['get', 'getPrototypeOf'])('may throw again: a proxy whose %s throws', async trap => {
    const hostile = new Proxy(new Error('secret'), {
      [trap]: () => {
        throw new Error('trap');
      },
    });
    const {client, logged} = await givenThrowing(hostile);

    const answers = [await client.get('/'), await client.get('/')];

    expect(answers.map(({body}) => body)).toEqual([BARE, BARE]);
    expect(logged).toHaveLength(2);
  });
});

describe('a result that is no JSON', () => {
  it.each([
    ['a circle', givenCircle(), /circular/],
    ['a BigInt', {big: 1n}, /BigInt/],
    [
      'an object whose toJSON throws',
      {
        toJSON: () => {
          throw new Error('toJSON');
        },
      },
      /toJSON/,
    ],
  ])('is a bare 500: %s', async (_, result, message) => {
    const {client, logged} = await givenApplication([givenController(() => result)]);

    const {status, body} = await client.get('/');

    expect([status, body]).toEqual([500, BARE]);
    expect(String(logged[0]?.error)).toMatch(message);
  });
});

describe('an answer to an error', () => {
  it('keeps the headers that were set, but for those of a result', async () => {
    @injectable()
    class SettingController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: Response) {}

      @get('/')
      find() {
        const ofResult = {'content-encoding': 'gzip', 'cache-control': 'max-age=60', etag: '"a"'};
        const ofServer = {'content-security-policy': 'none', 'x-request-id': '7'};
        this.response.setHeaders(new Headers({...ofResult, ...ofServer}));
        throw new HttpErrors.Conflict('why');
      }
    }
    const {client} = await givenApplication([SettingController]);

    const {headers, body} = await client.get('/');

    expect(body).toMatchObject({detail: 'why'});
    expect(['content-encoding', 'cache-control', 'etag'].filter(name => headers.has(name))).toEqual([]);
    expect([headers.get('content-security-policy'), headers.get('x-request-id')]).toEqual(['none', '7']);
  });
});

describe('an error after the headers', () => {
  it('breaks the answer off, and is logged', async () => {
    @injectable()
    class HalfController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: Response) {}

      @get('/')
      find() {
        this.response.writeHead(200, {'content-length': 100}).write('half');
        throw new HttpErrors.NotFound('late');
      }
    }
    const {app, client, logged} = await givenApplication([HalfController]);

    const received = await exchange(app.url, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n');

    expect(received).not.toContain('late');
    await expect(client.get('/')).rejects.toThrow();
    expect(logged[0]).toMatchObject({error: {message: 'late'}, status: 500});
  });
});

describe('the log', () => {
  it('is standard error unless it is bound, and leaves the query out', async () => {
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));
    const error = new Error('secret', {cause: new Error('reason')});
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [givenThrower(error)]}));
    await app.start();

    await givenClient(app.url).get('/?token=hidden');

    const [line, another] = written;
    expect(another).toBeUndefined();
    expect(JSON.parse(String(line))).toMatchObject({
      level: 'error',
      server: 'RestServer',
      status: 500,
      message: 'Request GET / failed with status code 500.',
      error: {name: 'Error', message: 'secret', stack: error.stack, cause: {message: 'reason'}},
    });
  });

  it.each<[string, unknown, number, object]>([
    ['a defect', new TypeError('x is not a function'), 500, {level: 'error', error: {name: 'TypeError', stack: expect.any(String)}}],
    ['an error of 500', new TeapotError(500), 500, {level: 'error', error: {message: 'Too hot.'}}],
    ['nothing', undefined, 500, {level: 'error'}],
    ['what cannot be looked at', givenTrap(), 500, {level: 'error'}],
    ['a 501', new HttpErrors.NotImplemented('Not yet.'), 501, {level: 'warn', code: 'NOT_IMPLEMENTED'}],
    ['a 503', new HttpErrors.ServiceUnavailable('The store is away.'), 503, {level: 'warn', code: 'SERVICE_UNAVAILABLE'}],
    ['an own 502', new TeapotError(502), 502, {level: 'warn', code: 'TEAPOT', message: 'Request GET / was answered with status code 502: Too hot.'}],
    ['a cause', new HttpErrors.ServiceUnavailable('Away.', {cause: new Error('reason')}), 503, {level: 'warn', cause: {message: 'reason'}}],
  ])('tells %s at its level, and of what was meant no stack', async (_, thrown, status, expected) => {
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [givenThrower(thrown)]}));
    await app.start();

    const answer = await givenClient(app.url).get('/');

    expect(answer.status).toBe(status);
    expect(written).toHaveLength(1);
    expect(JSON.parse(String(written[0]))).toMatchObject({...expected, status, request: expect.any(String)});
    if (status > 500 && !written[0]?.includes('reason')) expect(written[0]).not.toContain('stack');
  });

  it.each([
    ['a client', new HttpErrors.NotFound('There is no todo 7.')],
    ['a teapot', new TeapotError(418)],
  ])('says nothing of the fault of %s', async (_, thrown) => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [givenThrower(thrown)]}));
    await app.start();

    await givenClient(app.url).get('/');

    expect(write).not.toHaveBeenCalled();
  });

  it('warns of an operation that took too long', async () => {
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));
    const app = stopLater(new RestApplication({rest: {port: 0, timeLimit: 20}, controllers: [givenController(() => new Promise(() => undefined))]}));
    await app.start();

    await givenClient(app.url).get('/');

    expect(written.map(line => JSON.parse(line) as object)).toMatchObject([{level: 'warn', code: 'OPERATION_TIMEOUT', status: 503}]);
  });
});

/** Throws whatever is asked of it. */
function givenTrap(): unknown {
  const refuse = () => {
    throw new Error('trap');
  };
  return new Proxy({}, {get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse});
}

function givenThrowing(thrown: unknown) {
  return givenApplication([givenThrower(thrown)]);
}

function givenThrower(thrown: unknown): Constructor {
  return givenController(() => {
    throw thrown;
  });
}

function givenController(answer: () => unknown): Constructor {
  class OneController {
    @get('/')
    find() {
      return answer();
    }
  }
  return OneController;
}

function givenCircle(): unknown {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  return circle;
}
