import {afterEach, describe, expect, it} from '@jest/globals';

import {Application} from '@rondojs/core';
import {BindingScope, inject, injectable} from '@rondojs/context';
import {RequestResponseSequence, RestApplication, RestBindings, RestComponent, RestServer, actionFor, withContext} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

import {givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {Getter, Provider} from '@rondojs/context';
import type {SchemaObject} from '@rondojs/openapi-spec';
import type {InvokeMethod, ParseParams, ParsedRequest, Reject, Request, Send, ServerResponse} from '@rondojs/rest';

const {SEND, INVOKE_METHOD, REJECT} = RestBindings.SequenceActions;
const {ROUTE, PARAMS, RETURN_VALUE} = RestBindings.Operation;

class NoteController {
  @get('/notes/{id}')
  find(@param.path.integer('id') id: number) {
    return {id};
  }

  @get('/notes')
  list() {
    return [];
  }
}

class UserController {
  @get('/users')
  users() {
    return 'users';
  }
}

afterEach(stopAll);

describe('a sequence that is a function', () => {
  it('is given the context and the five actions', async () => {
    const lines: unknown[] = [];
    const {client} = await givenApplication([NoteController], app =>
      app.handler(async (context, {findRoute, parseParams, invoke, send}) => {
        const route = findRoute(context.request);
        const params = await parseParams(context.request, route);
        lines.push(route.path, params);
        await send(context.response, await invoke(route, params));
      }),
    );

    const {body} = await client.get('/notes/7');

    expect(body).toEqual({id: 7});
    expect(lines).toEqual(['/notes/{id}', [7]]);
  });

  it('is rejected what it throws, in the shape that is bound', async () => {
    const {client} = await givenApplication([NoteController], app => {
      app.handler((context, {findRoute}) => void findRoute(context.request));
      app.bind(REJECT).to(({response}, error) => void response.writeHead(404).end(String(error)));
    });

    const {status, text} = await client.get('/nobody');

    expect([status, text]).toEqual([404, 'RouteNotFoundError: No route answers GET /nobody.']);
  });

  it('is for one server alone', async () => {
    const app = stopLater(new Application({components: [RestComponent], controllers: [UserController], rest: {port: 0}}));
    const plain = await app.server(RestServer, 'plain').get();
    const special = await app.server(RestServer, 'special').get();
    special.handler(({response}, {send}) => send(response, 'special'));
    await app.start();

    const texts = [await givenClient(plain.url).get('/users'), await givenClient(special.url).get('/users')];

    expect(texts.map(({text}) => text)).toEqual(['users', 'special']);
  });
});

describe('a sequence that takes request and response', () => {
  it('extends the default one, as the first sequences did', async () => {
    const lines: string[] = [];
    class MySequence extends RequestResponseSequence {
      log(message: string) {
        lines.push(message);
      }

      override async handle(request: ParsedRequest, response: ServerResponse) {
        this.log('before request');
        await super.handle(request, response);
        this.log('after request');
      }
    }
    const {client, logged} = await givenApplication([NoteController], app => app.sequence(withContext(MySequence)));

    const answers = [await client.get('/notes/7'), await client.get('/nobody')];

    expect(answers.map(({status}) => status)).toEqual([200, 404]);
    expect(lines).toEqual(['before request', 'after request', 'before request', 'after request']);
    expect(logged).toEqual([]);
  });

  it('may be any class, with what it has injected', async () => {
    @injectable()
    class PlainSequence {
      constructor(@inject('greeting') private readonly greeting: string) {}

      handle(request: Request, response: ServerResponse) {
        response.end(`${this.greeting} ${request.url}`);
      }
    }
    const {client} = await givenApplication([], app => {
      app.bind('greeting').to('Hello');
      app.sequence(withContext(PlainSequence));
    });

    expect((await client.get('/you')).text).toBe('Hello /you');
  });
});

describe('an action', () => {
  const says = (name: string): Send => response => void response.end(name);

  it('is replaced on the application, a server, a controller and an operation, the nearest first', async () => {
    const app = stopLater(new Application({components: [RestComponent], controllers: [NoteController, UserController], rest: {port: 0}}));
    const plain = await app.server(RestServer, 'plain').get();
    const special = await app.server(RestServer, 'special').get();
    app.bind(SEND).to(says('application'));
    special.bind(SEND).to(says('server'));
    special.bind(actionFor(SEND, NoteController)).to(says('controller'));
    special.bind(actionFor(SEND, NoteController, 'list')).to(says('operation'));
    await app.start();

    const texts = [];
    for (const [server, path] of [[plain, '/notes'], [special, '/users'], [special, '/notes/7'], [special, '/notes']] as const) {
      texts.push((await givenClient(server.url).get(path)).text);
    }

    expect(texts).toEqual(['application', 'server', 'controller', 'operation']);
  });

  it('of one operation may be a provider that has the request injected, and leaves the others alone', async () => {
    @injectable()
    class LoudProvider implements Provider<Send> {
      constructor(@inject(RestBindings.Http.REQUEST) private readonly request: Request) {}

      value(): Send {
        return (response, result) => void response.end(`${this.request.url}: ${JSON.stringify(result)}!`);
      }
    }
    const {client} = await givenApplication([NoteController], app => {
      app.bind(actionFor(SEND, NoteController, 'find')).toProvider(LoudProvider);
    });

    const texts = await Promise.all(['/notes/1', '/notes/2', '/notes'].map(async path => (await client.get(path)).text));

    expect(texts).toEqual(['/notes/1: {"id":1}!', '/notes/2: {"id":2}!', '[]']);
  });

  it('of an operation without a controller goes by its operationId, and may invoke or reject', async () => {
    const invoke: InvokeMethod = () => {
      throw new Error('never');
    };
    const reject: Reject = ({response}, error) => void response.end(`own: ${String(error)}`);
    const {client} = await givenApplication([], app => {
      app.route('get', '/one', {operationId: 'one', responses: {}}, () => 1);
      app.route('get', '/two', {operationId: 'two', responses: {}}, () => 2);
      app.bind(actionFor(INVOKE_METHOD, 'one')).to(invoke);
      app.bind(actionFor(REJECT, 'one')).to(reject);
    });

    expect([(await client.get('/one')).text, (await client.get('/two')).text]).toEqual(['own: Error: never', '2']);
  });

  it('for an operation that is not there is refused at the start', async () => {
    const start = givenApplication([NoteController], app => app.bind(actionFor(SEND, NoteController, 'fnd')).to(says('')));

    await expect(start).rejects.toThrow('rest.sequence.actions.send.of.NoteController.fnd is bound for an operation');
  });
});

describe('the elements of a request', () => {
  it('are injected where they are wanted', async () => {
    @injectable()
    class TellingSendProvider implements Provider<Send> {
      constructor(
        @inject.getter(RestBindings.Operation.ROUTE) private readonly route: Getter<{path: string}>,
        @inject.getter(RestBindings.Operation.PARAMS) private readonly params: Getter<readonly unknown[]>,
        @inject.getter(RestBindings.Operation.RETURN_VALUE) private readonly returned: Getter<unknown>,
      ) {}

      value(): Send {
        return async response => {
          const [{path}, params, returned] = [await this.route(), await this.params(), await this.returned()];
          response.end(JSON.stringify({path, params, returned}));
        };
      }
    }
    const {client} = await givenApplication([NoteController], app => app.bind(SEND).toProvider(TellingSendProvider));

    const {body} = await client.get('/notes/7');

    expect(body).toEqual({path: '/notes/{id}', params: [7], returned: {id: 7}});
  });

  it.each([
    [ROUTE, 'findRoute'],
    [PARAMS, 'invoke'],
    [RETURN_VALUE, 'invoke'],
  ])('are refused by %s as long as they are not there, and are there later all the same', async (key, action) => {
    const early: unknown[] = [];
    const late: unknown[] = [];
    const {client} = await givenApplication([NoteController], app =>
      app.handler(async (context, {findRoute, parseParams, invoke, send}) => {
        early.push(await context.get<unknown>(String(key)).catch((error: unknown) => error));
        const route = findRoute(context.request);
        await send(context.response, await invoke(route, await parseParams(context.request, route)));
        late.push(await context.get<unknown>(String(key)));
      }),
    );

    await client.get('/notes/7');

    expect(early).toMatchObject([{code: 'MISSING_ELEMENT', message: expect.stringContaining(`${String(key)} is not there yet: ${action} provides it.`)}]);
    expect(late).toMatchObject([key === ROUTE ? {path: '/notes/{id}'} : key === PARAMS ? [7] : {id: 7}]);
  });

  it('are a 500 for who has them injected too early, and say which in the log', async () => {
    @injectable()
    class EagerParseProvider implements Provider<ParseParams> {
      constructor(@inject(PARAMS) private readonly params: readonly unknown[]) {}

      value(): ParseParams {
        return () => this.params;
      }
    }
    const {client, logged} = await givenApplication([NoteController], app => {
      app.bind(RestBindings.SequenceActions.PARSE_PARAMS).toProvider(EagerParseProvider);
    });

    const {status} = await client.get('/notes/7');

    expect(status).toBe(500);
    expect(logged).toMatchObject([{error: {code: 'MISSING_ELEMENT'}}]);
  });

  it('tell nothing from not yet: an operation may return nothing', async () => {
    const returned: unknown[] = [];
    class SilentController {
      @get('/silent')
      find() {}
    }
    const {client} = await givenApplication([SilentController], app => {
      app.interceptor(async (invocation, next) => {
        returned.push(await invocation.get<unknown>(String(RETURN_VALUE)).catch(({code}: {code: string}) => code));
        return next();
      }, {global: true});
      app.handler(async (context, {findRoute, parseParams, invoke, send}) => {
        const route = findRoute(context.request);
        const result = await invoke(route, await parseParams(context.request, route));
        returned.push(await context.get(RETURN_VALUE));
        await send(context.response, result);
      });
    });

    const {status} = await client.get('/silent');

    expect([status, returned]).toEqual([204, ['MISSING_ELEMENT', undefined]]);
  });
});

describe('the start', () => {
  it('tells all that is wrong with the contract at once, each thing once', async () => {
    class FaultyController {
      @get('/faulty/{id}', {responses: {200: {description: 'ok'}}, 'x-sunset': 'soon'})
      find(@param.path('id', {type: 'integer', minimun: 1} as SchemaObject) id: number, @param.query.string('next', {schema: {$ref: '#/components/schemas/None'}}) next: string) {
        return [id, next];
      }
    }
    const app = new RestApplication({controllers: [FaultyController], rest: {port: 0}});
    app.bind('user').inScope(BindingScope.REQUEST);

    const message = await app.start().then(() => '', (error: Error) => error.message);

    expect(message.match(/minimun/g)).toHaveLength(1);
    expect(message.match(/schemas\/None/g)).toHaveLength(1);
    expect(message).toContain('x-sunset');
  });
});
