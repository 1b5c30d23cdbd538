import {BindingKey} from '@rondojs/context';

import type {Todo, TodoData} from './todo.js';

/** One part of a list, and how long the whole of it is. */
export interface TodoPage {
  readonly items: readonly Todo[];
  readonly total: number;
}

/** Keeps todos. The controller knows this face alone, so that another store can stand behind it. */
export interface TodoStore {
  add(data: TodoData): Promise<Todo>;
  /** In the order in which they were added. */
  list(offset: number, limit: number): Promise<TodoPage>;
  find(id: number): Promise<Todo | undefined>;
  /** Resolves to undefined when there is no such todo. */
  replace(id: number, data: TodoData): Promise<Todo | undefined>;
  /** Resolves to whether there was one. */
  remove(id: number): Promise<boolean>;
}

export const TODO_STORE = BindingKey.create<TodoStore>('todo.store');
