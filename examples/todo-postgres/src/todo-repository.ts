import {CrudRepository, RepositoryBindings} from '@rondojs/repository';
import {inject} from '@rondojs/context';

import {todos} from './todo.js';

import type {DataSource} from '@rondojs/repository';

/** The todos, and what this program asks of them. */
export class TodoRepository extends CrudRepository<typeof todos> {
  constructor(@inject(RepositoryBindings.DATA_SOURCE) source: DataSource) {
    super(todos, source);
  }

  /** Writes some todos where there are none, so that a first start has something to show. */
  async seed(): Promise<void> {
    await this.transaction(async () => {
      if ((await this.count()) > 0) return;
      await this.createAll([{title: 'Learn a rondo'}, {title: 'Play it'}, {title: 'Play it again'}]);
    });
  }

  /** Marks all of them as done. @returns how many were not */
  finishAll(): Promise<number> {
    return this.updateAll({done: true}, {done: false});
  }
}
