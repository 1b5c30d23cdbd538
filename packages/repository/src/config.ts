import type {PgTable} from 'drizzle-orm/pg-core';

/** Where the database of an application is, and how long it may take. */
export interface DatabaseConfig {
  /** Of PGlite: the folder that keeps the data. @defaultValue memory, which ends with the program */
  readonly folder?: string;
  /** Of PostgreSQL. @defaultValue `DATABASE_URL` of the environment */
  readonly url?: string;
  /** Of PostgreSQL: how many connections there are at most. @defaultValue 10 */
  readonly poolSize?: number;
  /** How long a statement waits for a connection, in PGlite for the end of transactions, in milliseconds. @defaultValue 3 s */
  readonly connectTimeout?: number;
  /** Of PostgreSQL: how long a statement may take, and a transaction do nothing, in milliseconds. @defaultValue 10 s */
  readonly queryTimeout?: number;
  /** The folder of drizzle's migrations, which are applied at the start. */
  readonly migrations?: string;
  /** Tables that are created at the start where they are missing: for the time before the first migration. */
  readonly createTables?: readonly PgTable[];
}

declare module '@rondojs/core' {
  interface ApplicationConfig {
    readonly database?: DatabaseConfig;
  }
}

export const POOL_DEFAULTS = {poolSize: 10, connectTimeout: 3_000, queryTimeout: 10_000} as const;

const milliseconds = {type: 'integer', minimum: 1, maximum: 2_147_483_647};

/** What `database` in the options of an application must be. */
export const DATABASE_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    folder: {type: 'string', minLength: 1},
    url: {type: 'string', minLength: 1},
    poolSize: {type: 'integer', minimum: 1},
    connectTimeout: milliseconds,
    queryTimeout: milliseconds,
    migrations: {type: 'string', minLength: 1},
    createTables: {type: 'array'},
  } satisfies Readonly<Record<keyof DatabaseConfig, object>>,
};
