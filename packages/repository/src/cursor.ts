import {and, isNotNull, isNull, or, sql} from 'drizzle-orm';

import {invalid} from './where.js';

import type {OrderStep} from './order.js';
import type {PgColumn} from 'drizzle-orm/pg-core';
import type {SQL} from 'drizzle-orm';

/** The values of a row in an order, as texts of the database: nothing is lost, as it would be of a time in JavaScript. */
export type Position = readonly (string | null)[];

/** What gives the position of each row that is read. */
export function positionColumns(steps: readonly OrderStep[]): Readonly<Record<string, SQL<string | null>>> {
  return Object.fromEntries(steps.map(({column}, at) => [`p${at}`, sql<string | null>`${column}::text`]));
}

/** A text for clients that stands for a position. It is no secret: it has the values of the order. */
export function writeCursor(steps: readonly OrderStep[], position: Readonly<Record<string, string | null>>): string {
  const values = steps.map((_, at) => position[`p${at}`]);
  return Buffer.from(JSON.stringify([nameOf(steps), ...values])).toString('base64url');
}

/**
 * Says which rows come after a position.
 *
 * @throws {InvalidFilterError} when the cursor is none, or one of another order
 */
export function afterCursor(steps: readonly OrderStep[], cursor: string): SQL {
  const position = readCursor(steps, cursor);
  const ways = steps.map((step, at) => {
    const before = steps.slice(0, at).map((one, index) => isAt(one, position[index] ?? null));
    return and(...before, isAfter(step, position[at] ?? null));
  });
  return or(...ways) as SQL;
}

function readCursor(steps: readonly OrderStep[], cursor: string): Position {
  const [name, ...values] = parse(cursor);
  const isWhole = values.length === steps.length && values.every(isText);
  if (name !== nameOf(steps) || !isWhole) throw invalid('/filter/cursor', 'cursor', 'does not belong to this order');
  return values as Position;
}

function parse(cursor: unknown): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function nameOf(steps: readonly OrderStep[]): string {
  return steps.map(({name, isDown}) => (isDown ? `-${name}` : name)).join();
}

function isAt({column}: OrderStep, value: string | null): SQL {
  return value === null ? isNull(column) : sql`${column} = ${typed(column, value)}`;
}

/** In PostgreSQL nothing is greater than null: upwards it comes last, downwards first. */
function isAfter({column, isDown}: OrderStep, value: string | null): SQL | undefined {
  if (value === null) return isDown ? isNotNull(column) : sql`false`;
  if (isDown) return sql`${column} < ${typed(column, value)}`;
  return column.notNull ? sql`${column} > ${typed(column, value)}` : or(sql`${column} > ${typed(column, value)}`, isNull(column));
}

/** The type is what the table says, and the value a parameter. */
function typed(column: PgColumn, value: string): SQL {
  return sql`${value}::${sql.raw(plainTypeOf(column))}`;
}

/** A serial is a number with a default, and no type to convert to. */
function plainTypeOf(column: PgColumn): string {
  return column.getSQLType().replace('bigserial', 'bigint').replace('smallserial', 'smallint').replace('serial', 'integer');
}
