import {Readable, pipeline} from 'node:stream';

import {FormLimitError, HttpError, MalformedBodyError} from '../../errors.js';
import {readPartHeaders} from './part-headers.js';

import type {Dicer} from '@fastify/busboy';
import type {BodyLimits} from '../../contract/body-limits.js';
import type {PartHeaders} from './part-headers.js';

/** A part of a multipart body: its headers, and its content as it comes in. */
export interface Part extends PartHeaders {
  readonly content: Readable;
}

type RawHeaders = Readonly<Record<string, readonly string[]>>;

/**
 * Takes a multipart body (RFC 2046, 5.1) apart, part by part. What of a part's content has not been read is passed
 * over when the next part is asked for.
 *
 * @throws {MalformedBodyError} when it is not whole, or a part is not as it should be
 */
export async function* readParts(
  pieces: AsyncIterable<Buffer>,
  boundary: string,
  limits: BodyLimits,
): AsyncGenerator<Part, void, undefined> {
  const {headers, headerSize} = limits;
  const busboy = await import('@fastify/busboy');
  const dicer: Dicer = new busboy.Dicer({boundary, maxHeaderPairs: headers + 1, maxHeaderSize: headerSize} as Dicer.Config);
  const parts = new PartQueue(dicer, limits);
  pipeline(pieces, dicer, error => error && parts.fail(error));
  for await (const part of parts as AsyncIterable<Part>) {
    yield part;
    await passOver(part.content);
  }
}

/** The parts that have begun. Whatever goes wrong ends it, and the part that is not yet whole. */
class PartQueue extends Readable {
  private last: Readable | undefined;
  private awaitsHeaders = false;

  constructor(
    private readonly dicer: Dicer,
    private readonly limits: BodyLimits,
  ) {
    super({objectMode: true});
    dicer.on('part', part => this.begin(part));
    dicer.on('error', error => this.fail(error));
    // It comes when the last part has been read, and again when the body has come to its end.
    dicer.once('finish', () => this.finish());
  }

  fail(error: Error): void {
    this.destroy(error instanceof HttpError ? error : new MalformedBodyError('The form is not whole.', {cause: error}));
  }

  override _read(): void {
    // Parts come as the body does.
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.last?.destroy(error ?? undefined);
    this.dicer.destroy();
    done(error);
  }

  private begin(content: Readable): void {
    if (this.awaitsHeaders) return this.fail(new Error('A part has no end of its headers.'));
    this.awaitsHeaders = true;
    this.last = content;
    // Who reads it hears of an error all the same.
    content.on('error', () => undefined);
    content.once('header', (headers: RawHeaders) => this.add(headers, content));
    return undefined;
  }

  private add(raw: RawHeaders, content: Readable): void {
    this.awaitsHeaders = false;
    try {
      this.checkSize(raw);
      this.push({...readPartHeaders(raw), content});
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** What is too much has been dropped already, which nobody may overlook. */
  private checkSize(raw: RawHeaders): void {
    const lines = Object.entries(raw).flatMap(([name, values]) => values.map(value => name + value));
    const size = lines.reduce((sum, line) => sum + line.length + ': \r\n'.length, 0);
    const {headers, headerSize} = this.limits;
    if (lines.length > headers) throw new FormLimitError(headers, 'headers in a part');
    if (size >= headerSize) throw new FormLimitError(headerSize, 'bytes of headers in a part');
  }

  private finish(): void {
    if (this.awaitsHeaders) this.fail(new Error('The last part has no end of its headers.'));
    else this.push(null);
  }
}

async function passOver(content: Readable): Promise<void> {
  const pieces = content.iterator({destroyOnReturn: false});
  try {
    while (!(await pieces.next()).done) continue;
  } catch {
    // The queue that it comes from tells.
  }
}
