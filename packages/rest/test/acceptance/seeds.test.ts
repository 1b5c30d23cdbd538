import {afterEach, describe, expect, it} from '@jest/globals';

import {Application} from '@rondojs/core';
import {BindingScope, inject, injectable} from '@rondojs/context';
import {RestApplication, RestBindings, RestComponent, RestServer} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';

import {givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {OperationRetval, ParsedRequest, Send, ServerResponse} from '@rondojs/rest';
import type {Provider} from '@rondojs/context';

class Formatter {
  static made = 0;

  constructor() {
    Formatter.made++;
  }

  convertToMimeType(result: OperationRetval, mimeType: string): string {
    return `${JSON.stringify(result)} as ${mimeType}`;
  }
}

/** As it stands in the second seed. */
@injectable()
class CustomSendProvider implements Provider<Send> {
  constructor(
    @inject('utils.formatter') public formatter: Formatter,
    @inject(RestBindings.Http.REQUEST) public request: ParsedRequest,
  ) {}

  value() {
    return (response: ServerResponse, result: OperationRetval) => {
      this.action(response, result);
    };
  }

  action(response: ServerResponse, result: OperationRetval) {
    if (result) {
      const header = this.request.headers.accept ?? 'application/json';
      const formattedResult = this.formatter.convertToMimeType(result, header);
      response.setHeader('Content-Type', header);
      response.end(formattedResult);
    } else {
      response.end();
    }
  }
}

class TodoController {
  @get('/todo')
  find() {
    return {id: 7};
  }
}

afterEach(stopAll);

describe("the seeds' CustomSendProvider", () => {
  it('sends for an application, and makes its formatter once', async () => {
    Formatter.made = 0;
    const {client} = await givenApplication([TodoController], app => {
      app.bind('utils.formatter').toClass(Formatter).inScope(BindingScope.SINGLETON);
      app.bind(RestBindings.SequenceActions.SEND).toProvider(CustomSendProvider);
    });

    const texts = [await client.get('/todo', {accept: 'a/b'}), await client.get('/todo', {accept: 'c/d'})];

    expect(texts.map(({text}) => text)).toEqual(['{"id":7} as a/b', '{"id":7} as c/d']);
    expect(texts.map(({headers}) => headers.get('content-type'))).toEqual(['a/b', 'c/d']);
    expect(Formatter.made).toBe(1);
  });

  it('keeps concurrent requests apart', async () => {
    const {client} = await givenApplication([TodoController], app => {
      app.bind('utils.formatter').toClass(Formatter).inScope(BindingScope.SINGLETON);
      app.bind(RestBindings.SequenceActions.SEND).toProvider(CustomSendProvider);
    });
    const types = Array.from({length: 50}, (_, index) => `a/b${index}`);

    const answers = await Promise.all(types.map(accept => client.get('/todo', {accept})));

    expect(answers.map(({text}) => text)).toEqual(types.map(type => `{"id":7} as ${type}`));
  });

  it('sends for one server only', async () => {
    const app = stopLater(new Application({controllers: [TodoController], rest: {port: 0}}));
    app.component(RestComponent);
    const plain = await app.server(RestServer, 'plain').get();
    const special = await app.server(RestServer, 'special').get();
    special.bind('utils.formatter').toClass(Formatter).inScope(BindingScope.SINGLETON);
    special.bind(RestBindings.SequenceActions.SEND).toProvider(CustomSendProvider);
    await app.start();

    const texts = [await givenClient(special.url).get('/todo'), await givenClient(plain.url).get('/todo')];

    expect(texts.map(({text}) => text)).toEqual(['{"id":7} as */*', '{"id":7}']);
  });

  it('is bound in the constructor of an application', async () => {
    class YourApp extends RestApplication {
      constructor() {
        super({rest: {port: 0}, controllers: [TodoController]});
        this.bind('utils.formatter').toClass(Formatter).inScope(BindingScope.SINGLETON);
        this.bind(RestBindings.SequenceActions.SEND).toProvider(CustomSendProvider);
      }
    }
    const app = stopLater(new YourApp());
    await app.start();

    const {text} = await givenClient(app.url).get('/todo', {accept: 'a/b'});

    expect(text).toBe('{"id":7} as a/b');
  });
});

describe("the seeds' application", () => {
  it('has a REST server by its component', async () => {
    const app = stopLater(new Application({components: [RestComponent], rest: {port: 0}}));
    app.controller(TodoController);
    const server = await app.getServer(RestServer);
    await app.start();

    const {body} = await givenClient(server.url).get('/todo');

    expect(body).toEqual({id: 7});
  });

  it('runs two servers beside each other', async () => {
    const app = stopLater(new Application({rest: {port: 0}}));
    app.component({bindings: new RestComponent().bindings});
    const [one, two] = [await app.server(RestServer, 'one').get(), await app.server(RestServer, 'two').get()];
    app.controller(TodoController);
    await app.start();

    const answers = [await givenClient(one.url).get('/todo'), await givenClient(two.url).get('/todo')];

    expect(one.url).not.toBe(two.url);
    expect(answers.map(({body}) => body)).toEqual([{id: 7}, {id: 7}]);
  });
});
