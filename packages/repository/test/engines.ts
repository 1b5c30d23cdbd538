import {PGliteDataSource, PostgresDataSource} from '@rondojs/repository';

import {POSTGRES_FOLDER, PostgresServer} from './postgres.js';
import {TABLES} from './tables.js';

import type {BaseDataSource, DatabaseConfig} from '@rondojs/repository';

/** A data source that is open, and what ends it. */
export interface Engine {
  readonly source: BaseDataSource;
  close(): Promise<void>;
}

/** The engines that are here; what is not installed is named in the report of the tests. */
export const ENGINES: readonly [string, boolean, () => Promise<Engine>][] = [
  ['PGlite', true, givenPGlite],
  ['PostgreSQL', POSTGRES_FOLDER !== undefined, givenPostgres],
];

export async function givenPGlite(config: DatabaseConfig = {}): Promise<Engine> {
  const source = new PGliteDataSource({connectTimeout: 60_000, createTables: TABLES, ...config});
  await source.open();
  return {source, close: () => source.close()};
}

async function givenPostgres(): Promise<Engine> {
  const server = await PostgresServer.create();
  const source = new PostgresDataSource({url: server.url, connectTimeout: 60_000, queryTimeout: 60_000, createTables: TABLES});
  await source.open();
  const close = async () => {
    await source.close();
    await server.remove();
  };
  return {source, close};
}
