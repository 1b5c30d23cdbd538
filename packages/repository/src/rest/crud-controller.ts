import {RestBindings} from '@rondojs/rest';
import {inject} from '@rondojs/context';

import {CrudRepository} from '../crud-repository.js';
import {DATA_SOURCE} from '../data-source.js';
import {Wire} from './wire.js';
import {checkFilter} from '../check-filter.js';
import {describeCrud} from './describe-crud.js';
import {describeTable} from '../table.js';
import {readableFields} from '../table-schemas.js';
import {tagOf, versionOf} from './version-tag.js';

import type {Constructor} from '@rondojs/context';
import type {CrudOptions} from './crud-options.js';
import type {DataSource} from '../data-source.js';
import type {IdOf, NewRow, Row, RowPatch} from '../table.js';
import type {Filter, FilterRules, Where} from '../filter.js';
import type {Page} from '../crud-repository.js';
import type {PgTable} from 'drizzle-orm/pg-core';
import type {Response} from '@rondojs/rest';

/** What a controller of a table knows of it. */
export interface Served<T extends PgTable> {
  readonly table: T;
  readonly wire: Wire;
  readonly rules: Partial<FilterRules> & Pick<FilterRules, 'fields'>;
}

/** Serves the rows of a table. Made by {@link crudController}; extend that, and override a method to change what it does. */
export class CrudController<T extends PgTable> {
  @inject(RestBindings.Http.RESPONSE) protected readonly response!: Response;
  @inject(DATA_SOURCE) protected readonly source!: DataSource;

  /** That of the application, where the options name one. */
  protected readonly given: CrudRepository<T> | undefined = undefined;
  private made: CrudRepository<T> | undefined;

  constructor(protected readonly served: Served<T>) {}

  protected get repository(): CrudRepository<T> {
    return this.given ?? (this.made ??= new CrudRepository(this.served.table, this.source));
  }

  async create(data: NewRow<T>): Promise<Partial<Row<T>>> {
    return this.tell(await this.repository.create(this.served.wire.in(data)));
  }

  async find(filter: Filter<T> = {}): Promise<Page<Partial<Row<T>>>> {
    const {rules, wire} = this.served;
    checkFilter(filter as Readonly<Record<string, unknown>>, rules);
    const fields = filter.fields ?? (rules.fields);
    const page = await this.repository.page({...filter, fields});
    return {...page, items: page.items.map(row => wire.out(row) as Partial<Row<T>>)};
  }

  async count(where: Where<T> = {}): Promise<{count: number}> {
    checkFilter({where}, this.served.rules);
    return {count: await this.repository.count(where)};
  }

  async findById(id: IdOf<T>): Promise<Partial<Row<T>>> {
    return this.tell(await this.repository.findById(id));
  }

  async updateById(id: IdOf<T>, change: RowPatch<T>, ifMatch?: string): Promise<Partial<Row<T>>> {
    const version = this.versionOf(ifMatch);
    return this.tell(await this.repository.updateById(id, this.served.wire.in(change), {version}));
  }

  async replaceById(id: IdOf<T>, data: NewRow<T>, ifMatch?: string): Promise<Partial<Row<T>>> {
    const version = this.versionOf(ifMatch);
    return this.tell(await this.repository.replaceById(id, this.served.wire.in(data), {version}));
  }

  async deleteById(id: IdOf<T>, ifMatch?: string): Promise<void> {
    await this.repository.deleteById(id, {version: this.versionOf(ifMatch)});
  }

  private versionOf(ifMatch: string | undefined): number | undefined {
    return versionOf(describeTable(this.served.table), ifMatch);
  }

  /** What a client may see of a row; its version goes to the header ETag. */
  private tell(row: Row<T>): Partial<Row<T>> {
    const {table, rules, wire} = this.served;
    const tag = tagOf(describeTable(table), row);
    if (tag !== undefined) this.response.setHeader('etag', tag);
    const visible = Object.entries(wire.out(row)).filter(([name]) => rules.fields.includes(name));
    return Object.fromEntries(visible) as Partial<Row<T>>;
  }
}

/**
 * Makes a controller that creates, finds, counts, changes and deletes the rows of a table, all by its contract.
 *
 * @example
 * app.controller(crudController(todos));
 *
 * class UserController extends crudController(users, {hidden: ['password']}) {
 *   override async create(user: NewRow<typeof users>) {
 *     return super.create({...user, password: await hash(user.password)});
 *   }
 * }
 */
export function crudController<T extends PgTable>(table: T, options: CrudOptions<T> = {}): Constructor<CrudController<T>> {
  const served: Served<T> = {
    table,
    wire: new Wire(table),
    rules: {...options.filter, fields: readableFields(table, options)},
  };
  class TableController extends CrudController<T> {
    constructor() {
      super(served);
    }
  }
  const {repository} = options;
  if (repository) inject(`repositories.${repository.name}`)(TableController.prototype, 'given');
  describeCrud(TableController, table, options);
  return TableController;
}
