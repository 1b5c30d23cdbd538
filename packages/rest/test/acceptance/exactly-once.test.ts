import {afterEach, describe, expect, it} from '@jest/globals';

import {DefaultSequence, RestBindings, SecondResponseError, OperationTimeoutError} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import {eventually, exchange, givenApplication, stopAll} from '../helpers.js';

import type {InvokeMethod, RequestContext, Response, Send, SequenceFunction} from '@rondojs/rest';
import type {LoggedError} from '../helpers.js';
import type {Provider} from '@rondojs/context';

class GreetController {
  @get('/greet')
  greet() {
    return {greeting: 'Hello'};
  }
}

afterEach(stopAll);

describe('a second answer', () => {
  const WAYS: readonly (readonly [string, SequenceFunction])[] = [
    ['of a sequence that sends twice', async ({response}, {send}) => {
      await send(response, {greeting: 'Hello'});
      await send(response, {greeting: 'again'});
    }],
    ['of a sequence that sends nothing the second time', async ({response}, {send}) => {
      await send(response, {greeting: 'Hello'});
      await send(response, undefined);
    }],
    ['of a sequence that writes and then sends', async ({response}, {send}) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"greeting":"Hello"}');
      await send(response, 'again');
    }],
    ['of a sequence that sends and then writes', async ({response}, {send}) => {
      await send(response, {greeting: 'Hello'});
      response.writeHead(200).end('again');
    }],
    ['of a sequence that ends twice', ({response}) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"greeting":"Hello"}');
      response.end('again');
    }],
    ['of a sequence that sets a header too late', async ({response}, {send}) => {
      await send(response, {greeting: 'Hello'});
      response.setHeader('x-late', '1');
    }],
  ];

  it.each(WAYS)('%s is an error with both places, and the client has the first', async (_, handle) => {
    const {client, logged} = await givenApplication([GreetController], app => app.handler(handle));

    const {status, body} = await client.get('/greet');
    await eventually(() => logged.length > 0);

    expect([status, body]).toEqual([200, {greeting: 'Hello'}]);
    expect(logged).toHaveLength(1);
    expect(logged[0]?.error).toBeInstanceOf(SecondResponseError);
    expect(stackOf(logged)).toMatch(/GET \/greet has been answered already[^]*exactly-once.test.ts[^]*The first answer began:\n +at [^]*exactly-once.test.ts/);
  });

  it.each(WAYS)('%s is logged and ignored in production', async (_, handle) => {
    await inProduction(async () => {
      const {client, logged} = await givenApplication([GreetController], app => app.handler(handle));

      const {status, body} = await client.get('/greet');
      await eventually(() => logged.length > 0);
      const next = await client.get('/greet');

      expect([status, body]).toEqual([200, {greeting: 'Hello'}]);
      expect(next.status).toBe(200);
    });
  });

  it('of an interceptor, an action or a handler is one too', async () => {
    class WritingController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: Response) {}

      @get('/handler')
      handler() {
        this.response.end('first');
        return 'second';
      }
    }
    @injectable()
    class WritingSendProvider implements Provider<Send> {
      constructor(@inject(RestBindings.Http.CONTEXT) private readonly context: RequestContext) {}

      value(): Send {
        return response => {
          response.end(this.context.route?.path);
          response.end('again');
        };
      }
    }
    const direct = await givenApplication([WritingController]);
    const replaced = await givenApplication([GreetController], app => {
      app.bind(RestBindings.SequenceActions.SEND).toProvider(WritingSendProvider);
    });

    const texts = [(await direct.client.get('/handler')).text, (await replaced.client.get('/greet')).text];

    expect(texts).toEqual(['first', '/greet']);
    for (const {logged} of [direct, replaced]) expect(logged[0]?.error).toBeInstanceOf(SecondResponseError);
  });

  it('is none where the first has failed before its headers', async () => {
    const {client, logged} = await givenApplication([GreetController], app =>
      app.handler(async ({response}, {send}) => {
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        const first = async () => send(response, circle);
        await first().catch(() => undefined);
        await send(response, {greeting: 'instead'});
      }),
    );

    const {body} = await client.get('/greet');

    expect(body).toEqual({greeting: 'instead'});
    expect(logged).toEqual([]);
  });

  it('is none where an operation writes by itself, and gives nothing or the response', async () => {
    class QuietController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: Response) {}

      @get('/nothing')
      nothing() {
        this.response.end('written');
      }

      @get('/itself')
      itself() {
        return this.response.end('written');
      }
    }
    const {client, logged} = await givenApplication([QuietController]);

    const texts = [(await client.get('/nothing')).text, (await client.get('/itself')).text];

    expect(texts).toEqual(['written', 'written']);
    expect(logged).toEqual([]);
  });
});

describe('an error after the headers', () => {
  it('breaks the connection off, and is logged', async () => {
    const {app, logged} = await givenApplication([], one =>
      one.handler(({response}) => {
        response.writeHead(200, {'content-length': 10}).write('half');
        throw new Error('broken');
      }),
    );

    const received = await exchange(app.url, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n');

    expect(received).not.toContain('500');
    expect(received.length).toBeLessThan(200);
    expect(logged.map(({error}) => String(error))).toEqual(['Error: broken']);
  });
});

describe('the time limit', () => {
  it('answers 503, aborts the signal, and throws away what comes later', async () => {
    const seen: unknown[] = [];
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    let end: ((error?: Error) => void) | undefined;
    class SlowController {
      constructor(@inject(RestBindings.Http.SIGNAL) private readonly signal: AbortSignal) {}

      @get('/slow')
      slow() {
        this.signal.addEventListener('abort', () => seen.push(this.signal.reason));
        return new Promise((_, reject) => (end = reject));
      }
    }
    const {client, logged} = await givenApplication([SlowController, GreetController], undefined, {timeLimit: 40});

    const {status, body} = await client.get('/slow');
    await eventually(() => seen.length > 0);
    end?.(new Error('late'));
    await client.get('/greet');
    process.off('unhandledRejection', note);

    expect([status, body]).toMatchObject([503, {code: 'OPERATION_TIMEOUT'}]);
    expect(seen).toHaveLength(1);
    expect(rejections).toEqual([]);
    expect(logged.map(({error}) => (error as Error).constructor)).toEqual([OperationTimeoutError]);
  });

  it('throws a late result away', async () => {
    let end: ((value: unknown) => void) | undefined;
    const late: InvokeMethod = () => new Promise(resolve => (end = resolve));
    const {client, logged} = await givenApplication(
      [GreetController],
      app => app.bind(RestBindings.SequenceActions.INVOKE_METHOD).to(late),
      {timeLimit: 30},
    );

    const {status} = await client.get('/greet');
    end?.({greeting: 'late'});
    await new Promise(resolve => setTimeout(resolve, 20));

    expect(status).toBe(503);
    expect(logged).toHaveLength(1);
  });

  it('says nothing of a response that has begun, nor where it is 0', async () => {
    class Streaming extends DefaultSequence {
      override async handle({response}: RequestContext) {
        response.write('a');
        await new Promise(resolve => setTimeout(resolve, 120));
        response.end('b');
      }
    }
    const begun = await givenApplication([], app => app.sequence(Streaming), {timeLimit: 20});
    const without = await givenApplication(
      [],
      app => app.handler(async ({response}) => {
        await new Promise(resolve => setTimeout(resolve, 60));
        response.end('c');
      }),
      {timeLimit: 0},
    );

    expect([(await begun.client.get('/')).text, (await without.client.get('/')).text]).toEqual(['ab', 'c']);
  });
});

describe('a client that leaves', () => {
  it('aborts the signal, and nothing is logged', async () => {
    const reasons: unknown[] = [];
    const {app, logged} = await givenApplication([], one =>
      one.handler(async ({signal}) => {
        await new Promise(resolve => signal.addEventListener('abort', resolve));
        reasons.push((signal.reason as Error).message);
      }),
    );
    const leaving = new AbortController();

    const asking = fetch(`${app.url}/`, {signal: leaving.signal}).catch(() => undefined);
    setTimeout(() => leaving.abort(), 30);
    await asking;
    await eventually(() => reasons.length > 0);

    expect(reasons).toEqual(['The client is gone.']);
    expect(logged).toEqual([]);
  });
});

function stackOf(logged: readonly LoggedError[]): string {
  return logged.map(({error}) => (error as Error).stack).join();
}

async function inProduction(run: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await run();
  } finally {
    process.env.NODE_ENV = before;
  }
}
