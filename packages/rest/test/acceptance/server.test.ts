import {Agent, Server, createServer, request as httpRequest} from 'node:http';
import {once} from 'node:events';

import {afterEach, describe, expect, it} from '@jest/globals';

import {Application} from '@rondojs/core';
import {DESCRIPTION_TAG, RestApplication, RestBindings, RestComponent, RestServer} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';

import {eventually, givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {AddressInfo} from 'node:net';
import type {Constructor} from '@rondojs/context';
import type {DescribeMore} from '@rondojs/rest';

class GreetController {
  @get('/greet')
  greet() {
    return 'Hello!';
  }
}

afterEach(stopAll);

describe('a server', () => {
  it('tells where it is, and what it serves', async () => {
    const {app} = await givenApplication([GreetController], undefined, {basePath: '/api'});

    const {servers} = await app.describe();

    expect(app.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
    expect(servers).toEqual([
      {name: 'RestServer', url: app.url, documentation: `${app.url}/openapi.json`, routes: 1},
    ]);
  });

  it('tells what others have to say of it', async () => {
    const {app} = await givenApplication([GreetController]);
    app.bind<DescribeMore>('health.description').to(url => ({health: `${url}/health`})).tag(DESCRIPTION_TAG);

    const [server] = (await app.describe()).servers;

    expect(server).toMatchObject({url: app.url, health: `${app.url}/health`});
  });

  it('listens as it is told to, or nowhere', async () => {
    const asked: unknown[] = [];
    const app = new RestApplication({rest: {port: 1}});
    app.bind(RestBindings.LISTEN).to(async (http, {port}, name) => void asked.push(http instanceof Server, port, name));

    await app.start();
    const during = [app.url, app.restServer.listening];
    await app.stop();

    expect(asked).toEqual([true, 1, 'RestServer']);
    expect(during).toEqual([undefined, false]);
  });

  it('tells nothing while it does not listen', async () => {
    const app = new RestApplication({rest: {port: 0}});

    const {servers} = await app.describe();

    expect(servers).toEqual([{name: 'RestServer'}]);
    expect([app.url, app.restServer.listening]).toEqual([undefined, false]);
  });

  it('tells an address that can be opened when it listens on all', async () => {
    const {app} = await givenApplication([GreetController], undefined, {host: '0.0.0.0'});

    const {text} = await givenClient(app.url).get('/greet');

    expect(app.url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(text).toBe('Hello!');
  });

  it('starts again after a stop', async () => {
    const {app, client} = await givenApplication([GreetController]);

    await app.stop();
    const stopped = [app.url, app.restServer.listening];
    await expect(client.get('/greet')).rejects.toThrow();
    await app.start();
    const {text} = await givenClient(app.url).get('/greet');

    expect(stopped).toEqual([undefined, false]);
    expect(text).toBe('Hello!');
  });

  it('may be stopped before it has started, and twice', async () => {
    const server = await new Application({components: [RestComponent], rest: {port: 0}}).getServer(RestServer);

    await server.stop();
    await server.start();
    await server.stop();
    await server.stop();

    expect(server.listening).toBe(false);
  });

  it('says which port is in use, and what to do', async () => {
    const {app} = await givenApplication([]);
    const port = Number(new URL(String(app.url)).port);
    const second = new RestApplication({rest: {port}});

    const starting = second.start();

    await expect(starting).rejects.toMatchObject({
      cause: {
        name: 'RestConfigError',
        message: `127.0.0.1:${port} is in use by another server. Stop that one, or set another port: {rest: {port: ${port + 1}}}.`,
        cause: {code: 'EADDRINUSE'},
      },
    });
  });

  it('takes its port from the environment', async () => {
    const {PORT} = process.env;
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const {port} = probe.address() as AddressInfo;
    await new Promise(resolve => probe.close(resolve));
    process.env.PORT = String(port);
    const app = stopLater(new RestApplication());

    await app.start();

    expect(app.url).toBe(`http://127.0.0.1:${port}`);
    if (PORT === undefined) delete process.env.PORT;
    else process.env.PORT = PORT;
  });

  it('lets a request in flight finish when it stops, and waits no longer', async () => {
    const slow = givenSlowController();
    const {app, client} = await givenApplication([slow.SlowController]);
    const answering = client.get('/slow');
    await eventually(() => slow.entered());

    const stopping = app.stop();
    const begun = Date.now();
    await expect(client.get('/slow')).rejects.toThrow();
    slow.leave();
    const {text} = await answering;
    await stopping;

    expect(text).toBe('done');
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('closes connections that have nothing to say when it stops', async () => {
    const {app} = await givenApplication([GreetController]);
    const agent = new Agent({keepAlive: true});
    const request = httpRequest(`${app.url}/greet`, {agent}).end();
    const [response] = await once(request, 'response');
    response.resume();
    await once(response, 'end');

    const begun = Date.now();
    await app.stop();

    expect(Date.now() - begun).toBeLessThan(1000);
    agent.destroy();
  });
});

describe('two servers of one application', () => {
  it('answer the same operations on ports of their own, each with what it has itself', async () => {
    class OnlyController {
      @get('/only')
      only() {
        return 'two';
      }
    }
    const app = stopLater(new Application({components: [RestComponent], rest: {port: 0}}));
    const one = await app.server(RestServer, 'one').get();
    const two = await app.server(RestServer, 'two').get();
    app.controller(GreetController);
    two.bind('controllers.OnlyController').toClass(OnlyController).tag('controller');
    await app.start();
    const clients = [givenClient(one.url), givenClient(two.url)];

    const greetings = await Promise.all(clients.map(client => client.get('/greet')));
    const only = await Promise.all(clients.map(client => client.get('/only')));

    expect(one.url).not.toBe(two.url);
    expect(greetings.map(({text}) => text)).toEqual(['Hello!', 'Hello!']);
    expect(only.map(({status}) => status)).toEqual([404, 200]);
    expect(await app.getServer('two')).toBe(two);
  });
});

describe('a request handler', () => {
  it('answers for another server, without a start', async () => {
    const app = new RestApplication({controllers: [GreetController], rest: {port: 0}});
    const http = createServer(app.restServer.requestHandler).listen(0, '127.0.0.1');
    stopLater({stop: async () => void (await new Promise(resolve => http.close(resolve)))});
    await once(http, 'listening');
    const client = givenClient(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);

    const answers = [await client.get('/greet'), await client.get('/nobody'), await client.get('/openapi.json')];

    expect(answers.map(({status}) => status)).toEqual([200, 404, 200]);
    expect(app.restServer.listening).toBe(false);
  });
});

/** A controller that answers when it is told to. */
function givenSlowController() {
  let entered = false;
  let leave = () => {};
  class SlowController {
    @get('/slow')
    async slow() {
      entered = true;
      await new Promise<void>(resolve => (leave = resolve));
      return 'done';
    }
  }
  return {SlowController: SlowController as Constructor, entered: () => entered, leave: () => leave()};
}
