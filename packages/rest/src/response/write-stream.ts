import {pipeline} from 'node:stream';

import {whenDone} from './when-done.js';

import type {Readable} from 'node:stream';
import type {Response} from '../contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

/** What a stream is sent with. */
interface StreamHead {
  readonly status: number;
  readonly headers: string[];
  /** How long headers wait for the first byte, in milliseconds; undefined for as long as it takes. */
  readonly patience: number | undefined;
}

/**
 * Sends a stream as fast as its client takes it, and settles when it is sent or the client is gone; either way
 * the stream is destroyed then.
 *
 * Headers wait for the first byte: a stream that fails before it can still be answered by a problem. One that
 * fails later breaks the connection off, so that no client takes the part for the whole.
 */
export async function writeStream(response: Response, source: Readable, head: StreamHead): Promise<void> {
  // It may fail while nobody looks, and is destroyed then all the same.
  source.on('error', ignore);
  if (response.req.method === 'HEAD' || isGone(response)) return writeWithout(response, source, head);

  await firstByte(source, response, head.patience);
  if (isGone(response)) return void source.destroy();
  response.writeHead(head.status, head.headers);
  if (head.patience !== undefined) response.flushHeaders();
  await pipeTo(response, source);
}

/** Nothing of a stream is sent for HEAD, and it may be endless. */
function writeWithout(response: Response, source: Readable, {status, headers}: StreamHead): ValueOrPromise<void> {
  source.destroy();
  response.writeHead(status, headers).end();
  return whenDone(response);
}

function firstByte(source: Readable, response: Response, patience: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = patience === undefined ? undefined : setTimeout(settle, patience);
    const closed = () => settle(source.readableEnded ? undefined : cutOff());
    const gone = () => settle();
    source.on('readable', gone).on('end', gone).on('error', settle).on('close', closed);
    response.on('close', gone);
    if (source.errored) settle(source.errored);
    else if (source.destroyed) closed();

    function settle(error?: Error): void {
      clearTimeout(timer);
      source.off('readable', gone).off('end', gone).off('error', settle).off('close', closed);
      response.off('close', gone);
      return error ? reject(error) : resolve();
    }
  });
}

function pipeTo(response: Response, source: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let isGone = false;
    // The client is gone if the response ends while the stream still goes on; the pipeline destroys it then.
    response.prependOnceListener('close', () => (isGone = !source.destroyed));
    pipeline(source, response, error => (error && !isGone ? reject(error) : resolve()));
  });
}

/** Asked again after each wait, of which the compiler knows nothing. */
function isGone({destroyed}: Response): boolean {
  return destroyed;
}

function cutOff(): Error {
  return new Error('The stream of a result was closed before its first byte.');
}

function ignore(): void {}
