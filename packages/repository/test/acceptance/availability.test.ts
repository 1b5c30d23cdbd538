import {createServer} from 'node:net';
import {once} from 'node:events';

import {afterAll, afterEach, describe, expect, it} from '@jest/globals';
import {sql} from 'drizzle-orm';

import {CrudRepository, DatabaseUnavailableError, PostgresDataSource} from '@rondojs/repository';

import {givenPGlite} from '../engines.js';
import {POSTGRES_FOLDER, PostgresServer} from '../postgres.js';
import {TABLES, counters} from '../tables.js';

import type {AddressInfo, Server, Socket} from 'node:net';
import type {DatabaseConfig} from '@rondojs/repository';

// The report names what is not installed here: apt-get install postgresql.
const itOnPostgres = POSTGRES_FOLDER === undefined ? it.skip : it;

describe('PostgreSQL that is away', () => {
  let source: PostgresDataSource | undefined;
  let silent: Server | undefined;
  let server: PostgresServer | undefined;
  const sockets: Socket[] = [];

  afterEach(async () => {
    sockets.splice(0).forEach(socket => socket.destroy());
    await source?.close();
    silent?.close();
    source = silent = undefined;
  }, 60_000);

  afterAll(() => server?.remove(), 60_000);

  it('is told at the start when nobody listens', async () => {
    source = new PostgresDataSource({url: 'postgres://nobody@127.0.0.1:1/nothing'});

    await expect(source.open()).rejects.toThrow(DatabaseUnavailableError);
  });

  it('is told in time when it takes connections and says nothing', async () => {
    silent = createServer(socket => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const {port} = silent.address() as AddressInfo;
    source = new PostgresDataSource({url: `postgres://nobody@127.0.0.1:${port}/nothing`, connectTimeout: 200});

    await expect(source.open()).rejects.toMatchObject({status: 503, headers: {'retry-after': '1'}});
  }, 30_000);

  it('is nothing to look for without an address', async () => {
    const url = process.env['DATABASE_URL'];
    delete process.env['DATABASE_URL'];

    await expect(new PostgresDataSource().open()).rejects.toThrow(/set DATABASE_URL/);

    if (url !== undefined) process.env['DATABASE_URL'] = url;
  });

  itOnPostgres('breaks off a statement that takes too long, alone and in a transaction (needs PostgreSQL)', async () => {
    const open = await givenPostgres({queryTimeout: 2_000});
    const sleep = () => open.run(db => db.execute(sql`select pg_sleep(20)`));

    await expect(sleep()).rejects.toThrow(DatabaseUnavailableError);
    await expect(open.transaction(sleep)).rejects.toThrow(DatabaseUnavailableError);
    await open.ping();

    expect(open.connections).toMatchObject({waiting: 0, total: open.connections.idle});
  }, 60_000);

  itOnPostgres('lets what waits for a connection go in time (needs PostgreSQL)', async () => {
    const open = await givenPostgres({connectTimeout: 2_000});
    let free = () => {};
    const taken = new Promise<void>(resolve => (free = resolve));
    const holders = Array.from({length: 2}, () => open.transaction(async () => open.ping().then(() => taken)));

    await expect(open.ping()).rejects.toThrow(DatabaseUnavailableError);
    free();
    await Promise.all(holders);

    await expect(open.ping()).resolves.toBeUndefined();
  }, 60_000);

  itOnPostgres('is found again when it is back, and a transaction that was cut has done nothing (needs PostgreSQL)', async () => {
    const open = await givenPostgres();
    const repository = new CrudRepository(counters, open);
    const cut = open.transaction(async () => {
      await repository.create({id: 'half'});
      await server?.kill();
      await repository.create({id: 'whole'});
    });

    await expect(cut).rejects.toThrow(DatabaseUnavailableError);
    await expect(open.ping()).rejects.toThrow(DatabaseUnavailableError);
    await server?.start();

    expect(await repository.find()).toEqual([]);
    expect(open.connections).toMatchObject({waiting: 0, total: open.connections.idle});
  }, 60_000);

  /** What is not at test may take as long as a busy machine needs. */
  async function givenPostgres(times: Pick<DatabaseConfig, 'connectTimeout' | 'queryTimeout'> = {}): Promise<PostgresDataSource> {
    server ??= await PostgresServer.create();
    const opened = new PostgresDataSource({url: server.url, poolSize: 2, connectTimeout: 30_000, queryTimeout: 30_000, ...times, createTables: TABLES});
    await opened.open();
    return (source = opened);
  }
});

describe('PGlite that is busy', () => {
  it('lets what waits for a transaction go in time, does nothing of it, and works when it is free', async () => {
    const {source, close} = await givenPGlite({connectTimeout: 2_000});
    const repository = new CrudRepository(counters, source);
    let free = () => {};
    const taken = new Promise<void>(resolve => (free = resolve));
    const holder = source.transaction(async () => repository.create({id: 'held'}).then(() => taken));

    const late = [repository.create({id: 'late'}), source.transaction(() => repository.create({id: 'later'})), source.ping()];
    const outcomes = await Promise.allSettled(late);
    free();
    await holder;
    await Promise.all(['x', 'y'].map(id => source.transaction(() => repository.create({id}))));

    expect(outcomes.map(outcome => outcome.status === 'rejected' && (outcome.reason as unknown))).toEqual(
      Array.from({length: 3}, () => expect.any(DatabaseUnavailableError)),
    );
    expect((await repository.find({order: ['id']})).map(({id}) => id)).toEqual(['held', 'x', 'y']);
    await close();
  }, 60_000);
});
