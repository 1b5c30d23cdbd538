import type {Todo, TodoData} from './todo.js';
import type {TodoPage, TodoStore} from './todo-store.js';

/** Keeps todos in memory, for as long as the process lives. */
export class MemoryTodoStore implements TodoStore {
  private readonly todos = new Map<number, Todo>();
  private lastId = 0;

  async add(data: TodoData): Promise<Todo> {
    return this.put({id: ++this.lastId, ...data});
  }

  async list(offset: number, limit: number): Promise<TodoPage> {
    const items = [...this.todos.values()].slice(offset, offset + limit);
    return {items, total: this.todos.size};
  }

  async find(id: number): Promise<Todo | undefined> {
    return this.todos.get(id);
  }

  async replace(id: number, data: TodoData): Promise<Todo | undefined> {
    return this.todos.has(id) ? this.put({id, ...data}) : undefined;
  }

  async remove(id: number): Promise<boolean> {
    return this.todos.delete(id);
  }

  private put(todo: Todo): Todo {
    this.todos.set(todo.id, todo);
    return todo;
  }
}
