import {describe, expect, it} from '@jest/globals';
import {inject} from '@rondojs/context';

import {Application, CoreBindings} from '@rondojs/core';

import type {ApplicationConfig, Server} from '@rondojs/core';

class QueueServer implements Server {
  constructor(
    @inject(`${CoreBindings.APPLICATION_CONFIG}#queue`) readonly options: unknown,
    @inject('application.config#queue.topics') readonly topics: unknown,
  ) {}
  async start() {}
  async stop() {}
}

describe('the configuration of an application', () => {
  it('gives each part its own, under its name and at any depth', async () => {
    const queue = {url: 'memory:', topics: ['orders']};
    const app = new Application({queue, servers: {queue: QueueServer}});

    const server = await app.getServer(QueueServer);

    expect(server.options).toBe(queue);
    expect(server.topics).toBe(queue.topics);
  });

  it('gives a part of which it says nothing undefined', async () => {
    const app = new Application({servers: {queue: QueueServer}});

    const server = await app.getServer(QueueServer);

    expect([server.options, server.topics]).toEqual([undefined, undefined]);
  });

  it('adds components, controllers and servers', async () => {
    class GreetController {}
    const config: ApplicationConfig = {
      components: [{bindings: [], services: [GreetController]}],
      controllers: [GreetController],
      servers: {first: QueueServer, second: QueueServer},
    };

    const app = new Application(config);

    const keys = app.find(/^(services|controllers|servers)[.]\w+$/).map(({key}) => key);
    expect(keys).toEqual(['services.GreetController', 'controllers.GreetController', 'servers.first', 'servers.second']);
  });

  it('reaches what a class that extends the application adds', async () => {
    interface QueueConfig extends ApplicationConfig {
      readonly queue?: object;
    }
    class QueueApplication extends Application {
      constructor(options?: QueueConfig) {
        super(options);
        this.server(QueueServer, 'queue');
      }
    }
    const app = new QueueApplication({queue: {url: 'memory:'}});

    const server = await app.getServer(QueueServer);

    expect(server.options).toEqual({url: 'memory:'});
  });
});
