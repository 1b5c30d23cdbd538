import {Readable} from 'node:stream';

import {RestBindings, ServerSentEvent, file, redirect, reply, setCookie} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import type {Response as NodeResponse} from '@rondojs/rest';

/** What operations do at the moment; all of it ends when their clients are gone. */
export const busy = {streams: 0, waiting: 0};

/** Every kind of result. */
@injectable()
export class ResultController {
  constructor(@inject('attack.root') private readonly root: string) {}

  @get('/files/{name}')
  file(@param.path.string('name') name: string) {
    return file(name, {root: this.root});
  }

  @get('/header')
  header(@param.query.string('value', {required: true}) value: string) {
    return reply(200, 'x', {'x-given': value});
  }

  @get('/redirect')
  redirect(@param.query.string('to', {required: true}) to: string) {
    return redirect(to);
  }

  @get('/cookie')
  cookie(@param.query.string('value', {required: true}) value: string, @inject(RestBindings.Http.RESPONSE) out: NodeResponse) {
    setCookie(out, 'given', value);
    return 'x';
  }

  @get('/large')
  @response(200, {content: {'application/json': {}}})
  large() {
    return {text: 'x'.repeat(200_000)};
  }

  @get('/negotiated')
  @response(200, {content: {'application/json': {}}})
  negotiated() {
    return {a: 1};
  }

  @get('/endless')
  endless() {
    busy.streams++;
    return new Readable({
      read() {
        setImmediate(() => this.push(Buffer.alloc(16_384, 'a')));
      },
      destroy(error, done) {
        busy.streams--;
        done(error);
      },
    });
  }

  @get('/events')
  @response(200, {content: {'text/event-stream': {}}})
  async *events(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    busy.streams++;
    try {
      for (let id = 0; !signal.aborted; id++) {
        yield new ServerSentEvent({id}, {id: String(id)});
        await pause(5);
      }
    } finally {
      busy.streams--;
    }
  }

  @get('/wait')
  async wait(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    busy.waiting++;
    while (!signal.aborted) await pause(5);
    busy.waiting--;
    return 'too late';
  }

  @get('/never')
  never(@inject(RestBindings.Http.SIGNAL) signal: AbortSignal) {
    busy.waiting++;
    signal.addEventListener('abort', () => busy.waiting--, {once: true});
    return new Promise(() => undefined);
  }

  @get('/soon')
  async soon(@param.query.integer('n', {required: true}) n: number) {
    await pause(n % 7);
    return {n};
  }
}

function pause(time: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, time));
}
