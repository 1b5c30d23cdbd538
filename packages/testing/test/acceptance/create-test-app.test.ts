import {createServer} from 'node:net';
import {once} from 'node:events';

import {Application} from '@rondojs/core';
import {RestApplication, RestComponent, RestServer} from '@rondojs/rest';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {EchoController, FruitController, PRICES, StreamController, told} from './shop.js';

import type {AddressInfo} from 'node:net';
import type {TestApp} from '@rondojs/testing';

const OPTIONS = {controllers: [FruitController, EchoController, StreamController]};
const OVERRIDES = [bind(PRICES).to({Apple: 3, 'Passion fruit': 7})];

describe.each([
  ['in process', false],
  ['over a socket', true],
])('a test application %s', (_, socket) => {
  let app: TestApp<RestApplication>;

  beforeEach(async () => {
    told.length = 0;
    app = await createTestApp(OPTIONS, {socket, overrides: OVERRIDES});
  });

  afterEach(() => app.close());

  it.each<[string, object | undefined, number, unknown]>([
    ['GET /fruits/{name}', {path: {name: 'Passion fruit'}}, 200, {name: 'Passion fruit', price: 7}],
    ['GET /fruits/Apple', undefined, 200, {name: 'Apple', price: 3}],
    ['FruitController.find', {path: {name: 'Apple'}}, 200, {name: 'Apple', price: 3}],
    ['GET /fruits/Pear', undefined, 404, expect.objectContaining({code: 'NOT_FOUND', detail: 'There is no Pear.'})],
    ['POST /fruits', {body: {name: 'Fig', price: 2}}, 201, {name: 'Fig', price: 2}],
    ['POST /fruits', {body: {name: 'Fig'}}, 422, expect.objectContaining({code: 'INVALID_BODY'})],
    ['POST /fruits', {body: '{', headers: {'content-type': 'application/json'}}, 422, expect.anything()],
    ['DELETE /fruits/{name}', {path: {name: 'Fig'}}, 204, undefined],
    ['HEAD /fruits/Apple', undefined, 200, undefined],
    ['PATCH /fruits/Apple', undefined, 405, expect.objectContaining({code: 'METHOD_NOT_ALLOWED'})],
    ['GET /nothing', undefined, 404, expect.objectContaining({code: 'ROUTE_NOT_FOUND'})],
  ])('answers %s with %j by %i', async (name, options, status, body) => {
    const answer = await app.request(name, options);

    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  it('writes parameters in the styles that are described, and the server reads them so', async () => {
    const {body} = await app.request('GET /echo/styles/{names}', {
      path: {names: ['a,b', 'c/d']},
      query: {tags: ['x&y', 'z'], ids: [1, 2], filter: {size: 4, color: 'blue'}},
      headers: {'x-names': ['n', 'm']},
      cookies: {seen: 5},
    });

    expect(body).toEqual({
      names: ['a,b', 'c/d'],
      tags: ['x&y', 'z'],
      ids: [1, 2],
      filter: {size: 4, color: 'blue'},
      header: ['n', 'm'],
      seen: 5,
    });
  });

  it('writes bodies in the media type that is described', async () => {
    const text = await app.request('POST /echo/text', {body: 'Hello'});
    const form = await app.request('POST /echo/form', {body: {a: '1 & 2'}});

    expect(text.body).toBe('Hello');
    expect(form.body).toEqual({a: '1 & 2'});
  });

  it('calls a method with its arguments, and gives its result', async () => {
    const found = await app.call(FruitController, 'find', 'Apple');
    const removed = await app.call(FruitController, 'remove', 'Fig');

    expect(found.price).toBe(3);
    expect(removed).toBeUndefined();
    expect(told).toEqual(['removed Fig']);
  });

  it('tells how a call was refused', async () => {
    const call = app.call(FruitController, 'find', 'Pear');

    await expect(call).rejects.toMatchObject({code: 'REFUSED_CALL', status: 404, body: {code: 'NOT_FOUND'}});
  });

  it('gives a stream as it comes, and the server hears when its client leaves', async () => {
    const {body} = await app.fetch('/ticks');
    const reader = body!.getReader();

    const first = await reader.read();
    await reader.cancel();

    expect(Buffer.from(first.value as Uint8Array).toString()).toContain('{"tick":1}');
    await until(() => told.includes('left'));
  });

  it('aborts a request by its signal', async () => {
    const controller = new AbortController();
    const {body} = await app.fetch('/ticks', {signal: controller.signal});

    controller.abort();

    await expect(readAll(body!)).rejects.toThrow();
    await until(() => told.includes('left'));
  });

  it('waits with a body until it is wanted, and sends none that is not', async () => {
    const headers = {expect: '100-continue', 'content-type': 'application/json'};
    const body = JSON.stringify({name: 'Fig', price: 2});

    const wanted = await app.fetch('/fruits', {method: 'POST', headers, body});
    const unwanted = await app.fetch('/fruits', {method: 'POST', headers: {...headers, 'content-length': '9999999'}, body});

    expect([wanted.status, unwanted.status]).toEqual([201, 413]);
  });

  it('sends streams and forms of the web', async () => {
    const stream = new Blob(['{"name":"Fig",', '"price":2}'], {type: 'application/json'}).stream();

    const streamed = await app.fetch('/fruits', {method: 'POST', headers: {'content-type': 'application/json'}, body: stream});
    const form = await app.fetch('/fruits', {method: 'POST', body: new FormData()});

    expect([streamed.status, form.status]).toEqual([201, 415]);
  });

  it('leaves a form alone that is not wanted, however large it is', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(1_000_000)]), 'x.txt');

    const statuses = [];
    for (let time = 0; time < 10; time++) statuses.push((await app.fetch('/nobody', {method: 'POST', body: form})).status);

    expect(new Set(statuses)).toEqual(new Set([404]));
  });

  it('takes no request after its end', async () => {
    await app.close();

    await expect(app.request('GET /fruits/Apple')).rejects.toMatchObject({code: 'TEST_APP'});
  });

  it('answers what is in flight before it ends', async () => {
    const slow = givenSlowApp();
    const test = await createTestApp(slow.app, {socket});
    const answer = test.request('GET /slow');
    await slow.begun;

    const closed = test.close();
    slow.goOn();

    expect((await answer).body).toBe('done');
    await closed;
    expect(slow.app.state).toBe('stopped');
  });

  it('leaves what a test has not read when it ends', async () => {
    await app.fetch('/ticks');

    await app.close();

    expect(app.app.state).toBe('stopped');
  });
});

describe('a test application', () => {
  it('takes no port in process, though another has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const {port} = other.address() as AddressInfo;

    const app = await createTestApp(new RestApplication({...OPTIONS, rest: {port}}), {overrides: OVERRIDES});
    const {status} = await app.request('GET /fruits/Apple');

    expect(status).toBe(200);
    expect(app.app.url).toBeUndefined();
    await app.close();
    other.close();
  });

  it('speaks to each server by its name, behind its base path', async () => {
    class ShopApplication extends Application<{public: typeof RestServer; admin: typeof RestServer}> {
      constructor() {
        super({
          components: [RestComponent],
          controllers: [FruitController],
          servers: {public: RestServer, admin: RestServer},
          admin: {basePath: '/admin', port: 3001},
        });
      }
    }
    const app = await createTestApp(ShopApplication, {
      overrides: OVERRIDES,
      serverOverrides: {admin: [bind(PRICES).to({Apple: 2})]},
    });

    const price = (server: string) => app.client(server).call(FruitController, 'find', 'Apple');

    expect([(await price('public')).price, (await price('admin')).price]).toEqual([3, 2]);
    expect((await app.client('admin').fetch('/admin/fruits/Apple')).status).toBe(200);
    expect(() => app.client()).toThrow(/public/);
    await app.close();
  });

  it('binds everything as it was when it is closed', async () => {
    const given = new RestApplication(OPTIONS);
    given.bind(PRICES).to({Apple: 1});
    const {bindings} = given.inspect();

    const app = await createTestApp(given, {overrides: OVERRIDES});
    await app.override(bind('extra').to(1));
    const during = [await app.get(PRICES), given.isBound('extra')];
    await app.close();

    expect(during).toEqual([{Apple: 3, 'Passion fruit': 7}, true]);
    expect([await given.get(PRICES), given.isBound('extra')]).toEqual([{Apple: 1}, false]);
    expect(given.inspect().bindings).toEqual(bindings);
  });

  it('leaves everything as it was when the start fails', async () => {
    const given = new RestApplication(OPTIONS);

    await expect(createTestApp(given, {clock: {now: 0}})).rejects.toThrow(/prices/);

    expect(Date.now()).toBeGreaterThan(0);
    expect(given.isBound('testing.clock')).toBe(false);
  });

  it('refuses an application that runs already', async () => {
    const running = new RestApplication({rest: {port: 0}});
    await running.start();

    await expect(createTestApp(running)).rejects.toMatchObject({code: 'TEST_APP'});
    await running.stop();
  });

  it.each([
    ['FruitController.fin', /Did you mean "FruitController.find"/],
    ['anything else', /There are: FruitController/],
  ])('names the operations that there are in place of %s', async (name, message) => {
    const app = await createTestApp(OPTIONS, {overrides: OVERRIDES});

    expect(() => app.request(name)).toThrow(message);
    await app.close();
  });
});

function givenSlowApp() {
  let goOn = () => {};
  let begin = () => {};
  const gone = new Promise<void>(resolve => (goOn = resolve));
  const begun = new Promise<void>(resolve => (begin = resolve));
  const app = new RestApplication({name: 'slow'});
  app.route('get', '/slow', {responses: {}}, async () => {
    begin();
    await gone;
    return 'done';
  });
  return {app, begun, goOn: () => goOn()};
}

async function readAll(body: ReadableStream): Promise<void> {
  for await (const _ of body) void _;
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 4_000) throw new Error('It has not happened.');
    await after(5);
  }
}

function after<T>(milliseconds: number, value?: T): Promise<T | undefined> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, value).unref());
}
