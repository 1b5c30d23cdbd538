import {and, eq} from 'drizzle-orm';

import {RepositoryConfigError} from './errors.js';
import {toColumnValue} from './where.js';

import type {SQL} from 'drizzle-orm';
import type {TableInfo} from './table.js';

type Values = Readonly<Record<string, unknown>>;

/** Which row a key means. @throws {RepositoryConfigError} for a key of several columns of which one is missing */
export function isRow(info: TableInfo, id: unknown): SQL {
  const values = valuesOf(info, id);
  return and(...info.keys.map(({name, column}) => eq(column, toColumnValue(column, values[name])))) as SQL;
}

/** How messages call a row: `7`, or `team 1, user 2`. */
export function textOf({keys}: TableInfo, id: unknown): string {
  if (keys.length === 1) return String(id);
  return keys.map(({name}) => `${name} ${String((id as Values | undefined)?.[name])}`).join(', ');
}

function valuesOf({name: table, keys}: TableInfo, id: unknown): Values {
  const [first] = keys;
  if (keys.length === 1 && first) return {[first.name]: id};
  const values = (typeof id === 'object' && id !== null ? id : {}) as Values;
  const missing = keys.filter(({name}) => values[name] === undefined || values[name] === null).map(({name}) => name);
  if (missing.length === 0) return values;
  const whole = keys.map(({name}) => name).join(', ');
  throw new RepositoryConfigError(`A key of ${table} is an object of ${whole}; it has no ${missing.join(', ')}.`);
}
