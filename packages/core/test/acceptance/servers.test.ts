import {EventEmitter} from 'node:events';

import {Context, inject} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {Application, CoreBindings, ServerNotFoundError} from '@rondojs/core';

import type {ApplicationConfig, Server} from '@rondojs/core';

const CONFIG = `${CoreBindings.APPLICATION_CONFIG}#myserver`;

interface MyServerConfig {
  readonly greeting: string;
}

/** A server as a user writes it: a context of its own, inside of the application's. */
class MyServer extends Context implements Server {
  readonly myEmitter = new EventEmitter();
  readonly heard: string[] = [];

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) app: Application,
    @inject(CONFIG) readonly options?: MyServerConfig,
  ) {
    super(app);
  }

  async start(): Promise<void> {
    this.myEmitter.on('event', (name: string) => this.heard.push(`${this.options?.greeting} ${name}`));
  }

  async stop(): Promise<void> {
    this.myEmitter.removeAllListeners('event');
  }
}

interface MyConfig extends ApplicationConfig {
  readonly myserver?: MyServerConfig;
}

class MyApp extends Application {
  constructor(options?: MyConfig) {
    super(options);
    this.server(MyServer, 'serverFoo');
  }
}

describe('a server that a user writes', () => {
  it('works from start to stop', async () => {
    const app = new MyApp({myserver: {greeting: 'Hello'}});

    await app.start();
    const server = await app.getServer<MyServer>('serverFoo');
    server.myEmitter.emit('event', 'first');
    await app.stop();
    server.myEmitter.emit('event', 'second');

    expect(server.heard).toEqual(['Hello first']);
  });

  it('sees what the application binds, and keeps to itself what it binds', async () => {
    const app = new MyApp();
    app.bind('greeting').to('Hello');
    const server = await app.getServer(MyServer);

    server.bind('secret').to(42);

    expect(await server.get('greeting')).toBe('Hello');
    expect(app.isBound('secret')).toBe(false);
  });

  it('needs no configuration', async () => {
    const app = new MyApp();

    const server = await app.getServer(MyServer);

    expect(server.options).toBeUndefined();
  });

  it('is made once, whichever way it is asked for', async () => {
    const app = new Application();
    const handle = app.server(MyServer, 'serverFoo');

    const servers = [
      await handle.get(),
      await app.getServer(MyServer),
      await app.getServer<MyServer>('serverFoo'),
      await app.get('servers.serverFoo'),
    ];

    expect(new Set(servers).size).toBe(1);
  });

  it('may be there twice, each with its own life', async () => {
    const app = new Application({servers: {first: MyServer, second: MyServer}});
    await app.start();
    const first = await app.getServer<MyServer>('first');
    const second = await app.getServer<MyServer>('second');

    first.myEmitter.emit('event', 'only');

    expect([first.heard.length, second.heard.length]).toEqual([1, 0]);
  });
});

describe('what a server has bound for itself', () => {
  class Needy {
    constructor(@inject('nowhere') readonly nothing: unknown) {}
  }

  it('is proved before the start, as what the application has bound', async () => {
    const app = new MyApp();
    const server = await app.getServer(MyServer);
    server.bind('needy').toClass(Needy);

    await expect(app.start()).rejects.toThrow(/The key 'nowhere' is not bound .*\n +way +needy --> @Needy/);
  });

  it('takes the place of what the application has, which need not hold then', async () => {
    const app = new MyApp();
    const server = await app.getServer(MyServer);
    app.bind('needy').toClass(Needy);
    server.bind('needy').to('its own');

    await app.start();

    expect(app.state).toBe('started');
  });
});

describe('getServer', () => {
  it('says which servers there are when it does not know the name', async () => {
    const app = new MyApp();

    const server = app.getServer('jannyserverFoo');

    await expect(server).rejects.toThrow(ServerNotFoundError);
    await expect(server).rejects.toThrow(
      'The application has no server named "jannyserverFoo". It has: "serverFoo". Did you mean "serverFoo"?',
    );
  });

  it('says so when there are none', async () => {
    const app = new Application();

    const server = app.getServer(MyServer);

    await expect(server).rejects.toThrow(
      'The application has no server of class MyServer. It has none: add one with app.server().',
    );
  });

  it('refuses to choose between two of a class', async () => {
    const app = new Application({servers: {first: MyServer, second: MyServer}});

    const server = app.getServer(MyServer);

    await expect(server).rejects.toThrow(
      'The application has no server that alone is of class MyServer. It has: "first", "second".',
    );
  });

  it('takes no controller or service for a server', async () => {
    const app = new Application();
    app.service(MyServer, 'serverFoo');

    await expect(app.getServer('serverFoo')).rejects.toThrow(ServerNotFoundError);
    await expect(app.getServer(MyServer)).rejects.toThrow(ServerNotFoundError);
  });
});
