import {describe, expect, it} from '@jest/globals';

import {RestApplication, RestBindings} from '@rondojs/rest';
import {get, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {eventually} from '../helpers.js';

let ended: string[] = [];

class FeedController {
  @get('/waiting')
  @response(200, {content: {'text/event-stream': {}}})
  async *waiting(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    try {
      yield 'begun';
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    } finally {
      ended.push('waiting');
    }
  }

  @get('/busy')
  @response(200, {content: {'text/event-stream': {}}})
  async *busy() {
    try {
      for (;;) {
        yield 'begun';
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    } finally {
      ended.push('busy');
    }
  }

  @get('/silent')
  @response(200, {content: {'text/event-stream': {}}})
  silent() {
    return {[Symbol.asyncIterator]: () => ({next: () => new Promise<never>(() => undefined)})};
  }

  @get('/rows')
  @response(200, {content: {'application/jsonl': {}}})
  async *rows() {
    yield {row: 1};
    await new Promise(resolve => setTimeout(resolve, 300));
    yield {row: 2};
  }
}

describe('a server that stops', () => {
  it.each(['waiting', 'busy'])('ends the events of /%s whole, and their generator', async name => {
    const app = await givenApp();
    const {body} = await fetch(`${app.url}/${name}`);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const first = new TextDecoder().decode((await reader.read()).value);

    await app.stop();
    const rest = await textOf(reader);

    expect(first + rest).toMatch(/^(data: begun\n\n)+$/);
    await eventually(() => ended.length > 0);
    expect(ended).toEqual([name]);
  });

  it('ends events of which none has come', async () => {
    const app = await givenApp();
    const answer = await fetch(`${app.url}/silent`);

    await app.stop();

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('sends all other streams to their end', async () => {
    const app = await givenApp();
    const answer = await fetch(`${app.url}/rows`);

    await app.stop();

    expect(await answer.text()).toBe('{"row":1}\n{"row":2}\n');
  });
});

/** What is broken off at the end of the grace period fails the stop. */
async function givenApp(): Promise<RestApplication> {
  ended = [];
  const app = new RestApplication({controllers: [FeedController], rest: {port: 0}, lifeCycle: {gracePeriod: 5_000}});
  await app.start();
  return app;
}

async function textOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text;
    text += new TextDecoder().decode(value);
  }
}
