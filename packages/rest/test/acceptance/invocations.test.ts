import {Readable} from 'node:stream';

import {afterEach, describe, expect, it} from '@jest/globals';

import {HttpErrors, RestBindings, cached, invokeOperation, reply, retry, timeout} from '@rondojs/rest';
import {del, get, param, post} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {CacheOptions, InvokeMethod, RetryOptions} from '@rondojs/rest';

const {INVOKE_METHOD} = RestBindings.SequenceActions;

afterEach(stopAll);

describe('cached', () => {
  it('invokes once for the same operation and arguments', async () => {
    const {client, calls} = await givenCached();

    const paths = ['/item/1', '/item/1', '/item/2', '/item/1'];
    const bodies = [];
    for (const path of paths) bodies.push((await client.get(path)).body);

    expect(bodies).toEqual([{id: 1}, {id: 1}, {id: 2}, {id: 1}]);
    expect(calls).toEqual(['item 1', 'item 2']);
  });

  it('invokes once for those who ask at the same time', async () => {
    const {client, calls} = await givenCached();

    const bodies = await Promise.all(Array.from({length: 20}, async () => (await client.get('/slow')).body));

    expect(bodies).toEqual(Array(20).fill('slow'.split('')));
    expect(calls).toEqual(['slow']);
  });

  it('invokes again when the time is over', async () => {
    let time = 0;
    const {client, calls} = await givenCached({ttl: 1000, now: () => time});

    for (time of [0, 999, 1000, 1500]) await client.get('/item/1');

    expect(calls).toEqual(['item 1', 'item 1']);
  });

  it('keeps as many results as it may, those that were asked for last', async () => {
    const {client, calls} = await givenCached({maxEntries: 2});

    for (const id of [1, 2, 1, 3, 1, 2]) await client.get(`/item/${id}`);

    expect(calls).toEqual(['item 1', 'item 2', 'item 3', 'item 2']);
  });

  it('tells requests apart by the headers that it is told, and tells caches', async () => {
    const {client, calls} = await givenCached({vary: ['Accept-Language', 'Authorization']});

    const answers = [];
    for (const language of ['de', 'en', 'de']) {
      answers.push(await client.get('/item/1', {'accept-language': language, authorization: 'Ada'}));
    }

    expect(calls).toHaveLength(2);
    expect(answers.map(({headers}) => headers.get('vary'))).toEqual(Array(3).fill('Accept-Language, Authorization'));
  });

  it.each<[string, string, Record<string, string>]>([
    ['for somebody', '/item/1', {authorization: 'Ada'}],
    ['for somebody', '/item/1', {cookie: 'session=1'}],
    ['that failed', '/fail', {}],
    ['that can be read only once', '/stream', {}],
    ['that can be read only once', '/iterable', {}],
    ['that can be read only once', '/reply', {}],
  ])('keeps no result %s: %s %j', async (_, path, headers) => {
    const {client, calls} = await givenCached();

    const answers = [await client.get(path, headers), await client.get(path, headers)];

    expect(answers[1]?.text).toBe(answers[0]?.text);
    expect(calls).toHaveLength(2);
  });

  it('keeps nothing of what changes something', async () => {
    const {client, calls} = await givenCached();

    for (const path of ['/things', '/things']) await client.post(path, {});

    expect(calls).toHaveLength(2);
  });
});

describe('retry', () => {
  it.each<[string, string, RetryOptions, number, number]>([
    ['GET', '/flaky', {}, 200, 3],
    ['GET', '/flaky', {times: 1}, 500, 2],
    ['DELETE', '/flaky', {}, 200, 3],
    ['POST', '/flaky', {}, 500, 1],
    ['POST', '/flaky', {verbs: ['post']}, 200, 3],
    ['GET', '/refused', {}, 403, 1],
    ['GET', '/flaky', {when: () => false}, 500, 1],
  ])('of %s %s with %j is %i after %i calls', async (method, path, options, status, count) => {
    const {client, calls} = await givenFlaky(invoke => retry(invoke, {delay: 1, ...options}));

    const answer = await client.send(method, path);

    expect([answer.status, calls.length]).toEqual([status, count]);
  });

  it('stops when the client is gone', async () => {
    const {app, calls} = await givenFlaky(invoke => retry(invoke, {delay: 40, times: 100, when: () => true}));
    const leaving = new AbortController();

    const asking = fetch(`${app.url}/refused`, {signal: leaving.signal}).catch(() => undefined);
    setTimeout(() => leaving.abort(), 20);
    await asking;
    await new Promise(resolve => setTimeout(resolve, 150));

    expect(calls.length).toBeLessThan(3);
  });
});

describe('timeout', () => {
  it('answers 503 for what takes longer, and nothing of the rest is heard', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const late: InvokeMethod = async () => {
      await new Promise(resolve => setTimeout(resolve, 40));
      throw new Error('late');
    };
    const {client} = await givenFlaky(() => timeout(late, 10));

    const {status, body} = await client.get('/flaky');
    await new Promise(resolve => setTimeout(resolve, 60));
    process.off('unhandledRejection', note);

    expect([status, body]).toMatchObject([503, {code: 'OPERATION_TIMEOUT'}]);
    expect(rejections).toEqual([]);
  });

  it('leaves what is quick alone', async () => {
    const {client} = await givenFlaky(invoke => timeout(invoke, 5_000));

    expect((await client.get('/quick')).body).toEqual({quick: true});
  });
});

async function givenCached(options: CacheOptions = {}) {
  const calls: string[] = [];
  class CountedController {
    @get('/item/{id}')
    item(@param.path.integer('id') id: number) {
      calls.push(`item ${id}`);
      return {id};
    }

    @get('/slow')
    async slow() {
      calls.push('slow');
      await new Promise(resolve => setTimeout(resolve, 20));
      return 'slow'.split('');
    }

    @get('/fail')
    fail() {
      calls.push('fail');
      throw new Error('fail');
    }

    @get('/stream')
    stream() {
      calls.push('stream');
      return Readable.from([Buffer.from('a')], {objectMode: false});
    }

    @get('/iterable')
    async *iterable() {
      calls.push('iterable');
      yield await Promise.resolve(1);
    }

    @get('/reply')
    reply() {
      calls.push('reply');
      return reply(200, Readable.from([Buffer.from('a')], {objectMode: false}));
    }

    @post('/things')
    things() {
      calls.push('things');
      return {};
    }
  }
  const {client} = await givenApplication([CountedController], app => {
    app.bind(INVOKE_METHOD).to(cached(invokeOperation, options));
  });
  return {client, calls};
}

async function givenFlaky(wrap: (invoke: InvokeMethod) => InvokeMethod) {
  const calls: string[] = [];
  const flaky = () => {
    if (calls.push('flaky') < 3) throw new Error('flaky');
    return 'fine';
  };
  class FlakyController {
    @get('/flaky')
    read() {
      return flaky();
    }

    @del('/flaky')
    remove() {
      return flaky();
    }

    @post('/flaky')
    add() {
      return flaky();
    }

    @get('/refused')
    refused() {
      calls.push('refused');
      throw new HttpErrors.Forbidden('no');
    }

    @get('/quick')
    quick() {
      return {quick: true};
    }
  }
  const {app, client} = await givenApplication([FlakyController], one => {
    one.bind(INVOKE_METHOD).to(wrap(invokeOperation));
  });
  return {app, client, calls};
}
