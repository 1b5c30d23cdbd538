import {getTableColumns} from 'drizzle-orm';
import {getTableConfig} from 'drizzle-orm/pg-core';

import {RepositoryConfigError} from './errors.js';

import type {PgColumn, PgTable} from 'drizzle-orm/pg-core';

/** A row as it is read. */
export type Row<T extends PgTable> = T['$inferSelect'];

/** What a row is made from. */
export type NewRow<T extends PgTable> = T['$inferInsert'];

/** What is changed of a row. */
export type RowPatch<T extends PgTable> = Partial<T['$inferInsert']>;

/** The name of a column, as the program has it. */
export type FieldOf<T extends PgTable> = keyof Row<T> & string;

/** What finds a row: the value of its key; of a key of several columns, an object of their values. */
export type IdOf<T extends PgTable> = [OwnKeyOf<T>] extends [never] ? Readonly<Partial<Row<T>>> : OwnKeyOf<T>;

/** The value of the column that is the primary key; a key that the table declares beside its columns has no type. */
type OwnKeyOf<T extends PgTable> = {
  [K in keyof T['_']['columns']]: T['_']['columns'][K]['_']['isPrimaryKey'] extends true
    ? T['_']['columns'][K]['_']['data']
    : never;
}[keyof T['_']['columns']];

/** A column, and what the program calls it. */
export interface NamedColumn {
  readonly name: string;
  readonly column: PgColumn;
}

/** What has to be known of a table to work with its rows. */
export interface TableInfo {
  readonly name: string;
  readonly columns: Readonly<Record<string, PgColumn>>;
  /** The columns of the primary key, in its order. */
  readonly keys: readonly NamedColumn[];
  /** The column that counts the changes of a row, if there is one. */
  readonly version: NamedColumn | undefined;
}

const known = new WeakMap<PgTable, TableInfo>();

/**
 * Looks at a table once. An integer column that is called `version` counts the changes of a row.
 *
 * @throws {RepositoryConfigError} for a table without a primary key
 */
export function describeTable(table: PgTable): TableInfo {
  const info = known.get(table) ?? createInfo(table);
  known.set(table, info);
  return info;
}

/** The columns that a filter may name: single values, which can be compared. */
export function isComparable({dataType}: PgColumn): boolean {
  return ['string', 'number', 'boolean', 'date', 'bigint'].includes(dataType);
}

/** Whether the database gives the value, and takes none. */
export function isGenerated({generated, generatedIdentity}: PgColumn): boolean {
  return generated !== undefined || generatedIdentity?.type === 'always';
}

function createInfo(table: PgTable): TableInfo {
  const {name} = getTableConfig(table);
  const columns: Readonly<Record<string, PgColumn>> = getTableColumns(table);
  const keys = keysOf(table, columns);
  if (keys.length === 0) throw new RepositoryConfigError(`The table ${name} must have a primary key, as a repository finds rows by it.`);
  const version = columns['version'];
  return {
    name,
    columns,
    keys,
    version: version?.getSQLType() === 'integer' ? {name: 'version', column: version} : undefined,
  };
}

function keysOf(table: PgTable, columns: TableInfo['columns']): readonly NamedColumn[] {
  const named = Object.entries(columns).map(([name, column]) => ({name, column}));
  const together = getTableConfig(table).primaryKeys.flatMap(key => key.columns as readonly PgColumn[]);
  if (together.length === 0) return named.filter(({column}) => column.primary);
  return together.flatMap(column => named.filter(one => one.column.name === column.name));
}
