import {Readable} from 'node:stream';
import {connect} from 'node:net';
import {once} from 'node:events';
import {spawn} from 'node:child_process';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {DefaultSequence, RestBindings} from '@rondojs/rest';
import {get, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import {eventually, givenApplication, stopAll} from '../helpers.js';

import type {RequestContext, RestApplication} from '@rondojs/rest';
import type {Socket} from 'node:net';

const MIB = 1_048_576;
const SIZE = 64 * MIB;
const LEAVING = 200;
const ROWS = 2_000_000;

/** What the streams of a test have done. */
const seen = {open: 0, pulled: 0, signals: [] as AbortSignal[]};

@injectable()
class DownloadController {
  @get('/large')
  large() {
    let left = SIZE / 65_536;
    seen.pulled = 0;
    return new Readable({
      read() {
        seen.pulled += 65_536;
        this.push(left-- > 0 ? Buffer.alloc(65_536, 'a') : null);
      },
    });
  }

  @get('/some')
  some() {
    return Readable.from([Buffer.alloc(MIB, 'a')], {objectMode: false});
  }

  @get('/endless')
  endless() {
    seen.open++;
    return new Readable({
      read() {
        setImmediate(() => this.push(Buffer.alloc(16_384, 'a')));
      },
      destroy(error, done) {
        seen.open--;
        done(error);
      },
    });
  }

  /** Made without ever waiting for anything. */
  @get('/rows')
  *rows() {
    seen.open++;
    try {
      for (let row = 0; row < ROWS; row++) yield {row};
    } finally {
      seen.open--;
    }
  }

  @get('/events')
  @response(200, {content: {'text/event-stream': {}}})
  async *events(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    seen.open++;
    seen.signals.push(signal);
    try {
      for (let id = 0; ; id++) {
        yield {id};
        await pause(5, signal);
      }
    } finally {
      seen.open--;
    }
  }

  @get('/wait')
  async wait(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    seen.signals.push(signal);
    await once(signal, 'abort');
    return 'too late';
  }

  @get('/quick')
  quick(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    seen.signals.push(signal);
    return {aborted: signal.aborted};
  }
}

// Other programs may have the machine to themselves for a while.
jest.setTimeout(60_000);

afterEach(async () => {
  await stopAll();
  Object.assign(seen, {open: 0, pulled: 0, signals: []});
});

describe('a client that is slow', () => {
  it('gets all of a large stream, and never more than it takes', async () => {
    const {app} = await givenApplication([DownloadController]);
    const socket = request(app, '/large');
    let received = 0;
    let most = 0;

    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received += chunk.length;
      most = Math.max(most, seen.pulled - received);
      if (received % 97 === 0) await pause(1);
    }

    expect(received).toBeGreaterThan(SIZE);
    // What lies between: the buffers of two sockets, and of the stream.
    expect(most).toBeLessThan(24 * MIB);
  });

  it('holds a stream up that it does not read at all', async () => {
    const {app} = await givenApplication([DownloadController]);
    const socket = request(app, '/large');

    await eventually(() => seen.pulled > 0);
    await pause(200);
    const pulled = seen.pulled;
    await pause(100);

    expect([seen.pulled, pulled < 24 * MIB]).toEqual([pulled, true]);
    socket.destroy();
  });
});

describe('a client that reads as fast as its stream is made', () => {
  it('leaves others their turn', async () => {
    const {app, client} = await givenApplication([DownloadController]);
    // In a process of its own: one in this process would wait for its turn, too.
    const reader = spawn(process.execPath, ['-e', `require('node:http').get('${app.url}/rows', answer => answer.resume())`]);
    await eventually(() => seen.open > 0);

    const {status} = await client.get('/quick');

    expect([status, seen.open]).toEqual([200, 1]);
    reader.kill();
    await eventually(() => seen.open === 0);
  });
});

describe('a client that leaves', () => {
  it.each(['/endless', '/events'])(`ends the stream, and leaves nothing: ${LEAVING} of %s`, async path => {
    const {app, client, logged} = await givenApplication([DownloadController]);
    await client.get('/quick');
    await pause(20);
    const before = process.getActiveResourcesInfo().length;

    for (let left = 0; left < LEAVING; left += 50) await Promise.all(Array.from({length: 50}, () => leave(app, path)));
    await eventually(() => seen.open === 0);
    await pause(50);

    expect(logged).toEqual([]);
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before + 2);
  });

  it('aborts the signal of its request', async () => {
    const {app, logged} = await givenApplication([DownloadController]);
    const socket = request(app, '/wait');

    await eventually(() => seen.signals.length > 0);
    const before = seen.signals[0]?.aborted;
    socket.destroy();
    await eventually(() => seen.signals[0]?.aborted === true);

    expect([before, String(seen.signals[0]?.reason)]).toEqual([false, 'AbortError: The client is gone.']);
    expect(logged).toEqual([]);
  });
});

describe('the signal of a request', () => {
  it('aborts when the response is done', async () => {
    const {client} = await givenApplication([DownloadController]);

    const {body} = await client.get('/quick');
    await eventually(() => seen.signals[0]?.aborted === true);

    expect([body, String(seen.signals[0]?.reason)]).toEqual([{aborted: false}, 'AbortError: The response is done.']);
  });
});

describe('send', () => {
  it('settles when a stream is sent, or its client is gone', async () => {
    const events: string[] = [];
    const {app, client} = await givenApplication([DownloadController], application => {
      application.sequence(
        class extends DefaultSequence {
          override async handle(context: RequestContext) {
            await super.handle(context);
            events.push(`${context.request.url} ${context.response.writableFinished ? 'finished' : 'gone'}`);
          }
        },
      );
    });

    const {text} = await client.get('/some');
    await leave(app, '/endless');
    await eventually(() => events.length === 2);

    expect(text).toHaveLength(MIB);
    expect(events).toEqual(['/some finished', '/endless gone']);
  });
});

function request(app: RestApplication, path: string): Socket {
  const {hostname, port} = new URL(String(app.url));
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
  return socket;
}

/** Reads the beginning of an answer, and goes. */
async function leave(app: RestApplication, path: string): Promise<void> {
  const socket = request(app, path);
  await once(socket, 'data');
  socket.destroy();
}

/** Waits a little; a signal that aborts is no reason to throw. */
function pause(time: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, time);
    signal?.addEventListener('abort', done, {once: true});
  });
}
