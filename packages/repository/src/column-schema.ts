import type {PgColumn} from 'drizzle-orm/pg-core';
import type {SchemaObject} from '@rondojs/openapi-spec';

const INT16 = {type: 'integer', minimum: -32_768, maximum: 32_767} as const;
const INT32 = {type: 'integer', format: 'int32', minimum: -2_147_483_648, maximum: 2_147_483_647} as const;
const INT53 = {type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER} as const;

/** Columns whose class says more than the kind of their data. */
const BY_CLASS: Readonly<Record<string, SchemaObject>> = {
  PgSmallInt: INT16,
  PgSmallSerial: INT16,
  PgInteger: INT32,
  PgSerial: INT32,
  PgBigInt53: INT53,
  PgBigSerial53: INT53,
  PgUUID: {type: 'string', format: 'uuid'},
  PgDateString: {type: 'string', format: 'date'},
  PgNumeric: {type: 'string', pattern: '^-?[0-9]+([.][0-9]+)?$'},
};

/** By the kind of data that a program sees, as JSON has it. */
const BY_KIND: Readonly<Record<string, SchemaObject>> = {
  string: {type: 'string'},
  number: {type: 'number'},
  boolean: {type: 'boolean'},
  date: {type: 'string', format: 'date-time'},
  bigint: {type: 'string', pattern: '^-?[0-9]{1,19}$'},
};

/** What the values of a column look like in JSON; null too, where the column allows it. */
export function schemaOfColumn(column: PgColumn): SchemaObject {
  const schema = valueSchema(column);
  return column.notNull || Object.keys(schema).length === 0 ? schema : orNull(schema);
}

/** The same without null. */
export function valueSchema(column: PgColumn): SchemaObject {
  if (column.dataType === 'array') return {type: 'array', items: itemSchema(column)};
  const {columnType, dataType, enumValues} = column;
  const {length} = column as {readonly length?: number | undefined};
  const base = BY_CLASS[columnType] ?? BY_KIND[dataType] ?? {};
  return {
    ...base,
    ...(enumValues && {enum: [...enumValues]}),
    ...(dataType === 'string' && typeof length === 'number' && {maxLength: length}),
  };
}

export function orNull(schema: SchemaObject): SchemaObject {
  const {type, enum: values} = schema;
  return {...schema, type: [type, 'null'] as SchemaObject['type'], ...(values && {enum: [...(values as unknown[]), null]})} as SchemaObject;
}

function itemSchema(column: PgColumn): SchemaObject {
  const {baseColumn} = column as {readonly baseColumn?: PgColumn};
  return baseColumn ? valueSchema(baseColumn) : {};
}
