import {HttpErrors} from '@rondojs/rest';
import {api, del, get, param, patch, post, put, requestBody, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {TODO_STORE} from './todo-store.js';
import {ref, todoSchemas} from './todo.js';

import type {Todo, TodoData} from './todo.js';
import type {TodoPage, TodoStore} from './todo-store.js';

const ID = {schema: {minimum: 1}};

@api({basePath: '/todos', components: {schemas: todoSchemas}, tags: [{name: 'todos'}]})
export class TodoController {
  constructor(@inject(TODO_STORE) private readonly store: TodoStore) {}

  @post('/', {summary: 'Makes a todo'})
  @response(201, {schema: ref('Todo')})
  create(@requestBody({schema: ref('NewTodo')}) data: Partial<TodoData> & {title: string}) {
    return this.store.add({...data, done: data.done ?? false});
  }

  @get('/', {summary: 'Lists todos, page by page'})
  @response(200, {schema: ref('TodoPage')})
  list(
    @param.query.integer('offset', {schema: {minimum: 0, default: 0}}) offset: number,
    @param.query.integer('limit', {schema: {minimum: 1, maximum: 100, default: 20}}) limit: number,
  ): Promise<TodoPage> {
    return this.store.list(offset, limit);
  }

  @get('/{id}', {summary: 'Finds a todo'})
  @response(200, {schema: ref('Todo')})
  @response(404)
  async find(@param.path.integer('id', ID) id: number): Promise<Todo> {
    return found(id, await this.store.find(id));
  }

  @put('/{id}', {summary: 'Replaces a todo'})
  @response(200, {schema: ref('Todo')})
  @response(404)
  async replace(
    @param.path.integer('id', ID) id: number,
    @requestBody({schema: ref('TodoData')}) data: TodoData,
  ): Promise<Todo> {
    return found(id, await this.store.replace(id, data));
  }

  @patch('/{id}', {summary: 'Changes parts of a todo'})
  @response(200, {schema: ref('Todo')})
  @response(404)
  async update(
    @param.path.integer('id', ID) id: number,
    @requestBody({schema: ref('TodoPatch')}) change: Partial<TodoData>,
  ): Promise<Todo> {
    const {id: _, ...current} = await this.find(id);
    return found(id, await this.store.replace(id, {...current, ...change}));
  }

  @del('/{id}', {summary: 'Removes a todo'})
  @response(204)
  @response(404)
  async remove(@param.path.integer('id', ID) id: number): Promise<void> {
    found(id, (await this.store.remove(id)) || undefined);
  }
}

/** What was looked for, or the error that says that it is not there. */
function found<T>(id: number, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new HttpErrors.NotFound(`There is no todo ${id}.`);
}
