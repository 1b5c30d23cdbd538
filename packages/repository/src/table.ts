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

/** The value of the column that is the primary key. */
export type IdOf<T extends PgTable> = {
  [K in keyof T['_']['columns']]: T['_']['columns'][K]['_']['isPrimaryKey'] extends true
    ? T['_']['columns'][K]['_']['data']
    : never;
}[keyof T['_']['columns']];

/** What has to be known of a table to work with its rows. */
export interface TableInfo {
  readonly name: string;
  readonly columns: Readonly<Record<string, PgColumn>>;
  readonly keyName: string;
  readonly key: PgColumn;
  /** The column that counts the changes of a row, if there is one. */
  readonly version: {readonly name: string; readonly column: PgColumn} | undefined;
}

const known = new WeakMap<PgTable, TableInfo>();

/**
 * Looks at a table once. An integer column that is called `version` counts the changes of a row.
 *
 * @throws {RepositoryConfigError} for a table without a primary key of one column
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
  const [keyName, ...others] = keyNames(table, columns);
  if (keyName === undefined || others.length > 0) {
    throw new RepositoryConfigError(`The table ${name} must have a primary key of one column, as a repository finds rows by it.`);
  }
  const version = columns['version'];
  return {
    name,
    columns,
    keyName,
    key: columns[keyName] as PgColumn,
    version: version?.getSQLType() === 'integer' ? {name: 'version', column: version} : undefined,
  };
}

function keyNames(table: PgTable, columns: Readonly<Record<string, PgColumn>>): readonly string[] {
  const together = getTableConfig(table).primaryKeys.flatMap(key => key.columns as readonly PgColumn[]);
  return Object.keys(columns).filter(name => {
    const column = columns[name] as PgColumn;
    return column.primary || together.includes(column);
  });
}
