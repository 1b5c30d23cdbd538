import {afterEach, describe, expect, it} from '@jest/globals';

import {HttpErrors, RestBindings, toProblem} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {RestServerConfig} from '@rondojs/rest';
import type {SchemaObject} from '@rondojs/openapi-spec';

const BARE = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};
const BROWSER = {accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'};

const THROWN: Record<string, () => unknown> = {
  conflict: () => new HttpErrors.Conflict('It is <b>taken</b> & "gone".'),
  missing: () => new HttpErrors.NotFound('There is none.'),
  secret: () => new Error('secret'),
  hostile: () => new Proxy(new Error('secret'), {get: () => fail(), getPrototypeOf: () => fail()}),
};

class ThrowingController {
  @get('/throw/{name}')
  @response(409, {content: {'application/problem+json': {schema: problemSchema('https://example.org/taken')}}})
  @response('4XX', {
    content: {
      'application/problem+json': {
        schema: {
          oneOf: [problemSchema('https://example.org/no-such', 'NOT_FOUND'), problemSchema('https://example.org/other', 'OTHER')],
        },
      },
    },
  })
  throw(@param.path.string('name') name: string) {
    throw THROWN[name]?.();
  }
}

afterEach(stopAll);

describe('a problem', () => {
  it.each([
    ['conflict', 'https://example.org/taken'],
    ['missing', 'https://example.org/no-such'],
    ['secret', 'about:blank'],
  ])('has the type that its contract declares: %s', async (name, type) => {
    const {client} = await givenThrowing();

    expect((await client.get(`/throw/${name}`)).body).toMatchObject({type});
  });

  it('is a page for a browser in development, of which nothing can break out', async () => {
    const {client} = await givenThrowing();

    const {status, headers, text} = await client.get('/throw/conflict', BROWSER);

    expect([status, headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('It is &lt;b&gt;taken&lt;/b&gt; &amp; &quot;gone&quot;.');
    expect(text).not.toMatch(/<b>|<script/);
  });

  it.each([undefined, '*/*', 'application/json', 'application/problem+json, text/html;q=0.5'])(
    'is JSON for who accepts %s',
    async accept => {
      const {client} = await givenThrowing();

      const {headers} = await client.get('/throw/conflict', accept === undefined ? {} : {accept});

      expect(headers.get('content-type')).toBe('application/problem+json');
    },
  );

  it('shows message and stack of an error if that is asked for, and never by itself', async () => {
    const [shown, hidden] = [await givenThrowing({showErrors: true}), await givenThrowing()];

    const answers = [await shown.client.get('/throw/secret'), await hidden.client.get('/throw/secret')];

    expect(answers[0]?.body).toMatchObject({...BARE, detail: 'secret', stack: expect.arrayContaining(['Error: secret'])});
    expect(answers[1]?.body).toEqual(BARE);
  });

  it('survives an error that cannot even be looked at', async () => {
    const {client, logged} = await givenThrowing({showErrors: true});

    expect((await client.get('/throw/hostile')).body).toEqual(BARE);
    expect(logged).toHaveLength(1);
  });

  it('shows nothing of the inside in production, whatever is asked for', async () => {
    const {NODE_ENV} = process.env;
    process.env.NODE_ENV = 'production';
    const {client} = await givenThrowing({showErrors: true});

    const answer = await client.get('/throw/secret', BROWSER);
    process.env.NODE_ENV = NODE_ENV;

    expect([answer.headers.get('content-type'), answer.body]).toEqual(['application/problem+json', BARE]);
  });
});

describe('the shape of problems', () => {
  it('is replaced by one binding, for the errors of all layers', async () => {
    const {client} = await givenApplication([ThrowingController], app => {
      app.bind(RestBindings.TO_PROBLEM).to(error => {
        const {status, code} = toProblem(error);
        return {status, body: {error: code}, mediaType: 'application/vnd.api+json', headers: {'x-shape': 'own'}};
      });
    });

    const answers = [await client.get('/throw/conflict'), await client.get('/nobody'), await client.get('/throw/secret')];

    expect(answers.map(({status}) => status)).toEqual([409, 404, 500]);
    expect(answers.map(({body}) => body)).toEqual([{error: 'CONFLICT'}, {error: 'ROUTE_NOT_FOUND'}, {error: 'INTERNAL_ERROR'}]);
    expect([answers[0]?.headers.get('content-type'), answers[0]?.headers.get('x-shape')]).toEqual(['application/vnd.api+json', 'own']);
  });

  it.each<[string, () => never]>([
    ['throws', () => fail()],
    ['gives what is no JSON', () => ({status: 400, body: {big: 1n}}) as never],
    ['gives no status', () => ({status: 7, body: ''}) as never],
    ['splits the headers', () => ({status: 400, body: '', headers: {a: 'b\r\nc: d'}}) as never],
  ])('that %s ends in a bare 500, and both errors are logged', async (_, shape) => {
    const {client, logged} = await givenApplication([ThrowingController], app => {
      app.bind(RestBindings.TO_PROBLEM).to(shape);
    });

    const {status, body} = await client.get('/throw/secret');

    expect([status, body]).toEqual([500, BARE]);
    expect(logged).toHaveLength(2);
    expect(logged[0]?.error).toMatchObject({message: 'secret'});
  });
});

function givenThrowing(rest: RestServerConfig = {}) {
  return givenApplication([ThrowingController], undefined, rest);
}

function problemSchema(type: string, code?: string): SchemaObject {
  return {type: 'object', properties: {type: {const: type}, ...(code && {code: {const: code}})}};
}

function fail(): never {
  throw new Error('shape');
}
