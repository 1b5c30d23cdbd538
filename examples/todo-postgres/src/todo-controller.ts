import {crudController} from '@rondojs/repository/rest';
import {inject, intercept} from '@rondojs/context';
import {post, response} from '@rondojs/openapi-spec';
import {transactional} from '@rondojs/repository';

import {TodoRepository} from './todo-repository.js';
import {todos} from './todo.js';

const TodoCrud = crudController(todos, {
  name: 'Todo',
  repository: TodoRepository,
  properties: {title: {minLength: 1, examples: ['Learn a rondo']}},
  readOnly: ['createdAt'],
});

/** All that a table can answer, and one operation more. */
export class TodoController extends TodoCrud {
  @inject('repositories.TodoRepository') private readonly todoRepository!: TodoRepository;

  @post('/finish', {summary: 'Marks all todos as done'})
  @response(200, {type: 'object', required: ['count'], properties: {count: {type: 'integer'}}})
  @intercept(transactional())
  async finishAll() {
    return {count: await this.todoRepository.finishAll()};
  }
}
