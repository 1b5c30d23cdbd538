import {and, eq, gt, gte, ilike, inArray, isNull, like, lt, lte, or, sql} from 'drizzle-orm';

import {InvalidFilterError} from './errors.js';
import {isComparable} from './table.js';

import type {PgColumn} from 'drizzle-orm/pg-core';
import type {SQL} from 'drizzle-orm';
import type {Scalar} from './filter.js';
import type {TableInfo} from './table.js';

/** Conditions that were checked by nobody yet: they may come from a client. */
type Unchecked = Readonly<Record<string, unknown>>;

type Compare = (column: PgColumn, value: never, pointer: string) => SQL | undefined;

const COMPARE: Readonly<Record<string, Compare>> = {
  eq: (column, value: Scalar) => equals(column, value),
  ne: (column, value: Scalar) => isNotTrue(equals(column, value)),
  gt: (column, value: Scalar) => gt(column, value),
  gte: (column, value: Scalar) => gte(column, value),
  lt: (column, value: Scalar) => lt(column, value),
  lte: (column, value: Scalar) => lte(column, value),
  in: (column, values: readonly Scalar[]) => oneOf(column, values),
  notIn: (column, values: readonly Scalar[]) => isNotTrue(oneOf(column, values)),
  like: (column, pattern: string) => like(column, pattern),
  ilike: (column, pattern: string) => ilike(column, pattern),
};

const PATTERNS: readonly string[] = ['like', 'ilike'];
const LISTS: readonly string[] = ['in', 'notIn'];

/**
 * Writes conditions as SQL. Names are those of columns, values are parameters: nothing of a client gets into the text.
 *
 * @throws {InvalidFilterError} for what is no column, no comparison, or no value that fits
 */
export function toCondition(info: TableInfo, where: object | undefined, pointer = '/filter/where'): SQL | undefined {
  if (where === undefined) return undefined;
  if (!isPlain(where)) throw invalid(pointer, 'type', 'must be an object');
  return and(...Object.entries(where).map(([name, value]) => conditionOf(info, name, value, `${pointer}/${name}`)));
}

/** Turns a value as JSON has it into one that the column takes: dates and large numbers come as texts. */
export function toColumnValue(column: PgColumn, value: unknown): unknown {
  if (column.dataType === 'date' && typeof value === 'string') return new Date(value);
  return column.dataType === 'bigint' && typeof value === 'string' ? BigInt(value) : value;
}

function conditionOf(info: TableInfo, name: string, value: unknown, pointer: string): SQL | undefined {
  if (value === undefined) return undefined;
  if (name === 'and') return and(...list(value, pointer).map((one, at) => whole(info, one, `${pointer}/${at}`)));
  // Nothing holds of none: an empty list must not be as good as no condition.
  if (name === 'or') return or(sql`false`, ...list(value, pointer).map((one, at) => whole(info, one, `${pointer}/${at}`)));
  if (name === 'not') return isNotTrue(whole(info, value, pointer));

  const column = columnOf(info, name, pointer);
  if (!isPlain(value)) return equals(column, scalar(column, value, pointer));
  return and(...Object.entries(value).map(([how, operand]) => compare(column, how, operand, `${pointer}/${how}`)));
}

/** Conditions inside of a group; none at all hold for every row. */
function whole(info: TableInfo, where: unknown, pointer: string): SQL {
  if (!isPlain(where)) throw invalid(pointer, 'type', 'must be an object');
  return toCondition(info, where, pointer) ?? sql`true`;
}

function compare(column: PgColumn, how: string, operand: unknown, pointer: string): SQL | undefined {
  const write = Object.hasOwn(COMPARE, how) ? COMPARE[how] : undefined;
  if (!write) throw invalid(pointer, 'additionalProperties', 'is no comparison');
  if (operand === undefined) return undefined;
  return write(column, operandOf(column, how, operand, pointer) as never, pointer);
}

function operandOf(column: PgColumn, how: string, operand: unknown, pointer: string): unknown {
  if (LISTS.includes(how)) return list(operand, pointer).map((one, at) => scalar(column, one, `${pointer}/${at}`));
  if (!PATTERNS.includes(how)) return scalar(column, operand, pointer);
  if (column.dataType !== 'string') throw invalid(pointer, 'type', 'is for columns of text');
  if (typeof operand !== 'string') throw invalid(pointer, 'type', 'must be a text');
  return operand;
}

/** Only plain values: an object could be a piece of SQL to drizzle. */
function scalar(column: PgColumn, value: unknown, pointer: string): Scalar {
  if (value === null) return null;
  const given = attempt(() => toColumnValue(column, value));
  const fits = column.dataType === 'date' ? isDate(given) : typeof given === column.dataType;
  if (!fits) throw invalid(pointer, 'type', `must be of the type ${column.dataType}`);
  return given as Scalar;
}

export function columnOf(info: TableInfo, name: string, pointer: string): PgColumn {
  const column = Object.hasOwn(info.columns, name) ? info.columns[name] : undefined;
  if (column && isComparable(column)) return column;
  throw invalid(pointer, 'additionalProperties', `is no column of ${info.name} that can be compared`);
}

export function invalid(pointer: string, code: string, message: string): InvalidFilterError {
  return new InvalidFilterError([{in: 'query', pointer, code, message}]);
}

function equals(column: PgColumn, value: Scalar): SQL {
  return value === null ? isNull(column) : eq(column, value);
}

function oneOf(column: PgColumn, values: readonly Scalar[]): SQL {
  const others = values.filter(value => value !== null);
  const found = others.length > 0 ? inArray(column, others) : sql`false`;
  return others.length === values.length ? found : (or(isNull(column), found) as SQL);
}

/** In SQL, what is not known is neither true nor false; in a filter it is not true. */
function isNotTrue(condition: SQL): SQL {
  return sql`(${condition}) is not true`;
}

function list(value: unknown, pointer: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(pointer, 'type', 'must be a list');
}

function isPlain(value: unknown): value is Unchecked {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isDate(value: unknown): boolean {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** `BigInt('x')` throws, where `new Date('x')` is no date. */
function attempt<R>(work: () => R): R | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
