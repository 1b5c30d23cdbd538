import {Transform} from 'node:stream';

import type {TransformCallback} from 'node:stream';

/** A comment, which every client passes over. */
const BEAT = ':\n\n';

/**
 * Passes events on, and sends a comment whenever none has come for a while: proxies break silent connections
 * off, and only what is sent shows that a client has vanished without a word.
 */
export class Heartbeat extends Transform {
  private isQuiet = false;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(period: number) {
    super();
    if (period > 0) this.timer = setInterval(() => this.beat(), period).unref();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.isQuiet = false;
    done(null, chunk);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.timer);
    done(error);
  }

  override _flush(done: TransformCallback): void {
    clearInterval(this.timer);
    done();
  }

  /** A client that does not even take the last beat gets no other. */
  private beat(): void {
    if (this.isQuiet && this.readableLength === 0) this.push(BEAT);
    this.isQuiet = true;
  }
}
