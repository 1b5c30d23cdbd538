import {boolean, integer, pgTable, serial, text, timestamp, varchar} from 'drizzle-orm/pg-core';

export const users = pgTable('users', {
  id: serial().primaryKey(),
  name: text().notNull().unique(),
  password: text().notNull(),
});

export const todos = pgTable('todos', {
  id: serial().primaryKey(),
  title: varchar({length: 100}).notNull(),
  done: boolean().notNull().default(false),
  due: timestamp({withTimezone: true}),
  owner: integer().references(() => users.id),
  version: integer().notNull().default(1),
});
