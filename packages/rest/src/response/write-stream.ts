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

/** From so many bytes on a piece is worth a system call of its own; smaller ones are gathered. */
const LARGE = 16_384;

/** After so many pieces others have their turn. */
const FAIR = 64;

/**
 * Sends a stream as fast as its client takes it, and settles when it is sent or the client is gone; either way
 * the stream is destroyed then.
 *
 * Headers wait for the first byte: a stream that fails before it can still be answered by a problem. One that
 * fails later breaks the connection off, so that no client takes the part for the whole.
 */
export function writeStream(response: Response, source: Readable, head: StreamHead): ValueOrPromise<void> {
  // It may fail while nobody looks, and is destroyed then all the same.
  source.on('error', ignore);
  if (response.req.method === 'HEAD' || response.destroyed) return writeWithout(response, source, head);
  return new Promise((resolve, reject) => new Transfer(response, source, head, resolve, reject).start());
}

/** Nothing of a stream is sent for HEAD, and it may be endless. */
function writeWithout(response: Response, source: Readable, {status, headers}: StreamHead): ValueOrPromise<void> {
  source.destroy();
  response.writeHead(status, headers).end();
  return whenDone(response);
}

/** A stream on its way. Whatever happens first ends it; a pipeline of Node does the same, and takes longer. */
class Transfer {
  private isOpen = false;
  private isOver = false;
  private pieces = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly response: Response,
    private readonly source: Readable,
    private readonly head: StreamHead,
    private readonly resolve: (sent: ValueOrPromise<void>) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  start(): void {
    const {source, response, head} = this;
    if (source.errored) return this.fail(source.errored);
    if (source.destroyed || source.readableEnded) return this.close();
    source.on('data', this.write).on('end', this.end).on('error', this.fail).on('close', this.close);
    response.on('drain', this.goOn).on('close', this.leave).on('error', this.fail);
    if (head.patience !== undefined) this.timer = setTimeout(this.flush, head.patience);
    source.resume();
  }

  private readonly write = (piece: Uint8Array | string): void => {
    const {response, source} = this;
    if (this.isOver || !this.open()) return;
    const isBelowLimit = piece.length < LARGE ? response.write(piece) : writeAtOnce(response, piece);
    // What the system has taken already needs no waiting, whatever the limit is.
    if (!isBelowLimit && response.writableLength > 0) source.pause();
    else if (++this.pieces % FAIR === 0) this.letOthers();
  };

  /** A client that reads as fast as its stream is made would have the server for itself: nothing else makes it wait. */
  private letOthers(): void {
    this.source.pause();
    setImmediate(this.goOn);
  }

  private readonly goOn = (): void => {
    // Who is asked to go on by both waits for the slower one.
    if (this.response.writableNeedDrain && this.response.writableLength > 0) return;
    if (this.source.isPaused()) this.source.resume();
  };

  private readonly flush = (): void => {
    if (this.open()) this.response.flushHeaders();
  };

  private readonly end = (): void => {
    if (this.isOver || !this.open()) return;
    this.response.end();
    this.settle();
    this.resolve(whenDone(this.response));
  };

  private readonly close = (): void => {
    if (this.source.readableEnded) return this.end();
    this.fail(cutOff());
  };

  private readonly leave = (): void => {
    if (this.isOver) return;
    this.settle();
    this.source.destroy(cutOff());
    this.resolve();
  };

  private readonly fail = (error: Error): void => {
    if (this.isOver) return;
    this.settle();
    this.source.destroy();
    if (this.isOpen) this.response.destroy();
    this.reject(error);
  };

  private settle(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  /** Writes the head, once. */
  private open(): boolean {
    if (this.isOpen) return true;
    try {
      this.response.writeHead(this.head.status, this.head.headers);
      this.isOpen = true;
      clearTimeout(this.timer);
    } catch (error) {
      this.fail(error as Error);
    }
    return this.isOpen;
  }
}

/** The head, the size of the piece and the piece go to the system together, and now: Node would wait for the next tick. */
function writeAtOnce(response: Response, piece: Uint8Array | string): boolean {
  const {socket} = response;
  socket?.cork();
  const isBelowLimit = response.write(piece);
  socket?.uncork();
  return isBelowLimit;
}

/** As Node tells it of its own pipelines. */
function cutOff(): Error {
  return Object.assign(new Error('The stream of a result was closed before its end.'), {code: 'ERR_STREAM_PREMATURE_CLOSE'});
}

function ignore(): void {}
