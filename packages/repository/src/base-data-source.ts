import {setTimeout as sleep} from 'node:timers/promises';

import {sql} from 'drizzle-orm';

import {CurrentTransaction} from './transaction-scope.js';
import {DatabaseUnavailableError} from './errors.js';
import {createTables} from './create-tables.js';
import {isWorthRetrying, toRepositoryError} from './database-errors.js';

import type {Attempt} from './database-errors.js';
import type {DataSource, Database, TransactionOptions} from './data-source.js';
import type {DatabaseConfig} from './config.js';

const ANYTHING: Attempt = {table: 'the database', does: 'read'};
const RETRIES = 5;

/** What both engines have in common: transactions, retries, errors. Extend it for another engine of PostgreSQL. */
export abstract class BaseDataSource implements DataSource {
  private readonly current = new CurrentTransaction();
  private db: Database | undefined;

  protected constructor(protected readonly config: DatabaseConfig) {}

  /** Connects to the engine. */
  protected abstract connect(): Promise<Database>;
  protected abstract disconnect(): Promise<void>;
  /** Begins, does the work, and commits; or rolls back. */
  protected abstract begin<R>(work: (db: Database) => Promise<R>, options: TransactionOptions): Promise<R>;
  /** Does a statement that is in no transaction; later, where it has to wait for one. */
  protected inTurn<R>(work: () => Promise<R>): Promise<R> {
    return work();
  }
  /** Drizzle's own migrator of the engine; alone, where several programs start at once. */
  protected abstract applyMigrations(folder: string): Promise<void>;

  async open(): Promise<void> {
    if (this.db) return;
    this.db = await this.connect();
    try {
      await this.ping();
      await this.migrate();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    if (!this.db) return;
    this.db = undefined;
    await this.disconnect();
  }

  async ping(): Promise<void> {
    await this.run(db => db.execute(sql`select 1`));
  }

  async migrate(): Promise<void> {
    const {migrations, createTables: tables} = this.config;
    if (migrations !== undefined) await this.applyMigrations(migrations);
    if (tables) await this.transaction(() => this.run(db => createTables(db, tables)));
  }

  run<R>(work: (db: Database) => PromiseLike<R>, attempt: Attempt = ANYTHING): Promise<R> {
    const scope = this.current.get();
    if (scope) return this.attempt(async () => work(scope.db), attempt);
    return this.retry(() => this.attempt(() => this.inTurn(async () => work(this.opened())), attempt), RETRIES);
  }

  transaction<R>(work: () => Promise<R>, options: TransactionOptions = {}): Promise<R> {
    const scope = this.current.get();
    if (scope) return scope.oneByOne(() => scope.db.transaction(db => this.current.enter(db, work)));

    const begin = async () => {
      this.opened();
      return this.beginOnce(work, options);
    };
    return this.retry(begin, options.retries ?? RETRIES);
  }

  /** What the work throws stays as it is; what beginning and ending the transaction throw is the database's. */
  private async beginOnce<R>(work: () => Promise<R>, options: TransactionOptions): Promise<R> {
    const failures: unknown[] = [];
    const noted = () => work().catch(note(failures));
    try {
      return await this.begin(db => this.current.enter(db, noted), options);
    } catch (error) {
      throw failures.includes(error) ? error : toRepositoryError(error, ANYTHING);
    }
  }

  private async attempt<R>(work: () => Promise<R>, attempt: Attempt): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw toRepositoryError(error, attempt);
    }
  }

  /** Waits a little longer each time, and not as long as the others that failed. */
  private async retry<R>(work: () => Promise<R>, retries: number): Promise<R> {
    for (let count = 0; ; count++) {
      try {
        return await work();
      } catch (error) {
        if (count >= retries || !isWorthRetrying(error)) throw error;
        await sleep(Math.random() * 10 * 2 ** count);
      }
    }
  }

  private opened(): Database {
    if (this.db) return this.db;
    throw new DatabaseUnavailableError('The database is not open. It is from the start of the application to its end.');
  }
}

function note(failures: unknown[]): (error: unknown) => never {
  return error => {
    failures.push(error);
    throw error;
  };
}
