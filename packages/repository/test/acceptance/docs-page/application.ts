import {PostgresDataSource, RepositoryMixin} from '@rondojs/repository';
import {RestApplication} from '@rondojs/rest';
import {createHash} from 'node:crypto';
import {crudController} from '@rondojs/repository/rest';

import {HandoverController, HandoverService, TodoRepository} from './repository.js';
import {todos, users} from './tables.js';

import type {NewRow} from '@rondojs/repository';
import type {RestApplicationConfig} from '@rondojs/rest';

class UserController extends crudController(users, {name: 'User', hidden: ['password']}) {
  override async create(user: NewRow<typeof users>) {
    return super.create({...user, password: createHash('sha256').update(user.password).digest('hex')});
  }
}

export class TodoApplication extends RepositoryMixin(RestApplication) {
  constructor(options: RestApplicationConfig) {
    super({database: {createTables: [users, todos]}, ...options});
    if (process.env['DATABASE_URL']) this.dataSource(PostgresDataSource);
    this.repository(TodoRepository);
    this.service(HandoverService);
    this.controller(HandoverController);
    this.controller(UserController);
    this.controller(crudController(todos, {name: 'Todo', repository: TodoRepository, properties: {title: {minLength: 1}}}));
  }
}
