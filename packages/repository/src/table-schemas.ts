import {SQL, is} from 'drizzle-orm';

import {describeTable, isGenerated} from './table.js';
import {filterSchemas} from './filter-schema.js';
import {schemaOfColumn} from './column-schema.js';

import type {FilterRules} from './filter.js';
import type {PgColumn, PgTable} from 'drizzle-orm/pg-core';
import type {SchemaObject} from '@rondojs/openapi-spec';
import type {FieldOf} from './table.js';

/** What a contract says beyond what the table does. */
export interface SchemaOptions<T extends PgTable> {
  /** What a row is called: `Todo`. @defaultValue the name of the table, its first letter a capital */
  readonly name?: string;
  /** Keywords for columns: `{title: {minLength: 1}}`. */
  readonly properties?: Partial<Readonly<Record<FieldOf<T>, SchemaObject>>>;
  /** Columns that clients may write, and neither read nor filter by: a password. */
  readonly hidden?: readonly FieldOf<T>[];
  /** Columns that clients may read, and not write: who has created it. */
  readonly readOnly?: readonly FieldOf<T>[];
  /** How much a filter may ask for. */
  readonly filter?: Partial<Omit<FilterRules, 'fields'>>;
}

/** Names of the schemas of a table, for references: `#/components/schemas/NewTodo`. */
export interface SchemaNames {
  readonly row: string;
  readonly create: string;
  readonly update: string;
  /** A row of which a filter has chosen some columns. */
  readonly part: string;
  readonly page: string;
  readonly filter: string;
  readonly where: string;
}

export function schemaNames(table: PgTable, {name}: {readonly name?: string}): SchemaNames {
  const row = name ?? capital(describeTable(table).name);
  return {
    row,
    create: `New${row}`,
    update: `${row}Patch`,
    part: `${row}Part`,
    page: `${row}Page`,
    filter: `${row}Filter`,
    where: `${row}Where`,
  };
}

/** The columns that a client reads. */
export function readableFields<T extends PgTable>(table: T, {hidden = []}: SchemaOptions<T>): readonly string[] {
  return Object.keys(describeTable(table).columns).filter(name => !(hidden as readonly string[]).includes(name));
}

/**
 * The JSON Schemas of a table, by their names: what is read, created, changed and asked for.
 *
 * @example
 * const {Todo, NewTodo, TodoPatch, TodoFilter} = tableSchemas(todos, {name: 'Todo'});
 */
export function tableSchemas<T extends PgTable>(table: T, options: SchemaOptions<T> = {}): Readonly<Record<string, SchemaObject>> {
  const names = schemaNames(table, options);
  const readable = readableFields(table, options);
  const writable = writableFields(table, options);
  return {
    [names.row]: {type: 'object', required: [...readable], properties: properties(table, options, readable)},
    [names.create]: {
      type: 'object',
      required: writable.filter(name => isRequired(columnOf(table, name))),
      additionalProperties: false,
      properties: withDefaults(table, properties(table, options, writable)),
    },
    [names.update]: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: properties(table, options, writable),
    },
    [names.part]: {type: 'object', properties: properties(table, options, readable)},
    [names.page]: pageSchema(names),
    ...filterSchemas(table, names, readable, options.filter),
  };
}

/** What a client gives: neither what the database gives, nor what counts changes. */
function writableFields<T extends PgTable>(table: T, {readOnly = []}: SchemaOptions<T>): readonly string[] {
  const {columns, keys, version} = describeTable(table);
  const keyNames = keys.map(key => key.name);
  const kept: readonly string[] = readOnly;
  return Object.keys(columns).filter(name => {
    const column = columns[name] as PgColumn;
    const isGiven = isGenerated(column) || name === version?.name || (keyNames.includes(name) && column.hasDefault);
    return !isGiven && !kept.includes(name);
  });
}

function properties<T extends PgTable>(
  table: T,
  {properties: own = {}}: SchemaOptions<T>,
  names: readonly string[],
): Record<string, SchemaObject> {
  const more: Readonly<Record<string, SchemaObject>> = own as Readonly<Record<string, SchemaObject>>;
  return Object.fromEntries(names.map(name => [name, {...schemaOfColumn(columnOf(table, name)), ...more[name]}]));
}

/** A default that is a value is told; one that the database works out is not. */
function withDefaults(table: PgTable, described: Record<string, SchemaObject>): Record<string, SchemaObject> {
  const entries = Object.entries(described).map(([name, schema]) => {
    const value: unknown = columnOf(table, name).default;
    return [name, isPlain(value) ? {...schema, default: value} : schema] as const;
  });
  return Object.fromEntries(entries);
}

function isPlain(value: unknown): boolean {
  return !is(value, SQL) && ['string', 'number', 'boolean'].includes(typeof value);
}

function pageSchema({part}: SchemaNames): SchemaObject {
  return {
    type: 'object',
    required: ['items'],
    properties: {
      items: {type: 'array', items: {$ref: `#/components/schemas/${part}`}},
      next: {type: 'string', description: 'The cursor of the next page; absent on the last.'},
    },
  };
}

function isRequired({notNull, hasDefault}: PgColumn): boolean {
  return notNull && !hasDefault;
}

function columnOf(table: PgTable, name: string): PgColumn {
  return describeTable(table).columns[name] as PgColumn;
}

function capital(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
