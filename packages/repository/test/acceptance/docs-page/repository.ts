import {CrudRepository, RepositoryBindings, transactional} from '@rondojs/repository';
import {inject, intercept} from '@rondojs/context';
import {param, post} from '@rondojs/openapi-spec';

import {todos, users} from './tables.js';

import type {DataSource} from '@rondojs/repository';

export class TodoRepository extends CrudRepository<typeof todos> {
  constructor(@inject(RepositoryBindings.DATA_SOURCE) source: DataSource) {
    super(todos, source);
  }

  findOverdue(limit: number) {
    return this.find({where: {done: false, due: {lt: new Date()}}, order: ['due'], fields: ['id', 'title'], limit});
  }
}

export class HandoverService {
  constructor(@inject('repositories.TodoRepository') private readonly repository: TodoRepository) {}

  async handOver(from: number, to: number): Promise<number> {
    return this.repository.updateAll({owner: to}, {owner: from, done: false});
  }
}

export class HandoverController {
  constructor(
    @inject('services.HandoverService') private readonly service: HandoverService,
    @inject(RepositoryBindings.DATA_SOURCE) private readonly source: DataSource,
  ) {}

  @post('/users/{id}/leave')
  @intercept(transactional())
  async leave(@param.path.integer('id') id: number, @param.query.integer('heir', {required: true}) heir: number) {
    await this.service.handOver(id, heir);
    await new CrudRepository(users, this.source).deleteById(id);
  }
}
