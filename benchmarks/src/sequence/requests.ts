import {IncomingMessage, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';
import {Writable} from 'node:stream';

import type {Handler} from './api.js';

/** So many requests are sent before anybody looks whether they have been answered. */
const BATCH = 200;

const RAW_HEADERS = ['host', '127.0.0.1', 'connection', 'keep-alive'];

/**
 * Has a handler answer a batch of requests that come over no wire, and gives the last answer. What node:http needs
 * for request and response is in the figures of all alike.
 */
export async function answerBatch(handler: Handler): Promise<string> {
  let last = sink();
  for (let count = 0; count < BATCH; count++) {
    last = sink();
    answer(handler, last.stream);
  }
  await new Promise(resolve => setImmediate(resolve));
  return last.text();
}

/** What a batch takes, for one request. */
export function perRequest(batch: number): number {
  return batch / BATCH;
}

function answer(handler: Handler, stream: Writable): void {
  const request = new IncomingMessage(stream as Socket);
  request.method = 'GET';
  request.url = '/books/7';
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.rawHeaders = RAW_HEADERS;
  request.headers = {host: '127.0.0.1', connection: 'keep-alive'};
  const response = new ServerResponse(request);
  response.assignSocket(stream as Socket);
  handler(request, response);
}

function sink(): {readonly stream: Writable; text(): string} {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  return {stream, text: () => text};
}
