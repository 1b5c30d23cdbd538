import {SQL, is, sql} from 'drizzle-orm';
import {PgDialect, getTableConfig} from 'drizzle-orm/pg-core';

import {isGenerated} from './table.js';

import type {Database} from './data-source.js';
import type {ForeignKey, PgColumn, PgTable} from 'drizzle-orm/pg-core';

const dialect = new PgDialect();

/**
 * Creates tables that are missing, in the order of the list, and changes none that is there.
 *
 * For a first try and for tests. Once there are data to keep, let drizzle-kit write migrations.
 */
export async function createTables(db: Database, tables: readonly PgTable[]): Promise<void> {
  for (const table of tables) {
    await db.execute(sql.raw(createTableStatement(table)));
  }
}

/** What the table is in SQL: columns, keys, references, unique columns and checks. */
function createTableStatement(table: PgTable): string {
  const {name, schema, columns, primaryKeys, uniqueConstraints, foreignKeys, checks} = getTableConfig(table);
  const parts = [
    ...columns.map(columnText),
    ...primaryKeys.map(key => `primary key ${names(key.columns)}`),
    ...uniqueConstraints.map(({name: rule, columns: own}) => `${ruleName(rule)}unique ${names(own)}`),
    ...foreignKeys.map(referenceText),
    ...checks.map(({name: rule, value}) => `${ruleName(rule)}check (${textOf(value)})`),
  ];
  return `create table if not exists ${tableName(schema, name)} (\n  ${parts.join(',\n  ')}\n)`;
}

function columnText(column: PgColumn): string {
  const {name, notNull, primary, isUnique, uniqueName, generated, generatedIdentity} = column;
  return [
    quote(name),
    column.getSQLType(),
    primary && 'primary key',
    notNull && !primary && 'not null',
    isUnique && `${ruleName(uniqueName)}unique`,
    generated && `generated always as (${valueText(column, expressionOf(generated.as))}) stored`,
    generatedIdentity && `generated ${generatedIdentity.type === 'always' ? 'always' : 'by default'} as identity`,
    defaultText(column),
  ]
    .filter(Boolean)
    .join(' ');
}

function defaultText(column: PgColumn): string | undefined {
  if (column.default === undefined || isGenerated(column)) return undefined;
  return `default ${valueText(column, column.default)}`;
}

/** Drizzle takes it later, so that it may name columns of its own table. */
function expressionOf(given: unknown): unknown {
  return typeof given === 'function' ? (given as () => unknown)() : given;
}

function valueText(column: PgColumn, value: unknown): string {
  return textOf(is(value, SQL) ? value : sql`${sql.param(value, column)}`);
}

/** Statements that create something take no parameters; drizzle writes the values into the text, and escapes them. */
function textOf(value: SQL): string {
  return dialect.sqlToQuery(value.inlineParams()).sql;
}

function referenceText(key: ForeignKey): string {
  const {columns, foreignColumns, foreignTable} = key.reference();
  const {name, schema} = getTableConfig(foreignTable);
  return [
    `${ruleName(key.getName())}foreign key ${names(columns)} references ${tableName(schema, name)} ${names(foreignColumns)}`,
    key.onDelete && `on delete ${key.onDelete}`,
    key.onUpdate && `on update ${key.onUpdate}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function ruleName(name: string | undefined): string {
  return name === undefined ? '' : `constraint ${quote(name)} `;
}

function names(columns: readonly {readonly name: string}[]): string {
  return `(${columns.map(({name}) => quote(name)).join(', ')})`;
}

function tableName(schema: string | undefined, name: string): string {
  return schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

function quote(name: string): string {
  return dialect.escapeName(name);
}
