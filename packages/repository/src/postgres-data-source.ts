import {CoreBindings} from '@rondojs/core';
import {drizzle} from 'drizzle-orm/node-postgres';
import {inject, injectable} from '@rondojs/context';
import {migrate} from 'drizzle-orm/node-postgres/migrator';
import {Pool} from 'pg';
import {sql} from 'drizzle-orm';

import {BaseDataSource} from './base-data-source.js';
import {POOL_DEFAULTS} from './config.js';
import {RepositoryConfigError} from './errors.js';

import type {Database, TransactionOptions} from './data-source.js';
import type {DatabaseConfig} from './config.js';
import type {PoolClient} from 'pg';

/** Any number: all programs that migrate one database wait for each other at it. */
const MIGRATION_LOCK = 7_266_600;

/** PostgreSQL as a server, by a pool of connections. What is lost is connected again when it is next needed. */
@injectable()
export class PostgresDataSource extends BaseDataSource {
  private pool: Pool | undefined;

  constructor(@inject(`${CoreBindings.APPLICATION_CONFIG}#database`, {optional: true}) config: DatabaseConfig = {}) {
    super(config);
  }

  /** How many connections there are, and how many of them nobody uses. */
  get connections(): {readonly total: number; readonly idle: number; readonly waiting: number} {
    const {totalCount: total = 0, idleCount: idle = 0, waitingCount: waiting = 0} = this.pool ?? {};
    return {total, idle, waiting};
  }

  protected async connect(): Promise<Database> {
    this.pool = createPool({...POOL_DEFAULTS, ...this.config});
    return face(drizzle(this.pool));
  }

  protected async disconnect(): Promise<void> {
    await this.pool?.end();
  }

  protected begin<R>(work: (db: Database) => Promise<R>, {isolation}: TransactionOptions): Promise<R> {
    const settings = isolation && {isolationLevel: isolation};
    return this.withClient(client => drizzle(client).transaction(tx => work(face(tx)), settings));
  }

  protected async applyMigrations(folder: string): Promise<void> {
    await this.withClient(async client => {
      const db = drizzle(client);
      await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await migrate(db, {migrationsFolder: folder});
      await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
    });
  }

  /** A connection on which something failed that the database did not refuse in good order is thrown away. */
  private async withClient<R>(work: (client: PoolClient) => Promise<R>): Promise<R> {
    const client = await (this.pool as Pool).connect();
    let lost: Error | undefined;
    const onError = (error: Error) => void (lost = error);
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      lost ??= isInOrder(client) ? undefined : (error as Error);
      throw error;
    } finally {
      client.off('error', onError);
      client.release(lost ?? false);
    }
  }
}

/** Whether the server says that the connection is outside of any transaction. */
function isInOrder(client: PoolClient): boolean {
  return client.getTransactionStatus() === 'I';
}

function createPool({url = process.env['DATABASE_URL'], poolSize, connectTimeout, queryTimeout}: PoolConfig): Pool {
  if (!url) throw new RepositoryConfigError('PostgreSQL needs an address: set DATABASE_URL, or {database: {url: …}}.');
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: queryTimeout,
    // The server says so first, where it can.
    query_timeout: queryTimeout + 500,
    idle_in_transaction_session_timeout: queryTimeout,
    keepAlive: true,
  });
  // A connection that is lost while nobody uses it: the pool has forgotten it already.
  pool.on('error', () => undefined);
  return pool;
}

type PoolConfig = DatabaseConfig & Required<Pick<DatabaseConfig, keyof typeof POOL_DEFAULTS>>;

function face(db: object): Database {
  return db as Database;
}
