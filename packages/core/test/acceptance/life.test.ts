import {describe, expect, it} from '@jest/globals';
import {inject} from '@rondojs/context';

import {Application, StartError, StopError} from '@rondojs/core';

import type {Constructor} from '@rondojs/context';
import type {Server} from '@rondojs/core';

describe('the life of an application', () => {
  it('starts observers in the order of their coming, then servers, and stops in reverse', async () => {
    const log: string[] = [];
    const app = new Application();
    app.server(givenServer('http', log));
    app.lifeCycleObserver(givenServer('pool', log), 'pool');
    app.lifeCycleObserver(givenServer('cache', log), 'cache');
    app.server(givenServer('queue', log), 'queue');

    await app.start();
    await app.stop();

    const starts = ['start pool', 'start cache', 'start http', 'start queue'];
    const stops = ['stop queue', 'stop http', 'stop cache', 'stop pool'];
    expect(log).toEqual([...starts, ...stops]);
  });

  it('takes observers that wait for nothing, or have one side only', async () => {
    const log: string[] = [];
    class Opener {
      start() {
        log.push('start opener');
      }
    }
    class Closer {
      stop() {
        log.push('stop closer');
      }
    }
    const app = new Application({components: [{observers: [Opener, Closer]}]});

    await app.start();
    await app.stop();

    expect(log).toEqual(['start opener', 'stop closer']);
  });

  it('is told by its state', async () => {
    const app = new Application();
    const states = [app.state];

    await app.start();
    states.push(app.state);
    await app.stop();
    states.push(app.state);

    expect(states).toEqual(['created', 'started', 'stopped']);
  });

  it('leaves alone what has the methods of an observer and is none', async () => {
    const log: string[] = [];
    const app = new Application();
    app.service(givenServer('service', log));

    await app.start();

    expect(log).toEqual([]);
  });

  it('undoes a start that fails, and may be started again', async () => {
    const log: string[] = [];
    let busy = true;
    class BusyServer implements Server {
      async start() {
        if (busy) throw new Error('The port is in use.');
      }
      async stop() {}
    }
    const app = new Application({servers: {first: givenServer('first', log), busy: BusyServer}});

    const failed = app.start();
    await expect(failed).rejects.toThrow(StartError);
    await expect(failed).rejects.toThrow('servers.busy could not start: The port is in use.');
    const state = app.state;
    busy = false;
    await app.start();

    expect(state).toBe('failed');
    expect(app.state).toBe('started');
    expect(log).toEqual(['start first', 'stop first', 'start first']);
  });

  it('names the server that cannot be made', async () => {
    class NeedyServer implements Server {
      constructor(@inject('disk') readonly disk: unknown) {
        if (!disk) throw new Error('The disk is full.');
      }
      async start() {}
      async stop() {}
    }
    const app = new Application({servers: {needy: NeedyServer}});

    await expect(app.start()).rejects.toThrow("servers.needy could not start: The key 'disk' is not bound");
    app.bind('disk').to(0);
    await expect(app.start()).rejects.toThrow('servers.needy could not start: The disk is full.');
  });

  it('stops everything, and then reports all that failed to', async () => {
    const log: string[] = [];
    class StuckServer implements Server {
      async start() {}
      async stop() {
        throw new Error('A request does not end.');
      }
    }
    const app = new Application({
      servers: {first: givenServer('first', log), a: StuckServer, b: StuckServer},
    });
    await app.start();

    const stop = app.stop();

    await expect(stop).rejects.toThrow(StopError);
    await expect(stop).rejects.toThrow(
      'The application stopped with failures: servers.b could not stop: A request does not end.; ' +
        'servers.a could not stop: A request does not end.',
    );
    expect(log).toEqual(['start first', 'stop first']);
    expect(app.state).toBe('stopped');
  });

  it('may be ended at any time, and more than once', async () => {
    const log: string[] = [];
    const app = new Application({servers: {first: givenServer('first', log)}});

    await app.stop();
    const start = app.start();
    await Promise.all([start, app.stop(), app.stop()]);
    await app.stop();

    expect(log).toEqual(['start first', 'stop first']);
    expect(app.state).toBe('stopped');
  });

  it('gathers what servers say of themselves', async () => {
    class Speaker implements Server {
      async start() {}
      async stop() {}
      describe() {
        return {url: 'http://127.0.0.1:3000', routes: 7};
      }
    }
    const app = new Application({servers: {silent: givenServer('silent', []), speaker: Speaker}});
    await app.start();

    const {servers} = await app.describe();

    expect(servers).toEqual([{name: 'silent'}, {name: 'speaker', url: 'http://127.0.0.1:3000', routes: 7}]);
  });
});

function givenServer(name: string, log: string[]): Constructor<Server> {
  return class implements Server {
    async start() {
      log.push(`start ${name}`);
    }
    async stop() {
      log.push(`stop ${name}`);
    }
  };
}
