import {COMPARISONS, FILTER_LIMITS} from './filter.js';
import {describeTable, isComparable} from './table.js';
import {orNull, valueSchema} from './column-schema.js';

import type {FilterRules} from './filter.js';
import type {PgColumn, PgTable} from 'drizzle-orm/pg-core';
import type {SchemaObject} from '@rondojs/openapi-spec';

type Names = Readonly<Record<'where' | 'filter', string>>;

/** What a filter of a client may be, as JSON Schema: for the document, and for those who validate by it. */
export function filterSchemas(
  table: PgTable,
  names: Names,
  readable: readonly string[],
  own: Partial<FilterRules> = {},
): Readonly<Record<string, SchemaObject>> {
  const limits = {...FILTER_LIMITS, ...own};
  const {columns} = describeTable(table);
  const comparable = readable.filter(name => isComparable(columns[name] as PgColumn));
  const order = comparable.flatMap(name => [name, `-${name}`]);
  return {
    [names.where]: whereSchema(names, comparable.map(name => [name, columns[name] as PgColumn]), limits),
    [names.filter]: {
      type: 'object',
      additionalProperties: false,
      properties: {
        where: {$ref: `#/components/schemas/${names.where}`},
        order: {type: 'array', items: {type: 'string', enum: order}, uniqueItems: true, maxItems: comparable.length},
        fields: {type: 'array', items: {type: 'string', enum: [...readable]}, uniqueItems: true, minItems: 1},
        limit: {type: 'integer', minimum: 1, maximum: limits.limit},
        offset: {type: 'integer', minimum: 0, maximum: limits.offset},
        cursor: {type: 'string', maxLength: 2000, description: 'The `next` of the page before; with the same `order`.'},
      },
    },
  };
}

function whereSchema({where}: Names, columns: readonly (readonly [string, PgColumn])[], limits: Limits): SchemaObject {
  const own = {$ref: `#/components/schemas/${where}`};
  const group: SchemaObject = {type: 'array', items: own, maxItems: limits.conditions};
  const fields: Properties = Object.fromEntries(columns.map(([name, column]) => [name, conditionSchema(column, limits)]));
  return {
    type: 'object',
    description: `All of it must hold. At most ${limits.conditions} conditions, in groups ${limits.depth} deep.`,
    additionalProperties: false,
    properties: {...fields, and: group, or: group, not: own},
  };
}

/** A value, or an object of comparisons. */
function conditionSchema(column: PgColumn, limits: Limits): SchemaObject {
  const value = limited(valueSchema(column), limits);
  const nullable = column.notNull ? value : orNull(value);
  const list: SchemaObject = {type: 'array', items: nullable, maxItems: limits.values};
  const pattern: SchemaObject = {type: 'string', maxLength: limits.text};
  const schemas: Readonly<Record<string, SchemaObject>> = {eq: nullable, ne: nullable, in: list, notIn: list, like: pattern, ilike: pattern};
  const fitting = COMPARISONS.filter(name => column.dataType === 'string' || !['like', 'ilike'].includes(name));
  const comparisons: Properties = Object.fromEntries(fitting.map(name => [name, schemas[name] ?? value]));
  return {
    anyOf: [nullable, {type: 'object', additionalProperties: false, properties: comparisons}],
  };
}

function limited(schema: SchemaObject, {text}: Limits): SchemaObject {
  return schema.type === 'string' && !schema.enum ? {maxLength: text, ...schema} : schema;
}

type Properties = Record<string, SchemaObject>;

type Limits = Omit<FilterRules, 'fields'>;
