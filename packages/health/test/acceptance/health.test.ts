import {createServer} from 'node:http';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {afterEach, describe, expect, it} from '@jest/globals';

import {Application, CoreBindings, StartError, extensionFor} from '@rondojs/core';
import {RestApplication, RestComponent, RestServer} from '@rondojs/rest';
import {createTestApp} from '@rondojs/testing';
import {HEALTH_CHECKS, HealthBindings, HealthComponent} from '@rondojs/health';

import type {AddressInfo} from 'node:net';
import type {HealthCheck, HealthConfig} from '@rondojs/health';
import type {LogFields, Logger} from '@rondojs/core';
import type {TestApp} from '@rondojs/testing';

const SECRET = 'postgres://me:secret@10.0.0.7/db is gone';

describe('the probes', () => {
  let app: TestApp | undefined;

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('pass where nothing is wrong, and tell no more', async () => {
    await givenApp([passing('queue')]);

    for (const path of ['/health', '/live', '/ready', '/startup']) {
      const {status, headers, text} = await ask(path);

      expect([status, text]).toEqual([200, '{"status":"pass"}']);
      expect(headers.get('content-type')).toMatch(/^application\/health\+json/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('say that nobody may send requests while a check fails, and that a restart is of no use', async () => {
    await givenApp([passing('queue'), failing('database')]);

    const answers = await Promise.all(['/health', '/live', '/ready', '/startup'].map(ask));

    expect(answers.map(({status}) => status)).toEqual([503, 200, 503, 200]);
    expect(answers.map(({text}) => text).join()).not.toMatch(/secret|database|queue/);
  });

  it('recover by themselves', async () => {
    let isAway = true;
    await givenApp([{name: 'queue', keepFor: 0, check: () => (isAway ? refuse() : undefined)}]);

    const away = await ask('/ready');
    isAway = false;
    const back = await ask('/ready');

    expect([away.status, back.status]).toEqual([503, 200]);
  });

  it.each([
    ['live', [503, 200, 200, 503]],
    ['startup', [200, 200, 503, 503]],
  ] as const)('ask a check of %s for that, and for health', async (probe, expected) => {
    await givenApp([{...failing('deadlock'), probes: [probe]}]);

    const answers = await Promise.all(['/live', '/ready', '/startup', '/health'].map(ask));

    expect(answers.map(({status}) => status)).toEqual(expected);
  });

  it('stay well with a warning', async () => {
    await givenApp([{name: 'disk', check: () => ({status: 'warn', output: '91 % full'})}]);

    const {status, text} = await ask('/ready');

    expect([status, text]).toEqual([200, '{"status":"warn"}']);
  });

  it('tell of each check where that is wanted', async () => {
    await givenApp([passing('queue'), failing('database')], {details: true});

    const {body} = await ask('/ready');

    expect(body).toEqual({
      status: 'fail',
      checks: {
        application: [{status: 'pass', time: expect.any(String), output: 'started'}],
        'queue:responseTime': [{status: 'pass', time: expect.any(String), observedValue: expect.any(Number), observedUnit: 'ms'}],
        'database:responseTime': [expect.objectContaining({status: 'fail', output: SECRET})],
      },
    });
  });

  it('wait for no check longer than it may take, and tell it so', async () => {
    let reason: unknown;
    const hanging: HealthCheck = {
      name: 'hanging',
      timeLimit: 50,
      check: signal => new Promise(() => signal.addEventListener('abort', () => (reason = signal.reason))),
    };
    await givenApp([hanging, failing('database')], {details: true});

    const begun = performance.now();
    const {status, body} = await ask('/ready');

    expect(status).toBe(503);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(body).toMatchObject({checks: {'hanging:responseTime': [{status: 'fail', output: 'It has not answered within 50 ms.'}]}});
    expect(String(reason)).toContain('50 ms');
  });

  it('ask side by side, once for all who ask at the same time, and never twice at once', async () => {
    let [asked, atWork, most] = [0, 0, 0];
    const counted: HealthCheck = {
      name: 'counted',
      keepFor: 0,
      timeLimit: 20,
      async check() {
        [asked, atWork] = [asked + 1, atWork + 1];
        most = Math.max(most, atWork);
        await sleep(200);
        atWork -= 1;
      },
    };
    await givenApp([counted]);

    await Promise.all(Array.from({length: 10}, () => ask('/ready')));
    expect(asked).toBe(1);
    for (let n = 0; n < 20; n++) await ask('/ready');

    expect(most).toBe(1);
  }, 30_000);

  it('keep an answer for a moment', async () => {
    let asked = 0;
    await givenApp([{name: 'counted', keepFor: 60_000, check: () => void (asked += 1)}]);

    for (let n = 0; n < 5; n++) await ask('/ready');

    expect(asked).toBe(1);
  });

  it('do not pass before the start is done, nor while requests are drained', async () => {
    const statuses: Record<string, readonly number[]> = {};
    let probe: () => Promise<readonly number[]> = () => Promise.resolve([]);
    const application = givenApplication([failing('never asked')]);
    const health = await application.get(HealthBindings.HEALTH);
    probe = async () => {
      const reports = await Promise.all((['live', 'ready', 'startup'] as const).map(question => health.report(question)));
      return reports.map(({status}) => (status === 'fail' ? 503 : 200));
    };
    application.onStart(async () => void (statuses['starting'] = await probe()));
    application.onStop(async () => void (statuses['stopping'] = await probe()));
    statuses['created'] = await probe();
    await application.start();
    await application.stop();

    expect(statuses).toEqual({created: [200, 503, 503], starting: [200, 503, 503], stopping: [200, 503, 200]});
  });

  it('answer 503 while the application drains, to those who still reach it', async () => {
    const application = givenApplication([]);
    const entrance = createServer(application.restServer.requestHandler).listen(0, '127.0.0.1');
    await once(entrance, 'listening');
    const url = `http://127.0.0.1:${(entrance.address() as AddressInfo).port}`;
    const statusOf = async (path: string) => (await fetch(url + path, {headers: {connection: 'close'}})).status;
    let draining: readonly number[] = [];
    application.onStop(async () => {
      draining = [await statusOf('/ready'), await statusOf('/live')];
    });
    await application.start();
    const started = await statusOf('/ready');

    await application.stop();
    entrance.close();

    expect(started).toBe(200);
    expect(draining).toEqual([503, 200]);
  });

  it('say in the log why, once, and when it is over', async () => {
    const lines: string[] = [];
    let isAway = true;
    const application = givenApplication([{name: 'queue', keepFor: 0, check: () => (isAway ? refuse() : undefined)}]);
    application.bind(CoreBindings.LOGGER).to(givenLogger(lines));
    app = await createTestApp(application);

    await ask('/ready');
    await ask('/ready');
    isAway = false;
    await ask('/ready');

    expect(lines).toEqual([
      `warn The health check "queue" says fail: ${SECRET}`,
      'info The health check "queue" passes again.',
    ]);
  });

  it('are in no document, unless that is wanted', async () => {
    await givenApp([]);
    const hidden = await ask('/openapi.json');
    await app?.close();
    await givenApp([], {documented: true});
    const shown = await ask('/openapi.json');

    expect(Object.keys((hidden.body as {paths?: object}).paths ?? {})).toEqual([]);
    expect(Object.keys((shown.body as {paths: object}).paths)).toEqual(['/health', '/live', '/ready', '/startup']);
  });

  it('are where the options say', async () => {
    await givenApp([], {paths: {live: '/livez', ready: '/healthz/ready', health: false}});

    const statuses = await Promise.all(['/livez', '/healthz/ready', '/startup', '/live', '/health'].map(async path => (await ask(path)).status));

    expect(statuses).toEqual([200, 200, 200, 404, 404]);
  });

  it('are answered by one server alone, where one is named', async () => {
    const application = new Application({
      components: [RestComponent, HealthComponent],
      servers: {public: RestServer, inside: RestServer},
      health: {server: 'inside'},
      rest: {port: 0},
      logLevel: 'silent',
    });
    app = await createTestApp(application);

    const statuses = await Promise.all(['public', 'inside'].map(async name => (await app?.client(name).fetch('/live'))?.status));

    expect(statuses).toEqual([404, 200]);
  });

  it.each<[string, unknown]>([
    ['an unknown path', {paths: {readyness: '/x'}}],
    ['a path without a slash', {paths: {ready: 'ready'}}],
    ['no time at all', {timeLimit: 0}],
    ['what nobody reads', {verbose: true}],
  ])('refuse options with %s', async (_, health) => {
    const application = givenApplication([], health as HealthConfig);

    await expect(application.start()).rejects.toThrow(StartError);
  });

  it('take checks that know nothing of this package', async () => {
    const application = givenApplication([]);
    application.bind('some.check').to({name: 'foreign', check: refuse}).apply(extensionFor('health.checks'));
    app = await createTestApp(application);

    expect((await ask('/ready')).status).toBe(503);
  });

  async function givenApp(checks: readonly HealthCheck[], health: HealthConfig = {}): Promise<void> {
    app = await createTestApp(givenApplication(checks, health));
  }

  async function ask(path: string) {
    const response = await (app as TestApp).fetch(path);
    const text = await response.text();
    return {status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown};
  }
});

describe('the README of health', () => {
  it('shows the program that is compiled here', async () => {
    const readme = await readFile('packages/health/README.md', 'utf8');
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];

    expect(snippet).toBe(await readFile(new URL('./readme-example.ts', import.meta.url), 'utf8'));
  });

  it('shows an application whose mail is asked for', async () => {
    const {app: example} = await import('./readme-example.js');
    const {fetch} = globalThis;
    globalThis.fetch = () => Promise.reject(new Error('no mail'));
    const app = await createTestApp(example);

    const statuses = [(await app.fetch('/live')).status, (await app.fetch('/ready')).status];
    await app.close();
    globalThis.fetch = fetch;

    expect(statuses).toEqual([200, 503]);
  });
});

function givenApplication(checks: readonly HealthCheck[], health: HealthConfig = {}): RestApplication {
  const application = new RestApplication({components: [HealthComponent], health, logLevel: 'silent', rest: {port: 0}});
  application.bind('given.checks').to(checks).apply(extensionFor(HEALTH_CHECKS));
  return application;
}

function passing(name: string): HealthCheck {
  return {name, check: () => undefined};
}

function failing(name: string): HealthCheck {
  return {name, check: refuse};
}

function refuse(): Promise<void> {
  return Promise.reject(new Error(SECRET));
}

function givenLogger(lines: string[]): Logger {
  const write = (level: string) => (fields: LogFields | string, message?: string) =>
    void lines.push(`${level} ${message ?? JSON.stringify(fields)}`);
  const [trace, debug, info, warn, error, fatal] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map(write);
  const logger = {trace, debug, info, warn, error, fatal, child: () => logger} as Logger;
  return logger;
}
