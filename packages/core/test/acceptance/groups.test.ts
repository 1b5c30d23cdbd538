import {subscribe, unsubscribe} from 'node:diagnostics_channel';

import {describe, expect, it, jest} from '@jest/globals';
import {inject} from '@rondojs/context';

import {Application, LIFE_CYCLE_CHANNEL, StartError, TimeLimitError, lifeCycleObserver} from '@rondojs/core';

import type {Constructor} from '@rondojs/context';
import type {LifeCycleMessage, LifeCycleObserver, Server} from '@rondojs/core';

describe('groups of observers', () => {
  it('start in the declared order, and stop in reverse', async () => {
    const log: string[] = [];
    const app = new Application({lifeCycle: {groups: ['database', 'cache']}});
    app.server(givenObserver('http', log) as Constructor<Server>, 'http');
    app.lifeCycleObserver(givenObserver('cache', log), {name: 'cache', group: 'cache'});
    app.lifeCycleObserver(givenObserver('database', log), {name: 'database', group: 'database'});
    app.lifeCycleObserver(givenObserver('metrics', log), {name: 'metrics', group: 'metrics'});
    app.lifeCycleObserver(givenObserver('alone', log), 'alone');

    await app.start();
    await app.stop();

    const order = ['alone', 'metrics', 'database', 'cache', 'http'];
    expect(log).toEqual([
      ...order.map(name => `init ${name}`),
      ...order.map(name => `start ${name}`),
      ...[...order].reverse().map(name => `stop ${name}`),
    ]);
  });

  it('start their members at the same time, and wait for all of them', async () => {
    const log: string[] = [];
    const gates = [givenGate(), givenGate()];
    const app = new Application();
    gates.forEach((gate, index) => {
      const Slow = givenObserver(`slow-${index}`, log, {start: () => gate.opened});
      app.lifeCycleObserver(Slow, {name: `slow-${index}`, group: 'slow'});
    });
    app.server(givenObserver('http', log) as Constructor<Server>, 'http');

    const start = app.start();
    await eventually(() => log.includes('start slow-1'));
    gates[1]?.open();
    await aMoment();
    const before = log.filter(line => line.startsWith('start'));
    gates[0]?.open();
    await start;

    expect(before).toEqual(['start slow-0', 'start slow-1']);
    expect(log.at(-1)).toBe('start http');
  });

  it('are named by a decorator too', async () => {
    const log: string[] = [];
    @lifeCycleObserver('late')
    class Late extends givenObserver('late', log) {}
    @lifeCycleObserver('early')
    class Early extends givenObserver('early', log) {}
    const app = new Application({lifeCycle: {groups: ['early', 'late']}});
    app.lifeCycleObserver(Late);
    app.lifeCycleObserver(Early);

    await app.start();

    expect(log.slice(2)).toEqual(['start early', 'start late']);
  });

  it('are stopped as far as they have started, and all that failed is told in one error', async () => {
    const log: string[] = [];
    const app = new Application();
    app.lifeCycleObserver(givenObserver('pool', log, {stop: fails('stuck')}), 'pool');
    app.server(givenObserver('a', log) as Constructor<Server>, 'a');
    app.server(givenObserver('b', log, {start: fails('no port')}) as Constructor<Server>, 'b');
    app.server(givenObserver('c', log, {start: fails('no disk')}) as Constructor<Server>, 'c');

    const error = await app.start().catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toBe(
      'StartError: servers.b could not start: no port\n' +
        'servers.c could not start: no disk\n' +
        'lifeCycleObservers.pool could not stop: stuck',
    );
    expect((error as StartError).errors).toHaveLength(3);
    expect(log.filter(line => line.startsWith('stop'))).toEqual(['stop a', 'stop pool']);
    expect(app.state).toBe('failed');
  });
});

describe('an observer', () => {
  it('is initialised once, whatever comes after', async () => {
    const log: string[] = [];
    const app = new Application();
    app.lifeCycleObserver(givenObserver('pool', log));

    await app.init();
    const state = app.state;
    await app.start();
    await app.stop();
    await app.start();

    expect(state).toBe('initialised');
    expect(log).toEqual(['init pool', 'start pool', 'stop pool', 'start pool']);
  });

  it('has parameters of its methods injected at each call', async () => {
    const seen: unknown[] = [];
    class Pool {
      start(@inject('url') url: string) {
        seen.push(url);
      }
    }
    const app = new Application();
    app.bind('url').to('first');
    app.lifeCycleObserver(Pool);

    await app.start();
    await app.stop();
    app.bind('url').to('second');
    await app.start();

    expect(seen).toEqual(['first', 'second']);
  });

  it('is named when it takes longer than it may, and stopped when it has started after all', async () => {
    const log: string[] = [];
    const gate = givenGate();
    const app = new Application({lifeCycle: {timeLimit: 20}});
    app.lifeCycleObserver(givenObserver('pool', log, {start: () => gate.opened}), 'pool');

    const error = await app.start().catch((reason: unknown) => reason);
    gate.open();
    await eventually(() => log.includes('stop pool'));

    expect(error).toMatchObject({cause: expect.any(TimeLimitError)});
    expect(String(error)).toContain('lifeCycleObservers.pool did not start within 20 ms.');
    expect(app.state).toBe('failed');
  });

  it('may be a function', async () => {
    const log: string[] = [];
    const app = new Application();
    app.onInit(() => void log.push('init'));
    app.onStart(() => void log.push('start'));
    app.onStop(() => void log.push('stop first'));
    app.onStop(() => void log.push('stop second'));

    await app.start();
    await app.stop();

    expect(log).toEqual(['init', 'start', 'stop second', 'stop first']);
  });
});

describe('the state of an application', () => {
  it('is told at each change, until that is ended', async () => {
    const app = new Application();
    const changes: string[] = [];
    const started: string[] = [];
    const end = app.on('stateChanged', ({from, to}) => changes.push(`${from} -> ${to}`));
    app.on('started', ({from}) => started.push(from));

    await app.start();
    await app.stop();
    end();
    await app.start();

    expect(changes).toEqual([
      'created -> initialising',
      'initialising -> initialised',
      'initialised -> starting',
      'starting -> started',
      'started -> stopping',
      'stopping -> stopped',
    ]);
    expect(started).toEqual(['starting', 'starting']);
  });

  it('is "stopping" before any server hears of it, so that who asks for readiness is told first', async () => {
    let seen: string | undefined;
    const app = new Application();
    class Watcher implements Server {
      async start() {}
      async stop() {
        seen = app.state;
      }
    }
    app.server(Watcher);
    await app.start();

    const stop = app.stop();
    const state = app.state;
    await stop;

    expect([state, seen]).toEqual(['stopping', 'stopping']);
  });

  it('goes on when a listener fails', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const app = new Application();
    app.on('started', () => {
      throw new Error('deaf');
    });

    await app.start();

    expect(app.state).toBe('started');
    expect(warn).toHaveBeenCalledWith('A listener to "started" has failed: deaf');
  });

  it('is published for tools, with the time that each part took', async () => {
    const messages: LifeCycleMessage[] = [];
    const hear = (message: unknown) => void messages.push(message as LifeCycleMessage);
    subscribe(LIFE_CYCLE_CHANNEL, hear);
    const app = new Application({name: 'shop'});
    app.lifeCycleObserver(givenObserver('pool', [], {stop: fails('stuck')}), 'pool');

    await app.start();
    await app.stop().catch(() => undefined);
    unsubscribe(LIFE_CYCLE_CHANNEL, hear);

    expect(messages.filter(({type}) => type === 'part')).toMatchObject([
      {application: 'shop', part: 'lifeCycleObservers.pool', step: 'init', milliseconds: expect.any(Number)},
      {step: 'start'},
      {step: 'stop', error: {message: 'stuck'}},
    ]);
    expect(messages[0]).toEqual({type: 'state', application: 'shop', from: 'created', to: 'initialising'});
  });

  it('shares one promise among all who ask for a start or a stop', async () => {
    const app = new Application();

    const starts = [app.start(), app.start()];
    const stops = [app.stop(), app.stop()];
    await Promise.all([...starts, ...stops]);

    expect(starts[1]).toBe(starts[0]);
    expect(stops[1]).toBe(stops[0]);
    expect(app.state).toBe('stopped');
  });

  it('leaves nothing behind after a hundred starts and stops', async () => {
    const log: string[] = [];
    const app = new Application();
    app.lifeCycleObserver(givenObserver('pool', log));
    const before = [process.getActiveResourcesInfo().length, process.listenerCount('SIGTERM')];

    for (let count = 0; count < 100; count++) {
      await app.start();
      await app.stop();
    }

    expect([process.getActiveResourcesInfo().length, process.listenerCount('SIGTERM')]).toEqual(before);
    expect(log).toHaveLength(201);
  });
});

function givenObserver(name: string, log: string[], observer: LifeCycleObserver = {}): Constructor<LifeCycleObserver> {
  return class implements LifeCycleObserver {
    async init() {
      log.push(`init ${name}`);
      await observer.init?.();
    }
    async start() {
      log.push(`start ${name}`);
      await observer.start?.();
    }
    async stop() {
      log.push(`stop ${name}`);
      await observer.stop?.();
    }
  };
}

/** A promise that is settled by hand. */
function givenGate(): {readonly opened: Promise<void>; open(): void} {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return {opened, open: () => open()};
}

function fails(message: string): () => Promise<void> {
  return () => Promise.reject(new Error(message));
}

function aMoment(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}
