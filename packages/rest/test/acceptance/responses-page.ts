import {Readable} from 'node:stream';
import {setTimeout as pause} from 'node:timers/promises';

import {
  HttpErrors,
  RestApplication,
  RestBindings,
  ServerSentEvent,
  assertPreconditions,
  file,
  redirect,
  reply,
  setCookie,
  toProblem,
} from '@rondojs/rest';
import {bind, inject} from '@rondojs/context';
import {get, param, post, put, requestBody, response} from '@rondojs/openapi-spec';

import type {Replies, Request, Response, Serializer} from '@rondojs/rest';

interface Todo {
  readonly id: number;
  readonly title: string;
  readonly version: number;
}

const todos = new Map<number, Todo>([[1, {id: 1, title: 'Read this', version: 1}]]);

class TodoController {
  @get('/todos/{id}')
  @response(200, {schema: {type: 'object'}})
  @response(202)
  find(@param.path.integer('id') id: number): Replies<{200: Todo; 202: undefined}> {
    const todo = todos.get(id);
    return todo ? reply(200, todo, {etag: `"${todo.version}"`}) : reply(202, undefined, {'retry-after': 5});
  }

  @put('/todos/{id}')
  replace(
    @param.path.integer('id') id: number,
    @requestBody({schema: {type: 'object'}}) given: Todo,
    @inject(RestBindings.Http.REQUEST) request: Request,
  ) {
    const todo = todos.get(id);
    if (!todo) throw new HttpErrors.NotFound(`There is no todo ${id}.`);
    assertPreconditions(request, {etag: `"${todo.version}"`});
    todos.set(id, {...given, id, version: todo.version + 1});
    return todos.get(id);
  }

  @get('/old-todos')
  @response(301)
  old() {
    return redirect('/todos/1', 301);
  }

  @post('/sessions')
  @response(201)
  logIn(@inject(RestBindings.Http.RESPONSE) response: Response) {
    setCookie(response, 'session', 'f00', {maxAge: 3600});
  }
}

class TableController {
  @get('/table')
  @response(200, {content: {'application/json': {}, 'text/csv': {}}})
  table() {
    return [
      ['id', 'title'],
      [1, 'Read this'],
    ];
  }
}

const csv: Serializer<readonly unknown[][]> = {
  mediaTypes: ['text/csv'],
  serialize: rows => rows.map(row => row.join(',')).join('\r\n'),
};

class FeedController {
  @get('/rows')
  @response(200, {content: {'application/jsonl': {}, 'application/json': {}}})
  async *rows() {
    for (const row of [1, 2]) yield {row};
  }

  @get('/events')
  @response(200, {content: {'text/event-stream': {}}})
  async *events(
    @param.header.integer('Last-Event-ID') last = 0,
    @inject(RestBindings.Http.SIGNAL) signal: AbortSignal,
  ) {
    for (let id = last + 1; !signal.aborted && id <= last + 2; id++) {
      yield new ServerSentEvent({id}, {id: String(id), event: 'tick'});
      await pause(10);
    }
  }

  @get('/letters')
  @response(200, {content: {'text/plain': {}}})
  letters() {
    return Readable.from(['a', 'b']);
  }
}

class ReportController {
  @get('/reports/{name}')
  find(@param.path.string('name') name: string) {
    return file(name, {root: import.meta.dirname, download: name});
  }
}

export const app = new RestApplication({
  rest: {port: 0, compression: true, etag: 'weak'},
  controllers: [TodoController, TableController, FeedController, ReportController],
});
app.add(bind('serializers.csv').to(csv).tag('rest.serializer'));
app.bind(RestBindings.TO_PROBLEM).to(error => {
  const {status, code, detail} = toProblem(error);
  return {status, body: {error: {code, detail}}, mediaType: 'application/json'};
});
