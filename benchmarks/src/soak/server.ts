import {Readable} from 'node:stream';

import {RestApplication, RestBindings} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import type {MultipartForm, SavedFile} from '@rondojs/rest';
import type {SchemaObject} from '@rondojs/openapi-spec';

/** What grows when something is held that should not be. */
export interface State {
  /** In bytes, its garbage collected. */
  readonly heap: number;
  /** Outside of the heap, in bytes: pieces of streams and bodies. */
  readonly buffers: number;
  /** All that the system has given to the process, in bytes. */
  readonly resident: number;
  /** Handles and timers that are open: sockets, files, time-outs. */
  readonly resources: number;
  /** Of the process itself. */
  readonly listeners: number;
}

/** How large the pieces of streams are, in bytes. */
const PIECE = 65_536;

const ITEM: SchemaObject = {
  type: 'object',
  required: ['title'],
  properties: {title: {type: 'string'}, count: {type: 'integer', minimum: 0}},
};
const FORM: SchemaObject = {type: 'object', properties: {title: {type: 'string'}, file: {type: 'string', format: 'binary'}}};

@injectable()
class SoakController {
  constructor(@inject(RestBindings.Http.SIGNAL) private readonly signal: AbortSignal) {}

  @get('/items/{id}')
  find(@param.path.integer('id') id: number, @param.query.array('tags', String) tags: string[] | undefined) {
    return {id, tags};
  }

  @post('/items')
  create(@requestBody({schema: ITEM}) item: object) {
    return item;
  }

  @post('/forms')
  form(@requestBody({content: {'multipart/form-data': {schema: FORM}}}) {fields}: MultipartForm) {
    return fields;
  }

  @post('/saved')
  saved(@requestBody({content: {'multipart/form-data': {schema: FORM, 'x-parser': 'files'}}}) {file}: {file?: SavedFile}) {
    return {size: file?.size};
  }

  @get('/stream')
  stream() {
    return Readable.from(['a', 'b', 'c']);
  }

  @get('/bytes')
  bytes(@param.query.number('size') size: number) {
    let left = size;
    return new Readable({
      read(): void {
        left -= PIECE;
        this.push(left > -PIECE ? Buffer.alloc(PIECE, 'a') : null);
      },
    });
  }

  @get('/lines')
  async *lines(@param.query.number('size') size: number) {
    for (let left = size; left > 0; left -= PIECE) yield await Promise.resolve('a'.repeat(PIECE));
  }

  @get('/events')
  @response(200, {content: {'text/event-stream': {}}})
  async *events() {
    for (let id = 0; !this.signal.aborted; id++) {
      yield {id};
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  @get('/fails')
  fails() {
    throw new Error('It fails.');
  }

  @get('/waits')
  async waits() {
    while (!this.signal.aborted) await new Promise(resolve => setTimeout(resolve, 5));
  }
}

const app = new RestApplication({rest: {port: 0}, controllers: [SoakController]});
app.bind(RestBindings.SequenceActions.LOG_ERROR).to(() => undefined);
await app.start();
process.on('message', () => void state().then(told => process.send?.(told)));
process.on('disconnect', () => process.exit());
process.send?.(app.url);

async function state(): Promise<State> {
  globalThis.gc?.();
  // Buffers are swept behind the collection that has found them unused.
  await new Promise(resolve => setTimeout(resolve, 20));
  globalThis.gc?.();
  const {heapUsed, arrayBuffers, rss} = process.memoryUsage();
  return {
    heap: heapUsed,
    buffers: arrayBuffers,
    resident: rss,
    resources: process.getActiveResourcesInfo().length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}
