import {PGlite} from '@electric-sql/pglite';
import {CoreBindings} from '@rondojs/core';
import {drizzle} from 'drizzle-orm/pglite';
import {inject, injectable} from '@rondojs/context';
import {migrate} from 'drizzle-orm/pglite/migrator';

import {BaseDataSource} from './base-data-source.js';
import {POOL_DEFAULTS} from './config.js';
import {Turns} from './turns.js';

import type {Database, TransactionOptions} from './data-source.js';
import type {DatabaseConfig} from './config.js';
import type {PgliteDatabase} from 'drizzle-orm/pglite';

/**
 * PostgreSQL inside of the program, in a folder or in memory: nothing to install, and the same SQL.
 *
 * It has one connection: statements wait for each other, and for transactions, but not longer than `connectTimeout`.
 * What runs is not broken off. For more take `PostgresDataSource`.
 */
@injectable()
export class PGliteDataSource extends BaseDataSource {
  private client: PGlite | undefined;
  private drizzled: PgliteDatabase | undefined;
  private readonly turns: Turns;

  constructor(@inject(`${CoreBindings.APPLICATION_CONFIG}#database`, {optional: true}) config: DatabaseConfig = {}) {
    super(config);
    this.turns = new Turns(config.connectTimeout ?? POOL_DEFAULTS.connectTimeout);
  }

  protected async connect(): Promise<Database> {
    const {folder} = this.config;
    this.client = await PGlite.create(folder === undefined ? {} : {dataDir: folder});
    this.drizzled = drizzle(this.client);
    return face(this.drizzled);
  }

  protected async disconnect(): Promise<void> {
    await this.client?.close();
  }

  protected begin<R>(work: (db: Database) => Promise<R>, {isolation}: TransactionOptions): Promise<R> {
    const settings = isolation && {isolationLevel: isolation};
    return this.turns.take(() => (this.drizzled as PgliteDatabase).transaction(tx => work(face(tx)), settings));
  }

  protected override inTurn<R>(work: () => Promise<R>): Promise<R> {
    return this.turns.follow(work);
  }

  protected async applyMigrations(folder: string): Promise<void> {
    await migrate(this.drizzled as PgliteDatabase, {migrationsFolder: folder});
  }
}

/** The types of results differ from engine to engine; what repositories use is the same. */
function face(db: object): Database {
  return db as Database;
}
