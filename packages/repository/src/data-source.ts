import {BindingKey} from '@rondojs/context';

import type {Attempt} from './database-errors.js';
import type {PgDatabase, PgQueryResultHKT} from 'drizzle-orm/pg-core';

/** Drizzle's face of a database, or of a transaction in it: what either engine offers. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** How a transaction is carried out. */
export interface TransactionOptions {
  /** Of an outermost transaction; those inside of it have the same. @defaultValue that of the database: read committed */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How often the work is done again when another transaction stood in its way. @defaultValue 5 */
  readonly retries?: number;
}

/**
 * A database, from the start of the application to its end.
 *
 * Work reaches it by `run`, which gives the transaction that the caller is inside of, if there is one. A transaction
 * follows the work, and not an argument: through services, singletons too, for as long as the work is awaited.
 */
export interface DataSource {
  /** Connects, and brings the tables up to date. Called at the start, before the servers. */
  open(): Promise<void>;
  /** Waits for work under way and disconnects. Called after the servers have stopped. */
  close(): Promise<void>;
  /** Settles when the database answers. @throws {DatabaseUnavailableError} */
  ping(): Promise<void>;
  /** Applies the migrations that have not been applied yet. */
  migrate(): Promise<void>;
  /**
   * Gives drizzle's database to the work: for statements that no repository has.
   *
   * @param attempt - what errors tell of it
   * @throws {RepositoryError} for what the database refuses
   */
  run<R>(work: (db: Database) => PromiseLike<R>, attempt?: Attempt): Promise<R>;
  /**
   * Does work in a transaction: all of it or, when it throws, nothing. Inside of another it is a savepoint.
   *
   * The work may be done more than once: what it does elsewhere, such as mail, belongs after it.
   */
  transaction<R>(work: () => Promise<R>, options?: TransactionOptions): Promise<R>;
}

/** The database of an application. Bind another class, and everything works on that. */
export const DATA_SOURCE = BindingKey.create<DataSource>('dataSources.default');
