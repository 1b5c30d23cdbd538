import {BindingScope} from '@rondojs/context';
import {ExplorerComponent} from '@rondojs/explorer';
import {RestApplication} from '@rondojs/rest';

import {MemoryTodoStore} from './memory-todo-store.js';
import {TODO_STORE} from './todo-store.js';
import {TodoController} from './todo-controller.js';

import type {RestApplicationConfig} from '@rondojs/rest';

/** An API of todos, kept in memory, with a page that shows it. */
export class TodoApplication extends RestApplication {
  constructor(options: RestApplicationConfig = {}) {
    super({name: 'todo', ...options, rest: {info: {title: 'Todos', version: '1.0.0'}, ...options.rest}});
    this.bind(TODO_STORE).toClass(MemoryTodoStore).inScope(BindingScope.SINGLETON);
    this.controller(TodoController);
    this.component(ExplorerComponent);
  }
}
