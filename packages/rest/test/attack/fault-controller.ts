import {Readable} from 'node:stream';

import {HttpErrors, RestBindings, reply} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {SECRET} from './secret.js';

import type {Response} from '@rondojs/rest';

const secret = () => new Error(`${SECRET} in /etc/passwd: SELECT * FROM users`);

/** All that a handler may throw, by its name in the path. */
const THROWN: Readonly<Record<string, () => unknown>> = {
  error: secret,
  undefined: () => undefined,
  null: () => null,
  text: () => SECRET,
  number: () => 404,
  symbol: () => Symbol(SECRET),
  frozen: () => Object.freeze(secret()),
  status200: () => Object.assign(secret(), {status: 200}),
  status99: () => Object.assign(secret(), {status: 99}),
  statusText: () => Object.assign(secret(), {status: 'abc'}),
  status404: () => Object.assign(secret(), {status: 404}),
  statusCode409: () => Object.assign(secret(), {statusCode: 409}),
  status503: () => Object.assign(secret(), {status: 503}),
  status600: () => Object.assign(secret(), {status: 600}),
  statusNaN: () => Object.assign(secret(), {status: Number.NaN}),
  aggregate: () => new AggregateError([secret(), secret()], SECRET),
  proxy: () =>
    new Proxy(
      {},
      {
        get() {
          throw secret();
        },
        getPrototypeOf() {
          throw secret();
        },
      },
    ),
  getter: () =>
    Object.defineProperty(secret(), 'status', {
      get() {
        throw secret();
      },
    }),
  large: () => new Error(SECRET.repeat(80_000)),
  database: () => Object.assign(secret(), {code: 'ER_DUP_ENTRY', sql: `INSERT ${SECRET}`}),
  fileSystem: () => Object.assign(secret(), {code: 'ENOENT', errno: -2, path: `/etc/${SECRET}`}),
  cause: () => new Error('outer', {cause: secret()}),
  promise: () => Promise.resolve(SECRET),
  fn: () => () => SECRET,
  toStringThrows: () => ({
    toString() {
      throw secret();
    },
  }),
  response: () => new globalThis.Response(SECRET, {status: 200}),
  injected: () => Object.assign(new HttpErrors.Conflict('It is there.'), {headers: {'x-bad': 'a\r\nx-injected: yes'}}),
};

const circle: Record<string, unknown> = {secret: SECRET};
circle.self = circle;

/** Results that cannot be written. */
const RESULTS: Readonly<Record<string, () => unknown>> = {
  circle: () => circle,
  bigint: () => ({n: 1n, secret: SECRET}),
  toJson: () => ({
    toJSON() {
      throw secret();
    },
  }),
  header: () => reply(200, 'x', {'x-bad': 'a\r\nx-injected: yes'}),
  headerName: () => reply(200, 'x', {'x bad': 'a'}),
  status: () => reply(42, 'x'),
  early: () => new Readable({read: () => undefined, construct: done => done(secret())}),
  destroyed: () => new Readable({read: () => undefined}).destroy(),
  late: () => Readable.from(late(), {objectMode: false}),
  closed: () => {
    const stream = new Readable({read: () => undefined});
    stream.push('part');
    setTimeout(() => stream.destroy(), 20);
    return stream;
  },
  generator: () => late(),
  emptyGenerator: () => fails(),
  webStream: () =>
    new ReadableStream({
      pull() {
        throw secret();
      },
    }),
  locked: () => {
    const stream = new ReadableStream();
    stream.getReader();
    return stream;
  },
};

async function* late() {
  yield 'part';
  await new Promise(resolve => setTimeout(resolve, 20));
  throw secret();
}

async function* fails(): AsyncGenerator<string> {
  yield await Promise.reject<string>(secret());
}

/** Operations with faults: what an application does wrong, and no client may see. */
export class FaultController {
  @get('/throw/{what}')
  throw(@param.path.string('what') what: string) {
    throw THROWN[what]?.();
  }

  @get('/reject/{what}')
  reject(@param.path.string('what') what: string) {
    return Promise.reject(THROWN[what]?.());
  }

  @get('/result/{what}')
  result(@param.path.string('what') what: string) {
    return RESULTS[what]?.();
  }

  @get('/broken')
  @response(200, {schema: {type: 'object', required: ['id'], properties: {id: {type: 'integer'}}}})
  broken() {
    return {id: 'seven'};
  }

  @get('/twice')
  twice(@inject(RestBindings.Http.RESPONSE) out: Response) {
    out.end('first');
    out.end('second');
    return out;
  }

  @get('/written')
  written(@inject(RestBindings.Http.RESPONSE) out: Response) {
    out.end('first');
    return {second: SECRET};
  }

  @get('/after')
  after(@inject(RestBindings.Http.RESPONSE) out: Response) {
    out.write('first');
    throw secret();
  }
}
