import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {BindingScope, injectable} from '@rondojs/context';
import {RestApplication, RestConfigError} from '@rondojs/rest';
import {api, get, param} from '@rondojs/openapi-spec';

import {givenApplication, givenClient, stopAll} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {OperationObject} from '@rondojs/openapi-spec';

let lastController = 0;

const NAMED: OperationObject = {
  parameters: [{name: 'name', in: 'path', required: true, schema: {type: 'string'}}],
  responses: {200: {description: 'ok', content: {'text/plain': {}}}},
};

class GreetController {
  private count = 0;

  @get('/sync')
  sync() {
    return {count: ++this.count};
  }

  @get('/async')
  async async() {
    await new Promise(resolve => setTimeout(resolve, 1));
    return {count: ++this.count};
  }
}

afterEach(stopAll);

describe('a controller', () => {
  it('answers by methods that are asynchronous and by others', async () => {
    const {client} = await givenApplication([GreetController]);

    const bodies = [(await client.get('/sync')).body, (await client.get('/async')).body];

    expect(bodies).toEqual([{count: 1}, {count: 1}]);
  });

  it('is made anew for each request', async () => {
    const {client} = await givenApplication([GreetController]);
    await client.get('/sync');

    const {body} = await client.get('/sync');

    expect(body).toEqual({count: 1});
  });

  it('is shared when it is a singleton', async () => {
    @injectable({scope: BindingScope.SINGLETON})
    class SharedController extends GreetController {}
    const {client} = await givenApplication([SharedController]);
    await client.get('/sync');

    const {body} = await client.get('/async');

    expect(body).toEqual({count: 2});
  });

  it('is not made before it is needed', async () => {
    const {client} = await givenApplication([givenController('/a', () => 1), givenBrokenController()]);

    const {status} = await client.get('/a');

    expect(status).toBe(200);
  });

  it('is seen by the request after it was added, and not by the one after it was removed', async () => {
    const {app, client} = await givenApplication([]);
    const statuses = [(await client.get('/sync')).status];

    const {key} = app.controller(GreetController);
    statuses.push((await client.get('/sync')).status);
    app.unbind(key);
    statuses.push((await client.get('/sync')).status);

    expect(statuses).toEqual([404, 200, 404]);
  });

  it('is a 500 when its constructor throws, and the log has the reason', async () => {
    const {client, logged} = await givenApplication([givenBrokenController()]);

    const {status, text} = await client.get('/broken');

    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(logged).toMatchObject([{error: {message: 'secret'}, status: 500, url: '/broken'}]);
  });

  it('takes arguments that no request gives as undefined', async () => {
    class PartlyController {
      @get('/partly')
      find(extra: unknown, @param.query.string('q') q: string) {
        return [typeof extra, q];
      }
    }
    const {client} = await givenApplication([PartlyController]);

    const {body} = await client.get('/partly?q=a');

    expect(body).toEqual(['undefined', 'a']);
  });

  it('answers behind the base paths of its server and its own', async () => {
    @api({basePath: '/todos'})
    class TodoController {
      @get('/')
      list() {
        return 'list';
      }

      @get('/{id}')
      find(@param.path.integer('id') id: number) {
        return `todo ${id}`;
      }
    }
    const {app} = await givenApplication([TodoController], undefined, {basePath: '/api/'});
    const client = givenClient(app.url?.replace('/api', ''));

    const answers = [await client.get('/api/todos'), await client.get('/api/todos/7'), await client.get('/todos/7')];

    expect(app.url).toMatch(/\/api$/);
    expect(answers.map(({status, text}) => (status === 200 ? text : status))).toEqual(['list', 'todo 7', 404]);
  });

  it('that a server holds answers for that server', async () => {
    const {client} = await givenApplication([], app => {
      app.restServer.bind('controllers.GreetController').toClass(GreetController).tag('controller');
    });

    const {body} = await client.get('/sync');

    expect(body).toEqual({count: 1});
  });
});

describe('at the start', () => {
  it.each([
    ['of one shape', givenFinder('id'), givenFinder('name')],
    ['that are the same', givenFinder('id'), givenController('/todos/{id}', () => 1)],
  ])('operations %s are refused, and both are named', async (_, first, second) => {
    const app = new RestApplication({rest: {port: 0}});
    app.controller(first, 'First');
    app.controller(second, 'Second');

    const error: unknown = await app.start().catch((reason: unknown) => reason);

    expect(messagesOf(error)).toContain(`${first.name}.find`);
    expect(messagesOf(error)).toContain(`${second.name}.find`);
    expect(app.restServer.listening).toBe(false);
  });

  it('a controller that is no class is refused', async () => {
    const app = new RestApplication({rest: {port: 0}});
    app.bind('controllers.Plain').to({find: () => 1}).tag('controller');

    const error: unknown = await app.start().catch((reason: unknown) => reason);

    expect(messagesOf(error)).toContain(
      'The controller controllers.Plain must be bound to a class, with toClass().',
    );
  });
});

describe('after the start', () => {
  it.each<[string, (app: RestApplication) => unknown]>([
    ['the application', app => app.controller(givenFinder('name'), 'Second')],
    ['a server', app => app.restServer.controller(givenFinder('name'), 'Second')],
    ['the application, as a route', app => app.route('get', '/todos/{name}', NAMED, () => 'second')],
    ['a server, as a route', app => app.restServer.route('get', '/todos/{name}', NAMED, () => 'second')],
  ])('an operation of the shape of another is refused by %s, and the other answers on', async (_, add) => {
    const {app, client, logged} = await givenApplication([givenFinder('id')]);

    expect(() => add(app)).toThrow(RestConfigError);
    const {status, text} = await client.get('/todos/7');

    expect([status, text, logged]).toEqual([200, 'found', []]);
  });

  it.each<[string, OperationObject, string]>([
    ['a misspelt keyword', {...NAMED, requestBody: {content: {'application/json': {schema: {minimun: 1} as never}}}}, 'Did you mean "minimum"'],
    ['an unknown parser', {...NAMED, requestBody: {content: {'application/json': {'x-parser': 'jsom'}}}}, 'no body parser named jsom'],
    ['a date that is none', {...NAMED, 'x-sunset': 'soon'}, 'is no date'],
  ])('%s is refused by who adds it', async (_, spec, message) => {
    const {app, client} = await givenApplication([givenFinder('id')]);

    expect(() => app.route('put', '/things/{name}', spec, () => 'put')).toThrow(message);
    app.route('put', '/things/{name}', NAMED, () => 'put');

    expect((await client.send('PUT', '/things/7')).text).toBe('put');
  });

  it('what only a look at the whole document finds is logged, once for all that comes in one go', async () => {
    const {app} = await givenApplication([givenFinder('id')]);
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));
    const bodyOf = (type: string) => ({requestBody: {content: {'application/json': {schema: {type} as never}}}, responses: {}});
    const lines = async (count: number) => {
      while (written.length < count) await new Promise(resolve => setTimeout(resolve, 5));
    };

    app.route('put', '/one', bodyOf('strin'), () => 1);
    app.route('put', '/two', bodyOf('integr'), () => 2);
    await lines(1);
    app.route('put', '/three', bodyOf('string'), () => 3);
    app.route('put', '/four', bodyOf('number?'), () => 4);
    await lines(2);
    jest.restoreAllMocks();

    const fault = (path: string) => expect.stringMatching(`^#/paths/~1${path}/put/.*/type [(]invalid-schema[)]`);
    const told = {level: 'error', server: 'RestServer', message: expect.stringContaining('the next start would refuse it')};
    expect(written.map(line => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({...told, faults: [fault('one'), fault('two')]}),
      expect.objectContaining({...told, faults: [fault('four')]}),
    ]);
  });

  it('what is bound by hand is a 500 until it has gone, and the process lives', async () => {
    const {app, client, logged} = await givenApplication([givenFinder('id')]);

    app.bind('controllers.Second').toClass(givenFinder('name')).tag('controller');
    const broken = await client.get('/todos/7');
    app.unbind('controllers.Second');
    const mended = await client.get('/todos/7');

    expect([broken.status, mended.status]).toEqual([500, 200]);
    expect(logged[0]?.error).toBeInstanceOf(RestConfigError);
  });
});

describe('a controller without an operation', () => {
  it('is told of at the start, by its name, and is no fault', async () => {
    class ForgottenController {
      find() {}
    }
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));

    await givenApplication([givenFinder('id'), ForgottenController]);
    jest.restoreAllMocks();

    expect(written.map(line => JSON.parse(line) as object)).toMatchObject([
      {level: 'warn', server: 'RestServer', message: expect.stringMatching(/^ForgottenController answers no operation: /)},
    ]);
  });

  it('is not told of where a document names it', async () => {
    class DesignedController {
      find() {
        return 'found';
      }
    }
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

    const {client} = await givenApplication([DesignedController], app =>
      app.api({openapi: '3.1.0', info: {title: 'a', version: '1'}, paths: {'/a': {get: {operationId: 'find', responses: {200: {description: 'ok'}}}}}}),
    );
    const {text} = await client.get('/a');
    const calls = write.mock.calls.length;
    jest.restoreAllMocks();

    expect([text, calls]).toEqual(['found', 0]);
  });
});

/** A controller with one operation, whose class has a name of its own. */
function givenController(path: string, find: () => unknown): Constructor {
  class OneController {
    find() {
      return find();
    }
  }
  const names = [...path.matchAll(/\{(.*?)\}/g)].map(([, name]) => String(name));
  names.forEach((name, index) => param.path.string(name)(OneController.prototype, 'find', index));
  get(path)(OneController.prototype, 'find', Object.getOwnPropertyDescriptor(OneController.prototype, 'find') as never);
  Object.defineProperty(OneController, 'name', {value: `Controller${++lastController}`});
  return OneController;
}

function givenFinder(placeholder: string): Constructor {
  return givenController(`/todos/{${placeholder}}`, () => 'found');
}

function givenBrokenController(): Constructor {
  class BrokenController {
    constructor() {
      throw new Error('secret');
    }

    @get('/broken')
    find() {}
  }
  return BrokenController;
}

/** The messages of an error and of all its causes. */
function messagesOf(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${messagesOf(error.cause)}` : '';
}

