import {afterEach, describe, expect, it} from '@jest/globals';

import {BindingScope, inject, injectable} from '@rondojs/context';
import {DefaultSequence, RestBindings, writeResultToResponse} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {FindRoute, InvokeMethod, ParseParams, Reject, Request, RequestContext} from '@rondojs/rest';
import type {LoggedError} from '../helpers.js';
import type {Provider} from '@rondojs/context';
import type {RestApplication, Send, SequenceHandler} from '@rondojs/rest';

const {SequenceActions} = RestBindings;

class GreetController {
  @get('/greet/{name}')
  greet(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }

  @get('/fail')
  fail() {
    throw new Error('secret');
  }
}

afterEach(stopAll);

describe('the default sequence', () => {
  it('calls the five actions in order, each with what the one before it answered', async () => {
    const calls: unknown[][] = [];
    const route = {name: 'the route'};
    const record = <T>(call: unknown[], answer: T): T => {
      calls.push(call);
      return answer;
    };
    const {client} = await givenApplication([], app => {
      bindActions(app, {
        findRoute: ({url}) => record(['findRoute', url], route as never),
        parseParams: ({url}, found) => record(['parseParams', url, found], ['the params']),
        invoke: (found, params) => record(['invoke', found, params], 'the result'),
        send: (response, result) => record(['send', result], void response.end('sent')),
        reject: (_, error) => record(['reject', error], undefined),
      });
    });

    const {text} = await client.get('/anything');

    expect(text).toBe('sent');
    expect(calls).toEqual([
      ['findRoute', '/anything'],
      ['parseParams', '/anything', route],
      ['invoke', route, ['the params']],
      ['send', 'the result'],
    ]);
  });

  it.each(['findRoute', 'parseParams', 'invoke', 'send'] as const)(
    'rejects what %s throws, with the context of the request',
    async step => {
      const calls: string[] = [];
      const error = new Error(`${step} fails`);
      const act = (name: string, answer?: unknown) => () => {
        calls.push(name);
        if (name === step) throw error;
        return answer as never;
      };
      const {client} = await givenApplication([], app => {
        bindActions(app, {
          findRoute: act('findRoute'),
          parseParams: act('parseParams'),
          invoke: act('invoke'),
          send: act('send'),
          reject: ({request, response}, reason) => void response.end(`${request.url}: ${String(reason)}`),
        });
      });

      const {text} = await client.get('/anything');

      expect(text).toBe(`/anything: Error: ${step} fails`);
      expect(calls.at(-1)).toBe(step);
    },
  );

  it('lets an action do more than the one that it replaces', async () => {
    @injectable()
    class LoudInvokeProvider implements Provider<InvokeMethod> {
      constructor(@inject(RestBindings.Http.CONTEXT) private readonly context: RequestContext) {}

      value(): InvokeMethod {
        return async ({definition}, params) => {
          const result = await definition.invoke(this.context, params);
          return String(result).toUpperCase();
        };
      }
    }
    const {client} = await givenApplication([GreetController], app => {
      app.bind(SequenceActions.INVOKE_METHOD).toProvider(LoudInvokeProvider);
    });

    const {text} = await client.get('/greet/rondo');

    expect(text).toBe('HELLO, RONDO!');
  });
});

describe("a sequence of one's own", () => {
  it('extends the default one, for an application', async () => {
    const {lines, LoggingSequence} = givenLoggingSequence();
    const {client} = await givenApplication([GreetController], app => app.sequence(LoggingSequence));

    const {text} = await client.get('/greet/rondo');

    expect(text).toBe('Hello, rondo!');
    expect(lines).toEqual(['before /greet/rondo', 'after /greet/rondo']);
  });

  it('extends the default one, for a server, and goes over that of the application', async () => {
    const {lines, LoggingSequence} = givenLoggingSequence();
    const other = givenLoggingSequence();
    const {client} = await givenApplication([GreetController], app => {
      app.restServer.sequence(LoggingSequence);
      app.sequence(other.LoggingSequence);
    });

    await client.get('/greet/rondo');

    expect(lines).toHaveLength(2);
    expect(other.lines).toEqual([]);
  });

  it('takes the place of another while the server runs', async () => {
    const {lines, LoggingSequence} = givenLoggingSequence();
    const {app, client} = await givenApplication([GreetController]);
    await client.get('/greet/rondo');

    app.sequence(LoggingSequence);
    await client.get('/greet/again');

    expect(lines).toEqual(['before /greet/again', 'after /greet/again']);
  });

  it('implements SequenceHandler, with the actions that it wants', async () => {
    @injectable()
    class ShortSequence implements SequenceHandler {
      constructor(
        @inject(SequenceActions.FIND_ROUTE) private readonly findRoute: FindRoute,
        @inject(SequenceActions.SEND) private readonly send: Send,
      ) {}

      async handle({request, response}: RequestContext) {
        await this.send(response, this.findRoute(request).path);
      }
    }
    const {client} = await givenApplication([GreetController], app => app.sequence(ShortSequence));

    const {text} = await client.get('/greet/rondo');

    expect(text).toBe('/greet/{name}');
  });

  it('may be synchronous, and write by itself', async () => {
    class PlainSequence implements SequenceHandler {
      handle({response}: RequestContext) {
        void writeResultToResponse(response, {plain: true});
      }
    }
    const {client} = await givenApplication([], app => app.sequence(PlainSequence));

    const {body} = await client.get('/');

    expect(body).toEqual({plain: true});
  });

  it('leaves out an action: without reject, what fails is still one problem', async () => {
    class TrustingSequence extends DefaultSequence {
      override async handle({request, response}: RequestContext) {
        const route = this.findRoute(request);
        const params = await this.parseParams(request, route);
        await this.send(response, await this.invoke(route, params));
      }
    }
    const {client, logged} = await givenApplication([GreetController], app => app.sequence(TrustingSequence));

    const answers = [await client.get('/greet/rondo'), await client.get('/fail'), await client.get('/nobody')];

    expect(answers.map(({status}) => status)).toEqual([200, 500, 404]);
    expect(messagesOf(logged)).toEqual(['secret']);
  });

  it('calls invoke as often as it likes', async () => {
    let count = 0;
    class CountController {
      @get('/count')
      count() {
        return ++count;
      }
    }
    class TwiceSequence extends DefaultSequence {
      override async handle({request, response}: RequestContext) {
        const route = this.findRoute(request);
        await this.invoke(route, []);
        await this.send(response, await this.invoke(route, []));
      }
    }
    const {client} = await givenApplication([CountController], app => app.sequence(TwiceSequence));

    const {body} = await client.get('/count');

    expect(body).toBe(2);
  });
});

describe('a sequence', () => {
  it('is made once for a server when nothing in it belongs to a request', async () => {
    const {made, CountedSequence} = givenCountedSequence();
    const {client} = await givenApplication([GreetController], app => app.sequence(CountedSequence));

    for (const name of ['a', 'b', 'c']) await client.get(`/greet/${name}`);

    expect(made).toHaveLength(1);
  });

  it('is made for each request when it has the request injected', async () => {
    const urls: (string | undefined)[] = [];
    @injectable()
    class RequestSequence implements SequenceHandler {
      constructor(@inject(RestBindings.Http.REQUEST) {url}: Request) {
        urls.push(url);
      }

      handle({response}: RequestContext) {
        response.end();
      }
    }
    const {client} = await givenApplication([], app => app.sequence(RequestSequence));

    for (const url of ['/a', '/b']) await client.get(url);

    expect(urls).toEqual(['/a', '/b']);
  });

  it.each(['toProvider', 'an action that needs a REQUEST-scoped service'])(
    'is made for each request when an action belongs to one: %s',
    async how => {
      const {made, CountedSequence} = givenCountedSequence();
      @injectable()
      class UserService {
        constructor(@inject(RestBindings.Http.REQUEST) readonly request: Request) {}
      }
      @injectable()
      class RejectProvider implements Provider<Reject> {
        constructor(@inject('services.user') private readonly user: UserService) {}

        value(): Reject {
          return ({response}) => void response.end(this.user.request.url);
        }
      }
      const {client} = await givenApplication([], app => {
        const scope = how === 'toProvider' ? BindingScope.TRANSIENT : BindingScope.REQUEST;
        app.bind('services.user').toClass(UserService).inScope(scope);
        app.bind(SequenceActions.REJECT).toProvider(RejectProvider);
        app.sequence(CountedSequence);
      });

      const texts = [(await client.get('/a')).text, (await client.get('/b')).text];

      expect(texts).toEqual(['/a', '/b']);
      expect(made).toHaveLength(2);
    },
  );

  it('that sends nothing is a 500, and is logged', async () => {
    class SilentSequence implements SequenceHandler {
      handle() {}
    }
    const {client, logged} = await givenApplication([], app => app.sequence(SilentSequence));

    const {status, body} = await client.get('/');

    expect(status).toBe(500);
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'INTERNAL_ERROR',
    });
    expect(messagesOf(logged)).toEqual(['SilentSequence ended without a response: it must call send or reject once.']);
  });

  it.each([
    ['throws', () => givenFailure('secret')],
    ['rejects', () => Promise.reject(new Error('secret'))],
  ])('that %s is a 500, and is logged', async (_, handle) => {
    class FailingSequence implements SequenceHandler {
      handle() {
        return handle();
      }
    }
    const {client, logged} = await givenApplication([], app => app.sequence(FailingSequence));

    const {status, text} = await client.get('/');

    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(messagesOf(logged)).toEqual(['secret']);
  });

  it('whose constructor throws keeps the server from starting', async () => {
    class BrokenSequence implements SequenceHandler {
      constructor() {
        givenFailure('secret');
      }

      handle() {}
    }

    const starting = givenApplication([], app => app.sequence(BrokenSequence));

    await expect(starting).rejects.toMatchObject({cause: {message: 'secret'}});
  });

  it('whose reject fails is a 500, and is logged', async () => {
    const {client, logged} = await givenApplication([GreetController], app =>
      app.bind(SequenceActions.REJECT).to(() => givenFailure('rejected in reject')),
    );

    const {status} = await client.get('/nobody');

    expect(status).toBe(500);
    expect(messagesOf(logged)).toEqual(['rejected in reject']);
  });

  it('that fails after it has sent leaves the answer whole, and is logged', async () => {
    const size = 5_000_000;
    class LateSequence implements SequenceHandler {
      handle({response}: RequestContext) {
        void writeResultToResponse(response, 'x'.repeat(size));
        givenFailure('late');
      }
    }
    const {client, logged} = await givenApplication([], app => app.sequence(LateSequence));

    const {status, text} = await client.get('/');

    expect([status, text.length]).toEqual([200, size]);
    expect(messagesOf(logged)).toEqual(['late']);
  });

  it('survives a log that fails', async () => {
    const {client} = await givenApplication([GreetController], app =>
      app.bind(SequenceActions.LOG_ERROR).to(() => givenFailure('the log is full')),
    );

    const answers = [await client.get('/fail'), await client.get('/greet/rondo')];

    expect(answers.map(({status}) => status)).toEqual([500, 200]);
  });
});

interface Actions {
  readonly findRoute: FindRoute;
  readonly parseParams: ParseParams;
  readonly invoke: InvokeMethod;
  readonly send: Send;
  readonly reject: Reject;
}

function bindActions(app: RestApplication, {findRoute, parseParams, invoke, send, reject}: Actions): void {
  app.bind(SequenceActions.FIND_ROUTE).to(findRoute);
  app.bind(SequenceActions.PARSE_PARAMS).to(parseParams);
  app.bind(SequenceActions.INVOKE_METHOD).to(invoke);
  app.bind(SequenceActions.SEND).to(send);
  app.bind(SequenceActions.REJECT).to(reject);
}

function givenLoggingSequence() {
  const lines: string[] = [];
  class LoggingSequence extends DefaultSequence {
    override async handle(context: RequestContext) {
      lines.push(`before ${context.request.url}`);
      await super.handle(context);
      lines.push(`after ${context.request.url}`);
    }
  }
  return {lines, LoggingSequence};
}

function givenCountedSequence() {
  const made: unknown[] = [];
  class CountedSequence extends DefaultSequence {
    override async handle(context: RequestContext) {
      if (!made.includes(this)) made.push(this);
      await super.handle(context);
    }
  }
  return {made, CountedSequence};
}

function givenFailure(message: string): never {
  throw new Error(message);
}

function messagesOf(logged: readonly LoggedError[]): string[] {
  return logged.map(({error}) => (error as Error).message);
}
