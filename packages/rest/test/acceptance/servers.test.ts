import {afterEach, describe, expect, it} from '@jest/globals';

import {Application, NameTakenError} from '@rondojs/core';
import {RestApplication, RestBindings, RestComponent, RestServer} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {eventually, givenClient, stopAll, stopLater} from '../helpers.js';

import type {LogFields, Logger} from '@rondojs/core';

class GreetController {
  @get('/greet')
  greet() {
    return 'Hello!';
  }
}

afterEach(stopAll);

describe('the servers of an application', () => {
  it('are those that it names, and no other', async () => {
    const app = new Application({components: [RestComponent], servers: {public: RestServer, admin: RestServer}});

    const {servers} = await app.describe();

    expect(servers.map(({name}) => name)).toEqual(['public', 'admin']);
  });

  it('are the one of the component where it names none', async () => {
    const app = new RestApplication({components: [RestComponent]});

    const {servers} = await app.describe();

    expect(servers.map(({name}) => name)).toEqual(['RestServer']);
  });

  it('have each the options under their names, and share those under "rest"', async () => {
    const app = new Application({
      components: [RestComponent],
      servers: {public: RestServer, admin: RestServer},
      rest: {port: 1, basePath: '/api'},
      public: {port: 2},
    });
    app.bind('servers.admin.config').to({port: 3, basePath: '/'});

    const servers = [await app.getServer<RestServer>('public'), await app.getServer<RestServer>('admin')];

    expect(servers.map(({config: {port, basePath}}) => [port, basePath])).toEqual([[2, '/api'], [3, '']]);
  });

  it('have controllers of their own besides those of all', async () => {
    class OwnController {
      @get('/own')
      own() {
        return 'mine';
      }
    }
    const app = stopLater(
      new Application({
        components: [RestComponent],
        servers: {public: RestServer, admin: RestServer},
        controllers: [GreetController],
        rest: {port: 0},
      }),
    );
    const open = app.getServerSync<RestServer>('public');
    const admin = app.getServerSync<RestServer>('admin').controller(OwnController);
    await app.start();

    const answers = [await givenClient(open.url).get('/own'), await givenClient(admin.url).get('/own')];

    expect(answers.map(({status}) => status)).toEqual([404, 200]);
    expect(Object.keys(open.getApiSpec().paths ?? {})).toEqual(['/greet']);
    expect(() => admin.controller(OwnController)).toThrow(NameTakenError);
  });

  it.each<[object, string]>([
    [{rest: {prot: 8080}}, '/rest/prot: is no option; there are port, host'],
    [{rest: {port: '8080'}}, '/rest/port: must be integer'],
    [{rset: {port: 8080}}, '/rset: is read by nothing. Did you mean "rest"?'],
    [{rest: {basePath: 'api', bodyLimit: -1}}, '/rest/basePath: must match pattern "^(/.*)?$"\n  /rest/bodyLimit: must be >= 0'],
  ])('do not start with %j', async (options, message) => {
    const app = new RestApplication(options);

    await expect(app.start()).rejects.toThrow(message);
  });

  it('leave nothing behind after a hundred starts and stops', async () => {
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [GreetController]}));
    const cycle = async () => {
      await app.start();
      await givenClient(app.url).get('/greet');
      await app.stop();
    };
    await cycle();
    const before = process.getActiveResourcesInfo().length;
    const listeners = listenersAround(app);

    for (let count = 0; count < 100; count++) await cycle();

    // Node lets go of what was closed a moment later.
    await eventually(() => process.getActiveResourcesInfo().length <= before);
    expect(app.state).toBe('stopped');
    expect(listeners.length).toBeGreaterThan(20);
    expect(listenersAround(app)).toEqual(listeners);
  }, 60_000);
});

describe('the logger of a request', () => {
  it('adds what the request is to each line, without its query', async () => {
    class LoudController {
      constructor(@inject(RestBindings.Http.LOGGER) private readonly logger: Logger) {}

      @get('/loud')
      loud() {
        this.logger.info('here');
        return 'done';
      }
    }
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [LoudController]}));
    const lines = givenLog(app);
    await app.start();

    await givenClient(app.url).get('/loud?secret=1');

    expect(lines).toEqual([
      {server: 'RestServer', request: expect.any(String), method: 'GET', path: '/loud', message: 'here'},
    ]);
  });

  it('is not made where nobody has it injected', async () => {
    const app = stopLater(new RestApplication({rest: {port: 0}, controllers: [GreetController]}));
    const children: LogFields[] = [];
    givenLog(app, children);
    await app.start();

    await givenClient(app.url).get('/greet');

    expect(children).toEqual([{server: 'RestServer'}]);
  });
});

/** Keeps what an application logs, and of which loggers children were made. */
function givenLog(app: Application, children: LogFields[] = []): readonly LogFields[] {
  const lines: LogFields[] = [];
  const loggerWith = (fields: LogFields): Logger => {
    const write = (first: LogFields | string, message?: string) =>
      void lines.push(typeof first === 'string' ? {...fields, message: first} : {...fields, ...first, message});
    const child = (more: LogFields) => {
      children.push(more);
      return loggerWith({...fields, ...more});
    };
    return {trace: write, debug: write, info: write, warn: write, error: write, fatal: write, child};
  };
  app.bind('logger').to(loggerWith({}));
  return lines;
}

/** Who listens to the process, and how many to each binding of an application and of its server. */
function listenersAround(app: RestApplication): readonly string[] {
  const ofProcess = process.eventNames().map(name => `${String(name)}: ${process.listenerCount(name)}`);
  const bindings = app.getServerSync(RestServer).find();
  return [...ofProcess, ...bindings.map(binding => `${binding.key}: ${(Reflect.get(binding, 'listeners') as readonly unknown[]).length}`)];
}
