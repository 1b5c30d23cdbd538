import {and, eq, sql} from 'drizzle-orm';

import {EntityNotFoundError, RepositoryConfigError, StaleVersionError} from './errors.js';
import {PAGE_SIZE} from './filter.js';
import {afterCursor, positionColumns, writeCursor} from './cursor.js';
import {columnOf, invalid, toCondition} from './where.js';
import {describeTable, isGenerated} from './table.js';
import {isRow, textOf} from './row-key.js';
import {toOrder, toOrderBy} from './order.js';

import type {Attempt} from './database-errors.js';
import type {DataSource, Database, TransactionOptions} from './data-source.js';
import type {FieldOf, IdOf, NewRow, Row, RowPatch, TableInfo} from './table.js';
import type {Filter, Where} from './filter.js';
import type {PgColumn, PgTable} from 'drizzle-orm/pg-core';
import type {SQL} from 'drizzle-orm';

/** Some rows, and how to get those that come after them. */
export interface Page<R> {
  readonly items: readonly R[];
  /** For `cursor` of the next filter; absent at the end. */
  readonly next?: string;
}

/** Which version of a row a change is meant for. */
export interface ChangeOptions {
  /** @throws {StaleVersionError} when the row has another version by now */
  readonly version?: number | undefined;
}

/** Placeholders in one statement of PostgreSQL. */
const PARAMETER_LIMIT = 65_535;

/**
 * The rows of one table. Extend it by what your program asks of them.
 *
 * @example
 * class TodoRepository extends CrudRepository<typeof todos> {
 *   constructor(@inject(RepositoryBindings.DATA_SOURCE) source: DataSource) {
 *     super(todos, source);
 *   }
 *
 *   findOpen() {
 *     return this.find({where: {done: false}});
 *   }
 * }
 *
 * @throws {RepositoryError} from every method, for what the database refuses
 */
export class CrudRepository<T extends PgTable, I extends IdOf<T> = IdOf<T>> {
  protected readonly info: TableInfo;
  /** The table as one of any columns: drizzle's types of a table that is not known yet say nothing. */
  private readonly rows: PgTable;

  constructor(
    readonly table: T,
    protected readonly source: DataSource,
  ) {
    this.info = describeTable(table);
    this.rows = table;
  }

  async create(data: NewRow<T>): Promise<Row<T>> {
    const rows = await this.write(db => db.insert(this.rows).values(data).returning());
    return rows[0] as Row<T>;
  }

  /** All of them, or none. */
  async createAll(data: readonly NewRow<T>[]): Promise<Row<T>[]> {
    const size = Math.floor(PARAMETER_LIMIT / Object.keys(this.info.columns).length);
    if (data.length === 0) return [];
    const insert = (part: readonly NewRow<T>[]) => this.write(db => db.insert(this.rows).values([...part]).returning());
    if (data.length <= size) return insert(data);
    return this.transaction(async () => {
      const rows: unknown[] = [];
      for (let at = 0; at < data.length; at += size) rows.push(...(await insert(data.slice(at, at + size))));
      return rows as Row<T>[];
    });
  }

  async find<F extends FieldOf<T> = FieldOf<T>>(filter: Filter<T, F> = {}): Promise<Pick<Row<T>, F>[]> {
    const columns = this.columnsOf(filter.fields);
    const rows = await this.read(db => this.select(db.select(columns).from(this.rows).$dynamic(), filter));
    return rows as Pick<Row<T>, F>[];
  }

  /** The rows that a filter has at first, twenty unless it says a limit, and a cursor to those after them. */
  async page<F extends FieldOf<T> = FieldOf<T>>(filter: Filter<T, F> = {}): Promise<Page<Pick<Row<T>, F>>> {
    const limit = filter.limit ?? PAGE_SIZE;
    const steps = toOrder(this.info, filter.order);
    const columns = {row: this.columnsOf(filter.fields), position: positionColumns(steps)};
    const more = {...filter, limit: limit + 1};
    const rows = (await this.read(db => this.select(db.select(columns).from(this.rows).$dynamic(), more))) as {
      row: Pick<Row<T>, F>;
      position: Record<string, string | null>;
    }[];
    const items = rows.slice(0, limit).map(({row}) => row);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return last ? {items, next: writeCursor(steps, last.position)} : {items};
  }

  async findOne<F extends FieldOf<T> = FieldOf<T>>(filter: Filter<T, F> = {}): Promise<Pick<Row<T>, F> | undefined> {
    return (await this.find({...filter, limit: 1}))[0];
  }

  /**
   * @param options - `lock` keeps others from changing the row until the transaction ends
   * @throws {EntityNotFoundError}
   */
  async findById<F extends FieldOf<T> = FieldOf<T>>(
    id: I,
    options: {readonly fields?: readonly F[]; readonly lock?: 'update' | 'share'} = {},
  ): Promise<Pick<Row<T>, F>> {
    const {fields, lock} = options;
    const [row] = await this.read(db => {
      const query = db.select(this.columnsOf(fields)).from(this.rows).where(isRow(this.info, id));
      return lock ? query.for(lock) : query;
    });
    if (!row) throw new EntityNotFoundError(this.info.name, textOf(this.info, id));
    return row as Pick<Row<T>, F>;
  }

  async exists(id: I): Promise<boolean> {
    const one = {one: sql`1`};
    const rows = await this.read(db => db.select(one).from(this.rows).where(isRow(this.info, id)));
    return rows.length > 0;
  }

  async count(where?: Where<T>): Promise<number> {
    const condition = toCondition(this.info, where);
    return this.read(db => db.$count(this.rows, condition));
  }

  /**
   * Changes what is given, and nothing else.
   *
   * @throws {EntityNotFoundError}
   * @throws {StaleVersionError} when it has changed since the version that the options name
   */
  async updateById(id: I, change: RowPatch<T>, {version}: ChangeOptions = {}): Promise<Row<T>> {
    const values = this.changeOf(change);
    const condition = this.rowOf(id, version);
    const isChange = Object.keys(values).length > 0;
    const rows = await this.write<readonly unknown[]>(db => {
      if (!isChange) return db.select().from(this.rows).where(condition);
      return db.update(this.rows).set(values).where(condition).returning();
    });
    return (rows[0] ?? this.missing(id, version)) as Promise<Row<T>>;
  }

  /** Gives a row other values: those that are not given become what they are in a new row. */
  replaceById(id: I, data: NewRow<T>, options: ChangeOptions = {}): Promise<Row<T>> {
    const {columns} = this.info;
    const names = Object.keys(columns).filter(name => !this.isKept(name) && !isGenerated(columns[name] as PgColumn));
    const given = data as Readonly<Record<string, unknown>>;
    const values = names.map(name => [name, given[name] === undefined ? initialOf(columns[name] as PgColumn) : given[name]]);
    return this.updateById(id, Object.fromEntries(values) as RowPatch<T>, options);
  }

  /** @returns how many rows were changed */
  async updateAll(change: RowPatch<T>, where: Where<T>): Promise<number> {
    const values = this.changeOf(change);
    if (Object.keys(values).length === 0) return 0;
    const condition = toCondition(this.info, where);
    return countOf(await this.write(db => db.update(this.rows).set(values).where(condition)));
  }

  /** @throws {EntityNotFoundError} @throws {StaleVersionError} */
  async deleteById(id: I, {version}: ChangeOptions = {}): Promise<void> {
    const result = await this.remove(db => db.delete(this.rows).where(this.rowOf(id, version)));
    if (countOf(result) === 0) await this.missing(id, version);
  }

  /** @param where - must be said; `{}` is all rows @returns how many rows are gone */
  async deleteAll(where: Where<T>): Promise<number> {
    const condition = toCondition(this.info, where);
    return countOf(await this.remove(db => db.delete(this.rows).where(condition)));
  }

  /** Does work in a transaction of the data source, that of all its repositories. */
  transaction<R>(work: () => Promise<R>, options?: TransactionOptions): Promise<R> {
    return this.source.transaction(work, options);
  }

  protected read<R>(work: (db: Database) => PromiseLike<R>): Promise<R> {
    return this.source.run(work, this.attempt('read'));
  }

  protected write<R>(work: (db: Database) => PromiseLike<R>): Promise<R> {
    return this.source.run(work, this.attempt('write'));
  }

  private remove<R>(work: (db: Database) => PromiseLike<R>): Promise<R> {
    return this.source.run(work, this.attempt('delete'));
  }

  private attempt(does: Attempt['does']): Attempt {
    return {table: this.info.name, does};
  }

  private select<Q extends Selectable>(query: Q, filter: Filter<T>): Q {
    const steps = toOrder(this.info, filter.order);
    const after = filter.cursor === undefined ? undefined : afterCursor(steps, filter.cursor);
    query.where(and(toCondition(this.info, filter.where), after));
    query.orderBy(...toOrderBy(steps));
    if (filter.limit !== undefined) query.limit(wholeNumber(filter.limit, 'limit'));
    if (filter.offset !== undefined) query.offset(wholeNumber(filter.offset, 'offset'));
    return query;
  }

  private columnsOf(fields: readonly string[] | undefined): Record<string, PgColumn> {
    if (!fields) return this.info.columns;
    const entries = fields.map((name, at) => [name, this.columnNamed(name, `/filter/fields/${at}`)]);
    if (entries.length === 0) throw invalid('/filter/fields', 'minItems', 'must name a column');
    return Object.fromEntries(entries) as Record<string, PgColumn>;
  }

  private columnNamed(name: string, pointer: string): PgColumn {
    return Object.hasOwn(this.info.columns, name) ? (this.info.columns[name] as PgColumn) : columnOf(this.info, name, pointer);
  }

  /** Neither the key nor the version is the caller's to change; the version counts by itself. */
  private isKept(name: string): boolean {
    const {keys, version} = this.info;
    return name === version?.name || keys.some(key => key.name === name);
  }

  private changeOf(change: RowPatch<T>): Record<string, unknown> {
    const {version} = this.info;
    const own = Object.entries(change).filter(([name, value]) => !this.isKept(name) && value !== undefined);
    const values: Record<string, unknown> = Object.fromEntries(own);
    if (version && own.length > 0) values[version.name] = sql`${version.column} + 1`;
    return values;
  }

  private rowOf(id: I, version: number | undefined): SQL | undefined {
    if (version === undefined) return isRow(this.info, id);
    if (this.info.version) return and(isRow(this.info, id), eq(this.info.version.column, version));
    throw new RepositoryConfigError(`The table ${this.info.name} has no integer column "version" that could be compared.`);
  }

  /** Why no row was found. */
  private async missing(id: I, version: number | undefined): Promise<never> {
    if (version !== undefined && (await this.exists(id))) throw new StaleVersionError(this.info.name, textOf(this.info, id));
    throw new EntityNotFoundError(this.info.name, textOf(this.info, id));
  }
}

/** What a query of drizzle can be given after it was begun. */
interface Selectable {
  where(condition: SQL | undefined): unknown;
  orderBy(...columns: readonly SQL[]): unknown;
  limit(count: number): unknown;
  offset(count: number): unknown;
}

function wholeNumber(value: unknown, name: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw invalid(`/filter/${name}`, 'type', 'must be a whole number');
}

function initialOf(column: PgColumn): unknown {
  return column.defaultFn ? column.defaultFn() : sql`default`;
}

/** The engines count under two names. */
function countOf(result: unknown): number {
  const {rowCount, affectedRows} = result as {readonly rowCount?: number | null; readonly affectedRows?: number};
  return rowCount ?? affectedRows ?? 0;
}
