import {afterEach, describe, expect, it} from '@jest/globals';

import {RestApplication, RestBindings, RestServer, ServerSentEvent} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {helpOf, helpOn} from '@rondojs/context';

import {givenApplication, stopAll, stopLater} from '../helpers.js';

class BytesController {
  @get('/bytes', {responses: {'200': {description: 'bytes', content: {'application/octet-stream': {}}}}})
  async *bytes() {
    yield {row: 1};
  }
}

afterEach(stopAll);

describe('the text of a route that cannot be', () => {
  it('for a reference to a parameter that is nowhere is told at the start', async () => {
    const app = givenRoute({parameters: [{$ref: '#/components/parameters/Id'}]});

    const error = await app.start().catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      message:
        'servers.RestServer could not start: ' +
        'GET /todos refers to the parameter #/components/parameters/Id, which is not there.',
    });
    expect(helpOf(error)).toBe(helpOn('REST_CONFIG'));
  });

  it.each<[string, object, string]>([
    [
      'a reference to a body',
      {requestBody: {$ref: '#/components/requestBodies/Todo'}},
      'GET /todos: its requestBody #/components/requestBodies/Todo is not among the components.',
    ],
    [
      'a parameter where there are none',
      {parameters: [{name: 'id', in: 'fragment'}]},
      'The parameter id is in "fragment". It can be in path, query, header, cookie.',
    ],
  ])('for %s, where it comes after the start, is thrown to who adds it, and nothing is added', async (_, spec, message) => {
    const {app, client} = await givenApplication([]);

    const add = () => addRoute(app, spec);

    expect(add).toThrow(expect.objectContaining({code: 'REST_CONFIG', message, help: helpOn('REST_CONFIG')}));
    expect((await client.get('/todos')).status).toBe(404);
  });
});

describe('the text of what is asked for', () => {
  it('outside of any request names the key and who was asked', async () => {
    const {app} = await givenApplication([]);
    const server = await app.getServer(RestServer);

    await expect(server.get(RestBindings.Http.REQUEST)).rejects.toMatchObject({
      code: 'REST_CONFIG',
      message:
        `rest.http.request belongs to a request, and was asked for in ${server.name}, outside of any. ` +
        `Bind what has it injected in the scope TRANSIENT or REQUEST.`,
    });
  });

  it('of an action with a request that no server handles', async () => {
    const {app} = await givenApplication([]);
    const server = await app.getServer(RestServer);
    const findRoute = await server.get(RestBindings.SequenceActions.FIND_ROUTE);

    expect(() => findRoute({url: '/', method: 'GET'} as never)).toThrow(
      new TypeError('The request is not handled by a RestServer: it has no request context.'),
    );
  });
});

describe('the text of what is no class', () => {
  const none = undefined as never;

  it.each<[string, string, (app: RestApplication) => unknown]>([
    ['a controller of a server', 'The controller', ({restServer}) => restServer.controller(none)],
    ['a sequence', 'The sequence', app => app.sequence(none)],
    ['a sequence of a server', 'The sequence', ({restServer}) => restServer.sequence(none)],
    ['a body parser', 'The body parser', app => app.bodyParser(none)],
    ['a body parser of a server', 'The body parser', ({restServer}) => restServer.bodyParser(none)],
  ])('but was given for %s', (_, place, give) => {
    const app = stopLater(new RestApplication({rest: {port: 0}}));
    const message = expect.stringContaining(`${place} is undefined, and must be a class: two files that import each other`);

    expect(() => give(app)).toThrow(expect.objectContaining({code: 'INVALID_PART', message}));
  });
});

describe('the text of a result that cannot be sent', () => {
  it.each(['id', 'event'] as const)('an event whose %s has more than one line', name => {
    expect(() => new ServerSentEvent(1, {[name]: 'a\nb'})).toThrow(new TypeError(`The ${name} of an event must be one line.`));
  });

  it('a result in steps, of objects, in a type that is bytes', async () => {
    const {client, logged} = await givenApplication([BytesController]);

    const {status} = await client.get('/bytes');

    expect(status).toBe(500);
    expect(logged[0]?.error).toEqual(
      new TypeError('A result in steps must give text or bytes, unless JSON or events are declared.'),
    );
  });
});

function givenRoute(spec: object): RestApplication {
  const app = stopLater(new RestApplication({rest: {port: 0}}));
  addRoute(app, spec);
  return app;
}

function addRoute(app: RestApplication, spec: object): void {
  app.route('get', '/todos', {responses: {}, ...spec}, () => 1);
}
