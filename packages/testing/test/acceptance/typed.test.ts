import {RestApplication} from '@rondojs/rest';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {FruitController, PRICES} from './shop.js';

import type {Fruit} from './shop.js';
import type {TestApp} from '@rondojs/testing';

/** As openapi-typescript writes them. */
interface paths {
  '/fruits/{name}': {
    parameters: {query?: never; header?: never; path?: never; cookie?: never};
    get: operations['FruitController.find'];
    put?: never;
    post?: never;
    delete: operations['FruitController.remove'];
  };
  '/fruits': {
    get?: never;
    post: operations['FruitController.add'];
  };
}

interface operations {
  'FruitController.find': {
    parameters: {query?: {currency?: string}; header?: never; path: {name: string}; cookie?: never};
    requestBody?: never;
    responses: {
      200: {headers: {[name: string]: unknown}; content: {'application/json': Fruit}};
      404: {headers: {[name: string]: unknown}; content: {'application/problem+json': {code: string}}};
    };
  };
  'FruitController.remove': {
    parameters: {query?: never; header?: never; path: {name: string}; cookie?: never};
    requestBody?: never;
    responses: {204: {headers: {[name: string]: unknown}; content?: never}};
  };
  'FruitController.add': {
    parameters: {query?: never; header?: never; path?: never; cookie?: never};
    requestBody: {content: {'application/json': Fruit}};
    responses: {201: {headers: {[name: string]: unknown}; content: {'application/json': Fruit}}};
  };
}

describe('a client that knows the types of its API', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp(new RestApplication({controllers: [FruitController]}), {
      overrides: [bind(PRICES).to({Apple: 3})],
    });
  });

  afterAll(() => app.close());

  it('has requests and answers typed by method and path', async () => {
    const client = app.client<{paths: paths}>();

    const found = await client.request('GET /fruits/{name}', {path: {name: 'Apple'}, query: {currency: 'EUR'}});
    const added = await client.request('POST /fruits', {body: {name: 'Fig', price: 1}});

    const price: number | undefined = found.status === 200 ? found.body.price : undefined;
    const code: string | undefined = found.status === 404 ? found.body.code : undefined;
    const name: string = added.body.name;
    expect([price, code, name]).toEqual([3, undefined, 'Fig']);
  });

  it('has them typed by operationId', async () => {
    const client = app.client<{operations: operations}>();

    const {status, body} = await client.request('FruitController.remove', {path: {name: 'Fig'}});

    const nothing: undefined = body;
    expect([status satisfies 204, nothing]).toEqual([204, undefined]);
  });

  it('lets the compiler refuse what is none', () => {
    const client = app.client<{paths: paths}>();

    const refused = () => [
      // @ts-expect-error There is no such operation.
      client.request('PUT /fruits/{name}', {path: {name: 'Fig'}}),
      // @ts-expect-error The path has a placeholder.
      client.request('GET /fruits/{name}'),
      // @ts-expect-error The placeholder has another name.
      client.request('GET /fruits/{name}', {path: {id: 'Fig'}}),
      // @ts-expect-error A price is a number.
      client.request('POST /fruits', {body: {name: 'Fig', price: 'one'}}),
      // @ts-expect-error The method takes a text.
      app.call(FruitController, 'find', 7),
      // @ts-expect-error The controller has no such method.
      app.call(FruitController, 'search', 'Fig'),
    ];

    expect(refused).toBeInstanceOf(Function);
  });
});
