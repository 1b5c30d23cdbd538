import type {FieldOf, Row} from './table.js';
import type {PgTable} from 'drizzle-orm/pg-core';

/** The values that can be compared. */
export type Scalar = string | number | boolean | bigint | Date | null;

/**
 * What may be asked of one column; all of it must hold.
 *
 * `null` is a value like others: `{ne: 3}` and `{notIn: [3]}` hold for it, `{gt: 3}` and `{like: '%'}` do not.
 */
export interface Conditions<V> {
  readonly eq?: V;
  readonly ne?: V;
  readonly gt?: NonNullable<V>;
  readonly gte?: NonNullable<V>;
  readonly lt?: NonNullable<V>;
  readonly lte?: NonNullable<V>;
  readonly in?: readonly V[];
  readonly notIn?: readonly V[];
  /** A pattern of SQL: `%` for any text, `_` for any sign. */
  readonly like?: string;
  /** The same, whatever the case. */
  readonly ilike?: string;
}

type Comparable<V> = V extends Scalar ? V : never;

/** Which rows: a value or conditions for each column, all of which must hold; `and`, `or` and `not` around others. */
export type Where<T extends PgTable> = {
  readonly [K in FieldOf<T>]?: Comparable<Row<T>[K]> | Conditions<Comparable<Row<T>[K]>>;
} & {
  readonly and?: readonly Where<T>[];
  readonly or?: readonly Where<T>[];
  readonly not?: Where<T>;
};

/** A column, upwards; with a minus before it, downwards. */
export type OrderBy<T extends PgTable> = FieldOf<T> | `-${FieldOf<T>}`;

/**
 * Which rows, in which order, and how much of them.
 *
 * @example
 * {where: {done: false, title: {like: 'Learn%'}}, order: ['-createdAt'], fields: ['id', 'title'], limit: 10}
 */
export interface Filter<T extends PgTable, F extends FieldOf<T> = FieldOf<T>> {
  readonly where?: Where<T>;
  readonly order?: readonly OrderBy<T>[];
  /** The columns that are read. @defaultValue all of them */
  readonly fields?: readonly F[];
  readonly limit?: number;
  readonly offset?: number;
  /** The `next` of a page: what comes after it. The `order` must be the same. */
  readonly cursor?: string;
}

/** What a filter of a client may ask for. */
export interface FilterRules {
  /** The columns that it may name. */
  readonly fields: readonly string[];
  /** How deep `and`, `or` and `not` may be in each other. */
  readonly depth: number;
  /** How many conditions there may be in all. */
  readonly conditions: number;
  /** How many values `in` and `notIn` may have. */
  readonly values: number;
  /** How long a text may be. */
  readonly text: number;
  readonly limit: number;
  readonly offset: number;
}

/** How much a filter of a client may ask for, unless it is said otherwise. */
export const FILTER_LIMITS = {depth: 3, conditions: 30, values: 100, text: 200, limit: 100, offset: 10_000} as const;

/** How many rows a page has, unless the filter says it. */
export const PAGE_SIZE = 20;

/** What stands around other conditions. A column cannot have such a name in a filter. */
export const GROUPS = ['and', 'or', 'not'] as const;

/** What compares a column with a value. */
export const COMPARISONS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'notIn', 'like', 'ilike'] as const;
