import {Readable} from 'node:stream';
import {connect} from 'node:net';
import {once} from 'node:events';

import {afterEach, describe, expect, it} from '@jest/globals';

import {RestBindings} from '@rondojs/rest';
import {get, post, requestBody} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {eventually, givenApplication, stopAll} from '../helpers.js';

/** A thousand by hand: `CLIENTS=1000`. */
const CLIENTS = Number(process.env.CLIENTS ?? 200);

let aborted = 0;
let waiting = 0;
let left = 0;
const streams = new Set<Readable>();
const signals = new Set<AbortSignal>();

class EndlessController {
  constructor(@inject(RestBindings.Http.SIGNAL) private readonly signal: AbortSignal) {
    signals.add(signal);
    signal.addEventListener('abort', () => aborted++, {once: true});
  }

  @get('/stream')
  stream() {
    const stream = new Readable({read: () => void setImmediate(() => stream.push(Buffer.alloc(16_384)))});
    streams.add(stream);
    return stream;
  }

  @get('/wait')
  wait() {
    waiting++;
    return new Promise(resolve => this.signal.addEventListener('abort', resolve, {once: true}));
  }

  @post('/upload')
  upload(@requestBody({content: {'application/octet-stream': {}}}) body: Buffer) {
    return body.length;
  }

  @get('/hello')
  hello() {
    return 'Hello';
  }
}

const REQUESTS = [
  'GET /stream HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET /wait HTTP/1.1\r\nhost: a\r\n\r\n',
  'POST /upload HTTP/1.1\r\nhost: a\r\ncontent-type: application/octet-stream\r\ncontent-length: 100000\r\n\r\nhalf',
  'GET /hello HTTP/1.1\r\nhost: a\r\n\r\n',
];

afterEach(stopAll);

describe(`${CLIENTS} clients that leave in the middle`, () => {
  it('leave no handle, no timer and no listener', async () => {
    const warnings: unknown[] = [];
    const note = (warning: unknown) => void warnings.push(warning);
    process.on('warning', note);
    const {app, client} = await givenApplication([EndlessController]);
    await client.get('/hello');
    const before = handles();

    for (let at = 0; at < CLIENTS; at += 50) {
      await Promise.all(Array.from({length: Math.min(50, CLIENTS - at)}, (_, index) => leave(app.url, REQUESTS[index % 4] as string)));
    }
    await eventually(() => [...streams].every(({destroyed}) => destroyed) && [...signals].every(({aborted: isOver}) => isOver));
    const {text} = await client.get('/hello');
    await app.stop();
    await eventually(() => handles() <= before);
    process.off('warning', note);

    expect(text).toBe('Hello');
    expect(aborted).toBeGreaterThanOrEqual(CLIENTS / 2);
    expect(handles()).toBeLessThanOrEqual(before);
    expect(warnings).toEqual([]);
  }, 60_000);
});

/** Sends a request, takes what comes first, and is gone. */
async function leave(url: string | undefined, text: string): Promise<void> {
  const {hostname, port} = new URL(String(url));
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(text);
  const mine = text.includes('/wait') ? ++left : 0;
  // A stream and a greeting have begun; who waits has come; an upload is half-way.
  if (mine > 0) await eventually(() => waiting >= mine);
  else if (text.includes('/upload')) await new Promise(resolve => setTimeout(resolve, 50));
  else await once(socket, 'data');
  socket.destroy();
}

/** Sockets, servers and timers of this process. */
function handles(): number {
  return process.getActiveResourcesInfo().filter(name => /TCP|Timeout|Immediate/.test(name)).length;
}
