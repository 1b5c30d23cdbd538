import {asc, desc} from 'drizzle-orm';

import {columnOf, invalid} from './where.js';

import type {PgColumn} from 'drizzle-orm/pg-core';
import type {SQL} from 'drizzle-orm';
import type {TableInfo} from './table.js';

/** One column of an order. */
export interface OrderStep {
  readonly name: string;
  readonly column: PgColumn;
  readonly isDown: boolean;
}

/**
 * Reads an order, and ends it with the primary key: rows that are alike otherwise have an order too.
 *
 * @throws {InvalidFilterError} for what is no column
 */
export function toOrder(info: TableInfo, order: readonly string[] = []): readonly OrderStep[] {
  if (!Array.isArray(order)) throw invalid('/filter/order', 'type', 'must be a list');
  const steps = order.map((text, at) => stepOf(info, text, `/filter/order/${at}`));
  const rest = info.keys.filter(key => !steps.some(({column}) => column === key.column));
  return [...steps, ...rest.map(key => ({...key, isDown: false}))];
}

export function toOrderBy(steps: readonly OrderStep[]): readonly SQL[] {
  return steps.map(({column, isDown}) => (isDown ? desc(column) : asc(column)));
}

function stepOf(info: TableInfo, text: unknown, pointer: string): OrderStep {
  if (typeof text !== 'string') throw invalid(pointer, 'type', 'must be a text');
  const isDown = text.startsWith('-');
  const name = isDown ? text.slice(1) : text;
  return {name, column: columnOf(info, name, pointer), isDown};
}
