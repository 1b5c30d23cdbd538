import {sql} from 'drizzle-orm';
import {bigint, boolean, check, date, doublePrecision, integer, jsonb, pgTable, primaryKey, serial, text, timestamp, uuid, varchar} from 'drizzle-orm/pg-core';

export const authors = pgTable('authors', {
  id: serial().primaryKey(),
  name: text().notNull().unique(),
});

export const todos = pgTable(
  'todos',
  {
    id: serial().primaryKey(),
    title: varchar({length: 100}).notNull(),
    done: boolean().notNull().default(false),
    rank: integer(),
    weight: doublePrecision(),
    notes: text(),
    size: bigint({mode: 'bigint'}),
    due: timestamp({withTimezone: true}),
    authorId: integer('author_id').references(() => authors.id),
    createdAt: timestamp('created_at', {withTimezone: true, precision: 6}).notNull().defaultNow(),
  },
  ({rank}) => [check('rank_is_positive', sql`${rank} > 0`)],
);

export const counters = pgTable('counters', {
  id: text().primaryKey(),
  value: integer().notNull().default(0),
  version: integer().notNull().default(1),
});

/** Of every kind that the schemas know. */
export const kinds = pgTable('kinds', {
  id: uuid().primaryKey().defaultRandom(),
  label: varchar({length: 10}).notNull().default("it's"),
  day: date(),
  tags: text().array(),
  data: jsonb(),
  secret: text(),
});

/** Its key has several columns, one of them a time. */
export const visits = pgTable(
  'visits',
  {
    note: text(),
    day: timestamp({withTimezone: true}).notNull(),
    guest: integer().notNull(),
    version: integer().notNull().default(1),
  },
  ({guest, day}) => [primaryKey({columns: [guest, day]})],
);

export const TABLES = [authors, todos, counters, kinds, visits];
