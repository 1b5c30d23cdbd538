import {boolean, integer, pgTable, serial, timestamp, varchar} from 'drizzle-orm/pg-core';

/** Something that is to be done. The migrations make the table; this is what they were written from. */
export const todos = pgTable('todos', {
  id: serial().primaryKey(),
  title: varchar({length: 100}).notNull(),
  done: boolean().notNull().default(false),
  createdAt: timestamp('created_at', {withTimezone: true}).notNull().defaultNow(),
  version: integer().notNull().default(1),
});
