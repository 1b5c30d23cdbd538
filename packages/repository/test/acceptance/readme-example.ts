import {RepositoryMixin} from '@rondojs/repository';
import {RestApplication} from '@rondojs/rest';
import {boolean, pgTable, serial, text} from 'drizzle-orm/pg-core';
import {crudController} from '@rondojs/repository/rest';

const todos = pgTable('todos', {
  id: serial().primaryKey(),
  title: text().notNull(),
  done: boolean().notNull().default(false),
});

class TodoApplication extends RepositoryMixin(RestApplication) {}

export const app = new TodoApplication({database: {folder: './data', createTables: [todos]}});
app.controller(crudController(todos));
await app.run();
