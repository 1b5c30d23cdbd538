import '@rondojs/testing/jest';

import {afterEach, describe, expect, it, jest} from '@jest/globals';
import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {MemoryTodoStore} from '../../src/memory-todo-store.js';
import {TODO_STORE} from '../../src/todo-store.js';
import {TodoApplication} from '../../src/todo-application.js';
import {TodoController} from '../../src/todo-controller.js';

import type {TestApp} from '@rondojs/testing';
import type {TodoData} from '../../src/todo.js';

// Machines may be busy.
jest.setTimeout(60_000);

describe('the todo application', () => {
  let app: TestApp;

  afterEach(() => app.close());

  it('creates, reads, replaces, changes and deletes a todo', async () => {
    await givenApplication();

    const created = await app.request('POST /todos', {body: {title: 'Write'}});
    const read = await app.request('GET /todos/1');
    const replaced = await app.request('PUT /todos/1', {body: {title: 'Rewrite', done: false}});
    const changed = await app.request('PATCH /todos/1', {body: {done: true}});
    const removed = await app.request('DELETE /todos/1');
    const gone = await app.request('GET /todos/1');

    expect(created).toMatchObject({status: 201, body: {id: 1, title: 'Write', done: false}});
    expect(read).toMatchObject({status: 200, body: created.body});
    expect(replaced).toMatchObject({status: 200, body: {id: 1, title: 'Rewrite', done: false}});
    expect(changed).toMatchObject({status: 200, body: {id: 1, title: 'Rewrite', done: true}});
    expect(removed).toMatchObject({status: 204, body: undefined});
    expect(gone).toMatchObject({status: 404, body: {code: 'NOT_FOUND', detail: 'There is no todo 1.'}});
    for (const answer of [created, read, replaced, changed, removed, gone]) expect(answer).toMatchContract();
  });

  it('lists twenty, or as many as are asked for', async () => {
    const store = await givenApplication();
    for (let n = 1; n <= 25; n++) await store.add({title: `Todo ${n}`, done: false});

    const first = await app.request('GET /todos');
    const page = await app.call(TodoController, 'list', 20, 100);

    expect(first.body).toMatchObject({total: 25, items: {length: 20}});
    expect(page.items.map(({id}) => id)).toEqual([21, 22, 23, 24, 25]);
  });

  it.each([
    ['limit=0', ['/limit']],
    ['limit=101', ['/limit']],
    ['limit=many', ['/limit']],
    ['offset=-1', ['/offset']],
    ['offset=-1&limit=0', ['/limit', '/offset']],
  ])('refuses to list with ?%s', async (query, pointers) => {
    await givenApplication();

    const {status, body} = await app.request(`GET /todos?${query}`);

    expect(status).toBe(400);
    expect(body).toMatchObject({code: 'INVALID_PARAMETERS'});
    expect(pointersOf(body)).toEqual(pointers);
  });

  it.each(['0', '-1', '1.5', 'one'])('refuses /todos/%s as no id', async id => {
    await givenApplication();

    const {status, body} = await app.request(`GET /todos/${id}`);

    expect(status).toBe(400);
    expect(pointersOf(body)).toEqual(['/id']);
  });

  it.each([
    ['POST', '/todos', {}, ['/title']],
    ['POST', '/todos', {title: '', done: 'no', id: 7}, ['/done', '/id', '/title']],
    ['PUT', '/todos/1', {title: 'Only'}, ['/done']],
    ['PATCH', '/todos/1', {}, ['']],
    ['PATCH', '/todos/1', {notes: 'x'.repeat(1001)}, ['/notes']],
  ])('refuses %s %s with %j', async (method, path, data, pointers) => {
    const store = await givenApplication();
    await store.add({title: 'Write', done: false});

    const {status, body} = await app.request(`${method} ${path}`, {body: data});

    expect(status).toBe(422);
    expect(body).toMatchObject({code: 'INVALID_BODY'});
    expect(pointersOf(body)).toEqual(pointers);
    expect((await store.list(0, 9)).items).toEqual([{id: 1, title: 'Write', done: false}]);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('answers 404 to %s of a todo that is not there', async method => {
    await givenApplication();
    const data = ['PUT', 'PATCH'].includes(method) ? {title: 'Write', done: true} : undefined;

    const {status, body} = await app.request(`${method} /todos/7`, {body: data});

    expect(status).toBe(404);
    expect(body).toMatchObject({code: 'NOT_FOUND', detail: 'There is no todo 7.'});
  });

  it('answers 405 with what is allowed', async () => {
    await givenApplication();

    const {status, headers, body} = await app.request('DELETE /todos');

    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect(body).toMatchObject({code: 'METHOD_NOT_ALLOWED'});
  });

  it('answers HEAD like GET, without a body', async () => {
    const store = await givenApplication();
    await store.add({title: 'Write', done: false});

    const get = await app.request('GET /todos/1');
    const head = await app.request('HEAD /todos/1');

    expect(head).toMatchObject({status: 200, body: undefined});
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  });

  it('describes all six operations', async () => {
    await givenApplication();

    const {body} = await app.request('GET /openapi.json');

    const document = body as Document;
    expect(document.info).toEqual({title: 'Todos', version: '1.0.0'});
    expect(operationsOf(document)).toEqual([
      'post /todos TodoController.create 201,400,413,415,422,default',
      'get /todos TodoController.list 200,400,default',
      'get /todos/{id} TodoController.find 200,400,404,default',
      'put /todos/{id} TodoController.replace 200,400,404,413,415,422,default',
      'patch /todos/{id} TodoController.update 200,400,404,413,415,422,default',
      'delete /todos/{id} TodoController.remove 204,400,404,default',
    ]);
  });

  it('works with any store that is bound in place of the one in memory', async () => {
    class LoudStore extends MemoryTodoStore {
      override add(data: TodoData) {
        return super.add({...data, title: data.title.toUpperCase()});
      }
    }
    await givenApplication(new LoudStore());

    const {title} = await app.call(TodoController, 'create', {title: 'Write'});

    expect(title).toBe('WRITE');
  });

  async function givenApplication(store = new MemoryTodoStore()): Promise<MemoryTodoStore> {
    app = await createTestApp(TodoApplication, {overrides: [bind(TODO_STORE).to(store)]});
    return store;
  }
});

interface Document {
  readonly info: object;
  readonly paths: Record<string, Record<string, {operationId: string; responses: object}>>;
}

function operationsOf({paths}: Document): readonly string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([verb, {operationId, responses}]) => `${verb} ${path} ${operationId} ${Object.keys(responses)}`,
    ),
  );
}

function pointersOf(problem: unknown): readonly string[] {
  const {errors} = problem as {errors: readonly {pointer: string}[]};
  return errors.map(({pointer}) => pointer).sort();
}
