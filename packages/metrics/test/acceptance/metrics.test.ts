import {Agent, get as httpGet, request as httpRequest} from 'node:http';
import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {afterEach, describe, expect, it} from '@jest/globals';
import {Counter, Registry} from 'prom-client';

import {Application, StartError} from '@rondojs/core';
import {MetricsBindings, MetricsComponent} from '@rondojs/metrics';
import {RestApplication, RestComponent, RestServer} from '@rondojs/rest';
import {createTestApp} from '@rondojs/testing';
import {get, param, response} from '@rondojs/openapi-spec';

import type {MetricsConfig} from '@rondojs/metrics';
import type {TestApp} from '@rondojs/testing';

let release: () => void = () => undefined;

class TodoController {
  @get('/todos/{id}')
  todo(@param.path.integer('id') id: number) {
    return {id};
  }

  @get('/fail')
  fail() {
    throw new Error('secret');
  }

  @get('/slow')
  async slow() {
    await new Promise<void>(resolve => (release = resolve));
    return 'done';
  }

  @get('/wrong')
  @response(200, {type: 'object', required: ['id'], properties: {id: {type: 'integer'}}})
  wrong() {
    return {id: 'no number'};
  }
}

describe('the metrics', () => {
  let app: TestApp | undefined;

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('count requests by operation, method and status, and how long they took', async () => {
    await givenApp();
    for (const path of ['/todos/1', '/todos/2', '/todos/x', '/fail', '/nobody/4711']) await app?.fetch(path);

    const lines = await readAllDone();

    expect(countsIn(lines)).toEqual({
      'GET /todos/{id} 200': 2,
      'GET /todos/{id} 400': 1,
      'GET /fail 500': 1,
      'GET - 404': 1,
    });
    expect(lines.join()).not.toMatch(/nobody|4711|todos\/1/);
    expect(lines).toContain(
      'http_server_request_duration_seconds_bucket{le="10",http_request_method="GET",http_route="/todos/{id}",http_response_status_code="200"} 2',
    );
  });

  it('stay as many as they are, whatever clients make up', async () => {
    app = await createTestApp(givenApplication(), {socket: true});
    await read();
    const before = (await read()).length;

    for (let n = 0; n < 50; n++) {
      await app.fetch(`/nobody/${n}?q=${n}`);
      await send('PURGE', `/todos/${n}`);
      await send('SEARCH', `/nobody/${n}`);
    }
    const lines = await readAllDone();

    expect(Object.keys(countsIn(lines)).filter(key => key.startsWith('_OTHER')).length).toBeGreaterThan(0);
    // A line for each bucket of 404, of 405 or 404 of other methods, and two for the gauge.
    expect(lines.length - before).toBeLessThan(4 * 17 + 2);
  }, 30_000);

  it('know how many requests are at work', async () => {
    await givenApp();
    const slow = app?.fetch('/slow');
    await until(async () => (await activeRequests()) === 2);
    release();
    await slow;

    // There is always the one that asks.
    await until(async () => (await activeRequests()) === 1);
  });

  it('count a client that has left without a status', async () => {
    app = await createTestApp(givenApplication(), {socket: true});
    const agent = new Agent();
    const request = httpGet(`${urlOf(app)}/slow`, {agent}).on('error', () => undefined);
    await until(async () => (await activeRequests()) === 2);
    request.destroy();
    await sleep(20);
    release();

    expect(countsIn(await readAllDone())).toHaveProperty(['GET /slow -'], 1);
  }, 30_000);

  it('count results that break their contract, by operation', async () => {
    await givenApp();
    await app?.fetch('/wrong');
    await app?.fetch('/wrong');

    expect(await readAllDone()).toContain('rondo_contract_violations_total{operation="TodoController.wrong",http_response_status_code="200"} 2');
  });

  it('tell of the process, unless that is not wanted', async () => {
    await givenApp();
    const all = await read();
    await app?.close();
    await givenApp({process: false});
    const own = await read();

    expect(all.join()).toContain('process_resident_memory_bytes');
    expect(own.join()).not.toMatch(/process_|nodejs_/);
  });

  it('are those of one application alone', async () => {
    await givenApp();
    const other = await createTestApp(givenApplication({process: false}));
    await other.fetch('/todos/1');
    await other.close();
    await app?.fetch('/fail');

    expect(Object.keys(countsIn(await readAllDone()))).toEqual(['GET /fail 500']);
  });

  it('are read where the options say, and by no stranger', async () => {
    const application = new Application({
      components: [RestComponent, MetricsComponent],
      servers: {public: RestServer, inside: RestServer},
      metrics: {server: 'inside', path: '/internal/metrics', labels: {service: 'todos'}},
      rest: {port: 0},
      logLevel: 'silent',
    });
    app = await createTestApp(application);
    const outside = await app.client('public').fetch('/internal/metrics');
    const inside = await app.client('inside').fetch('/internal/metrics');
    const registry = await application.get(MetricsBindings.REGISTRY);

    expect([outside.status, inside.status]).toEqual([404, 200]);
    expect(inside.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    await until(async () => registry.metrics().then(text => text.split('\n').some(line => /_count\{(?=.*"404").*service="todos"/.test(line))));
  });

  it('take those of the program, and are kept where it wants them', async () => {
    const registry = new Registry();
    new Counter({name: 'mine_total', help: 'Mine.', registers: [registry]}).inc(3);
    const application = new RestApplication({controllers: [TodoController], logLevel: 'silent', rest: {port: 0}});
    application.bind(MetricsBindings.REGISTRY).to(registry);
    application.component(MetricsComponent);
    app = await createTestApp(application);
    await app.fetch('/todos/1');

    const lines = await readAllDone();

    expect(lines).toContain('mine_total 3');
    expect(await registry.metrics()).toContain('http_route="/todos/{id}"');
  });

  it('are counted no more after the end', async () => {
    const application = givenApplication();
    app = await createTestApp(application);
    await app.close();
    const registry = await application.get(MetricsBindings.REGISTRY);
    const before = await registry.getSingleMetricAsString('http_server_request_duration_seconds');

    app = await createTestApp(application);
    await app.fetch('/todos/1');
    await readAllDone();
    const after = await registry.getSingleMetricAsString('http_server_request_duration_seconds');

    expect(before).not.toContain('/todos/{id}');
    expect(after).toMatch(/_count\{[^}]*"\/todos\/\{id\}"[^}]*\} 1/);
  });

  it.each<[string, unknown]>([
    ['a path without a slash', {path: 'metrics'}],
    ['no buckets', {buckets: []}],
    ['a label that is none', {labels: {'my-service': 'x'}}],
  ])('refuse options with %s', async (_, metrics) => {
    await expect(givenApplication(metrics as MetricsConfig).start()).rejects.toThrow(StartError);
  });

  async function givenApp(metrics: MetricsConfig = {}): Promise<void> {
    app = await createTestApp(givenApplication(metrics));
  }

  async function read(): Promise<readonly string[]> {
    const answer = await (app as TestApp).fetch('/metrics');
    return (await answer.text()).split('\n');
  }

  /** A request is counted when its answer has been sent to its end, which its client may know first. */
  async function readAllDone(): Promise<readonly string[]> {
    await until(async () => (await activeRequests()) === 1);
    return read();
  }

  async function activeRequests(): Promise<number> {
    const line = (await read()).find(text => text.startsWith('http_server_active_requests{http_request_method="GET"}'));
    return Number(line?.split(' ').at(-1));
  }

  function send(method: string, path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(`${urlOf(app as TestApp)}${path}`, {method, agent: false}, answer => {
        answer.resume().on('end', () => resolve());
      });
      request.on('error', reject).end();
    });
  }
});

describe('the README of metrics', () => {
  it('shows the program that runs here', async () => {
    const readme = await readFile('packages/metrics/README.md', 'utf8');
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
    const {app: example} = await import('./readme-example.js');
    const app = await createTestApp(example);
    await app.fetch('/hello/Ada');
    let text = '';
    await until(async () => (text = await (await app.fetch('/metrics')).text()).includes('/hello/{name}'));
    await app.close();

    expect(snippet).toBe(await readFile(new URL('./readme-example.ts', import.meta.url), 'utf8'));
    expect(text).toContain('greetings_total 1');
  });
});

function givenApplication(metrics: MetricsConfig = {}): RestApplication {
  const rest = {port: 0, responseValidation: 'log'} as const;
  return new RestApplication({components: [MetricsComponent], controllers: [TodoController], metrics, rest, logLevel: 'silent'});
}

/** `GET /todos/{id} 200` and how often; the requests for the metrics themselves are left out. */
function countsIn(lines: readonly string[]): Record<string, number> {
  const counts = lines.flatMap(line => {
    const [, labels = '', count] = /^http_server_request_duration_seconds_count\{(.*)\} (\d+)$/.exec(line) ?? [];
    const {http_request_method: method, http_route: route = '-', http_response_status_code: status = '-'} = Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    return count === undefined || route === '/metrics' ? [] : [[`${method} ${route} ${status}`, Number(count)] as const];
  });
  return Object.fromEntries(counts);
}

function urlOf({app}: TestApp): string {
  return String((app as unknown as RestApplication).url);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5);
}
