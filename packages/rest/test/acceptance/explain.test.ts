import {tracingChannel} from 'node:diagnostics_channel';

import {describe, expect, it} from '@jest/globals';

import {BindingScope, asGlobalInterceptor, bind, inject, intercept} from '@rondojs/context';
import {DefaultSequence, RestApplication, RestBindings, actionFor} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import type {Interceptor} from '@rondojs/context';
import type {Request, Send} from '@rondojs/rest';

const {SEND} = RestBindings.SequenceActions;

class TodoStore {}

const audit: Interceptor = (_invocation, next) => next();

class TodoController {
  constructor(
    @inject('todo.store') readonly store: TodoStore,
    @inject(RestBindings.Http.REQUEST) readonly request: Request,
  ) {}

  @get('/todos/{id}')
  @response(200, {description: 'It', content: {'application/json': {schema: {type: 'object'}}}})
  find(@param.path.integer('id') id: number, @param.query.string('q') q?: string) {
    return {id, q};
  }

  @intercept(audit)
  @post('/todos')
  @response(201, {description: 'Made', content: {'application/json': {schema: {type: 'object'}}, 'text/csv': {}}})
  create(@requestBody({schema: {type: 'object'}}) todo: object) {
    return todo;
  }
}

const loudly: Send = (response, result) => void response.end(`${String(result)}!`);

describe('explain of an operation', () => {
  it('tells its steps with their keys and scopes, how it reads and writes, and that it is folded', () => {
    const text = String(givenApplication().restServer.explain('GET /todos/{id}'));

    expect(text).toBe(`GET /todos/{id} is TodoController.find, by DefaultSequence
  folded: nothing of it is replaced
  findRoute   rest.sequence.actions.findRoute: FindRouteProvider, scope Server
  parseParams rest.sequence.actions.parseParams: ParseParamsProvider, scope Server
              id: path, integer, style simple, required
              q: query, string, style form
  invoke      rest.sequence.actions.invokeMethod: InvokeMethodProvider, scope Server
              controllers.TodoController: TodoController, scope Transient
                needs todo.store for TodoController.constructor[0], scope Singleton
                needs rest.http.request for TodoController.constructor[1], scope Request
  send        rest.sequence.actions.send: SendProvider, scope Server
              200: application/json, by JSON.stringify
              objects go out at once: nothing has to be negotiated
              checked by its schema: error
  reject      rest.sequence.actions.reject: RejectProvider, scope Server`);
  });

  it('tells of bodies, of several media types, and of interceptors', () => {
    const app = givenApplication();
    app.add(bind('timing').to(audit).apply(asGlobalInterceptor()));

    const {steps} = app.restServer.explain('POST /todos');

    expect(steps.map(({does}) => does)).toEqual([
      [],
      ['body: application/json, by JsonParser, required'],
      [
        'controllers.TodoController: TodoController, scope Transient',
        '  needs todo.store for TodoController.constructor[0], scope Singleton',
        '  needs rest.http.request for TodoController.constructor[1], scope Request',
        'intercepted by timing',
        'intercepted by audit',
      ],
      ['201: application/json, by JSON.stringify', '201: text/csv; charset=utf-8, by its kind', 'checked by its schema: error'],
      [],
    ]);
  });

  it('is JSON as well', () => {
    const explained: unknown = JSON.parse(JSON.stringify(givenApplication().explain('GET /todos/{id}')));

    expect(explained).toMatchObject({
      operation: 'GET /todos/{id}',
      name: 'TodoController.find',
      isFolded: true,
      overrides: [],
      sequence: 'DefaultSequence',
      steps: [{action: 'findRoute', key: 'rest.sequence.actions.findRoute', by: 'FindRouteProvider', scope: 'Server', does: []}, {}, {}, {}, {}],
    });
  });

  it('finds an operation without its base path', () => {
    expect(givenApplication().explain('get /todos/{id}').name).toBe('TodoController.find');
    expect(givenApplication('/v1').explain('GET /todos/{id}').operation).toBe('GET /v1/todos/{id}');
  });

  it('names the nearest operation where there is none', () => {
    expect(() => givenApplication().explain('GET /todo/{id}')).toThrow(
      'The server has no operation GET /todo/{id}. Did you mean GET /todos/{id}?',
    );
  });

  it('still explains keys', () => {
    expect(String(givenApplication().restServer.explain('todo.store'))).toMatch(/^todo[.]store: class TodoStore, scope Singleton/);
  });

  it.each<[string, (app: RestApplication) => void, string, boolean]>([
    ['a sequence', app => app.sequence(class LoudSequence extends DefaultSequence {}), 'The sequence is replaced, by LoudSequence of the application.', true],
    ['a sequence of the server', app => app.restServer.sequence(class LoudSequence extends DefaultSequence {}), 'The sequence is replaced, by LoudSequence of the server.', true],
    ['an action', app => app.bind(SEND).to(loudly), 'send is replaced, by loudly of the application.', true],
    ['an action of the server', app => app.restServer.bind(SEND).to(loudly), 'send is replaced, by loudly of the server.', true],
    ['an action without a name', app => app.bind(SEND).toDynamicValue(() => loudly), 'send is replaced, by what the application has bound to rest.sequence.actions.send.', true],
    ['an action of the controller', app => app.bind(actionFor(SEND, TodoController)).to(loudly), 'send is replaced, by rest.sequence.actions.send.of.TodoController.', true],
    ['an action of the operation', app => app.bind(actionFor(SEND, TodoController, 'find')).to(loudly), 'send is replaced, by rest.sequence.actions.send.of.TodoController.find.', false],
  ])('tells that %s is replaced', (_, replace, reason, isOfAll) => {
    const app = givenApplication();
    replace(app);

    const explained = app.explain('GET /todos/{id}');

    expect(explained.isFolded).toBe(false);
    expect(explained.overrides).toEqual([reason]);
    expect(String(explained)).toContain(`\n  interpreted:\n    ${reason}\n`);
    expect(app.explain('POST /todos').isFolded).toBe(!isOfAll);
  });

  it('tells that somebody listens, as long as somebody does', () => {
    const app = givenApplication();
    const listener = {start: () => undefined};

    tracingChannel('rondo:action').subscribe(listener as never);
    const traced = app.explain('GET /todos/{id}').overrides;
    tracingChannel('rondo:action').unsubscribe(listener as never);

    expect(traced).toEqual(['Somebody listens to rondo:action.']);
    expect(app.explain('GET /todos/{id}').overrides).toEqual([]);
  });

  it('tells that actions are timed', () => {
    const app = givenApplication('', true);

    expect(app.explain('GET /todos/{id}').overrides).toEqual(['The option serverTiming is on.']);
  });
});

function givenApplication(basePath = '', serverTiming = false): RestApplication {
  const app = new RestApplication({rest: {port: 0, basePath, serverTiming}, controllers: [TodoController]});
  app.bind('todo.store').toClass(TodoStore).inScope(BindingScope.SINGLETON);
  return app;
}
