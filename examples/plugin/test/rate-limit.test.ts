import {afterEach, describe, expect, it, jest} from '@jest/globals';
import {checksOf, RestApplication, actions, composeSequence} from '@rondojs/rest';
import {createTestApp} from '@rondojs/testing';
import {get, post, requestBody} from '@rondojs/openapi-spec';

import {CLIENT_OF, networkOf} from '../src/client.js';
import {CREATE_LIMITER} from '../src/counter.js';
import {LIMITS} from '../src/limits.js';
import {RateLimitComponent} from '../src/rate-limit-component.js';
import {limitRate} from '../src/limit-rate.js';

import type {RateLimit} from '../src/config.js';
import type {RestApplicationConfig} from '@rondojs/rest';
import type {TestApp} from '@rondojs/testing';

// Machines may be busy.
jest.setTimeout(60_000);

class QuoteController {
  @get('/quote')
  quote() {
    return 'quote';
  }

  @post('/print', {'x-rate-limit': {points: 1, duration: 30}, responses: {}})
  print(@requestBody({content: {'text/plain': {schema: {type: 'string', maxLength: 1}}}}) text: string) {
    return text;
  }

  @get('/alive', {'x-rate-limit': false, responses: {}})
  alive() {
    return 'yes';
  }
}

let tests: TestApp | undefined;

afterEach(async () => {
  await tests?.close();
  tests = undefined;
});

describe('the plugin', () => {
  it('tells what is left, and refuses what is too much', async () => {
    const url = await givenStarted({points: 2, duration: 60});

    const answers = [await fetch(`${url}/quote`), await fetch(`${url}/quote`), await fetch(`${url}/quote`)];

    expect(answers.map(({status}) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({headers}) => headers.get('ratelimit-policy'))).toEqual(Array(3).fill('"default";q=2;w=60'));
    expect(answers.map(({headers}) => headers.get('ratelimit')?.replace(/;t=(60|[1-5]?\d)$/, ''))).toEqual(['"default";r=1', '"default";r=0', '"default";r=0']);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answers[2]?.json()).toEqual({
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      code: 'RATE_LIMIT',
      detail: 'The limit of requests is 2 in 60 s, and there were more.',
    });
  });

  it('lets a client come back when the time is over', async () => {
    const url = await givenStarted({points: 1, duration: 1});
    await fetch(`${url}/quote`);

    await until(async () => (await fetch(`${url}/quote`)).status === 429);
    await until(async () => (await fetch(`${url}/quote`)).status === 200);
  });

  it('has the limits that operations have for themselves, and counts before a body is read', async () => {
    const url = await givenStarted({points: 1, duration: 60});
    const print = (body: string) => fetch(`${url}/print`, {method: 'POST', body, headers: {'content-type': 'text/plain'}});

    const bad = await print('too long');
    const late = await print('x');
    const alive = [await fetch(`${url}/alive`), await fetch(`${url}/alive`), await fetch(`${url}/alive`)];

    expect([bad.status, late.status]).toEqual([422, 429]);
    expect(late.headers.get('ratelimit-policy')).toBe('"QuoteController.print";q=1;w=30');
    expect(alive.map(({status, headers}) => [status, headers.get('ratelimit')])).toEqual([[200, null], [200, null], [200, null]]);
    expect((await fetch(`${url}/quote`)).status).toBe(200);
  });

  it('tells clients apart as it is told to', async () => {
    const url = await givenStarted({points: 1, duration: 60}, app => {
      app.bind(CLIENT_OF).to(({request}) => String(request.headers['x-user']));
    });
    const ask = async (user: string) => (await fetch(`${url}/quote`, {headers: {'x-user': user}})).status;

    expect([await ask('ada'), await ask('bob'), await ask('ada')]).toEqual([200, 200, 429]);
  });

  it('counts many requests at once, and not one too few', async () => {
    const url = await givenStarted({points: 10, duration: 60});

    const answers = await Promise.all(Array.from({length: 50}, () => fetch(`${url}/quote`)));

    expect(answers.filter(({status}) => status === 200)).toHaveLength(10);
  });

  it('lets requests pass where its store is away, and says so in the log', async () => {
    const url = await givenStarted({points: 1, duration: 60}, app => {
      app.bind(CREATE_LIMITER).to(() => ({consume: () => Promise.reject(new Error('The store is away.'))}) as never);
    });

    expect([(await fetch(`${url}/quote`)).status, (await fetch(`${url}/quote`)).status]).toEqual([200, 200]);
  });

  it.each([
    [{points: 0}, '/rateLimit/points'],
    [{duration: 1.5}, '/rateLimit/duration'],
    [{point: 5}, '/rateLimit/point'],
  ])('does not start with the options %j', async (rateLimit, message) => {
    await expect(givenApplication(rateLimit as RateLimit).start()).rejects.toThrow(message);
  });

  it.each([{points: 5}, {points: 0, duration: 1}, 'fast', null])('does not start where an operation has %j', async limit => {
    class OddController {
      @get('/odd', {'x-rate-limit': limit, responses: {}})
      odd() {}
    }
    const app = givenApplication({points: 1, duration: 1}, {controllers: [OddController]});

    await expect(app.start()).rejects.toThrow('OddController.odd: x-rate-limit should be {points, duration}');
  });

  it('has its own defaults', async () => {
    const app = new RestApplication({components: [RateLimitComponent]});

    expect((await app.get(LIMITS)).policyOf(undefined)).toMatchObject({name: 'default', points: 100, duration: 60});
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the action', () => {
  const limits = {count: () => Promise.resolve()};
  const trial = {elements: () => ({context: {get: () => Promise.resolve(limits)}}) as never};

  for (const {name, run} of checksOf(limitRate, trial)) it(name, run);
});

function givenApplication(rateLimit: RateLimit, options: RestApplicationConfig = {controllers: [QuoteController]}): RestApplication {
  const {findRoute, parseParams, invoke, send} = actions;
  const app = new RestApplication({components: [RateLimitComponent], rateLimit, rest: {port: 0}, logLevel: 'fatal', ...options});
  return app.sequence(composeSequence([findRoute, limitRate, parseParams, invoke, send]));
}

async function givenStarted(rateLimit: RateLimit, prepare?: (app: RestApplication) => void): Promise<string> {
  const app = givenApplication(rateLimit);
  prepare?.(app);
  tests = await createTestApp(app, {socket: true});
  return String(app.url);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}
