import {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';

import {RestBindings, file} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import type {Ticker} from './ticker.js';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const MIB = Buffer.alloc(1_048_576, 'rondo ');

@injectable()
export class StreamingController {
  constructor(@inject('ticker') private readonly ticker: Ticker) {}

  /** Server-sent events: a client that comes back says which it has seen. */
  @get('/ticks', {summary: 'Numbers, one after the other'})
  @response(200, {content: {'text/event-stream': {}}})
  ticks(
    @param.header.integer('Last-Event-ID') last = 0,
    @param.query.integer('count') count = 1_000_000,
    @inject(RestBindings.Http.SIGNAL) signal: AbortSignal,
  ) {
    return this.ticker.ticksAfter(last, count, signal);
  }

  @get('/listeners', {summary: 'How many clients listen'})
  listeners() {
    return {listeners: this.ticker.listeners};
  }

  /** Rows as JSON lines, or as one JSON array for clients that want that. */
  @get('/rows', {summary: 'Numbers and their squares'})
  @response(200, {content: {'application/jsonl': {}, 'application/json': {}}})
  *rows(@param.query.integer('count') count = 3) {
    for (let row = 1; row <= count; row++) yield {row, square: row * row};
  }

  /** Made as it is taken: the memory of the server holds a few pieces of it. */
  @get('/download', {summary: 'A large download'})
  @response(200, {content: {'application/octet-stream': {}}})
  download(@param.query.integer('mebibytes', {schema: {minimum: 0, maximum: 1024}}) mebibytes = 256) {
    return Readable.from(pieces(mebibytes), {objectMode: false});
  }

  /** A file, or the part of it that a client asks for. */
  @get('/readme', {summary: 'The README of this example'})
  readme() {
    return file('README.md', {root: FOLDER});
  }
}

function* pieces(count: number) {
  for (let piece = 0; piece < count; piece++) yield MIB;
}
