import {fileURLToPath} from 'node:url';

import {HealthComponent} from '@rondojs/health';
import {PostgresDataSource, RepositoryMixin} from '@rondojs/repository';
import {RestApplication} from '@rondojs/rest';

import {TodoController} from './todo-controller.js';
import {TodoRepository} from './todo-repository.js';

import type {RestApplicationConfig} from '@rondojs/rest';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** An API of todos: in the folder `data` on a laptop, and in PostgreSQL where there is a DATABASE_URL. */
export class TodoApplication extends RepositoryMixin(RestApplication) {
  constructor(options: RestApplicationConfig = {}) {
    super({
      name: 'todo-postgres',
      ...options,
      rest: {info: {title: 'Todos', version: '1.0.0'}, ...options.rest},
      database: {folder: 'data', migrations: MIGRATIONS, ...options.database},
    });
    if (options.database?.url ?? process.env['DATABASE_URL']) this.dataSource(PostgresDataSource);
    this.repository(TodoRepository);
    // Its probe /ready asks the database.
    this.component(HealthComponent);
    this.controller(TodoController);
    // The database, which was added before, is open by now.
    this.onStart(async () => (await this.get<TodoRepository>('repositories.TodoRepository')).seed());
  }
}
