import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {tmpdir} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';

import {afterEach, describe, expect, it} from '@jest/globals';

import {POSTGRES_FOLDER, PostgresServer} from './postgres.js';
import {TodoApplication} from '../src/todo-application.js';

import type {DatabaseConfig} from '@rondojs/repository';

const JSON_TYPE = {'content-type': 'application/json'};

// While a database is started, nothing else happens here, and connections that are kept would be closed meanwhile.
const ALONE = {connection: 'close'};

// The report names what is not installed here: apt-get install postgresql.
const itOnPostgres = POSTGRES_FOLDER === undefined ? it.skip : it;

describe('the todos', () => {
  let app: TodoApplication | undefined;
  let folder: string | undefined;
  let server: PostgresServer | undefined;

  afterEach(async () => {
    await app?.stop();
    server?.remove();
    if (folder) await rm(folder, {recursive: true, force: true});
    app = server = folder = undefined;
  }, 60_000);

  it('are there after the next start, with those of the first', async () => {
    folder = await mkdtemp(join(tmpdir(), 'rondo-todos-'));
    await givenApplication({folder});
    await send('POST', '/todos', {title: 'Stay'});
    await app?.stop();
    await givenApplication({folder});

    const {body} = await find({order: ['id'], fields: ['title']});

    expect(body.items.map(({title}: {title: string}) => title)).toEqual(['Learn a rondo', 'Play it', 'Play it again', 'Stay']);
  }, 120_000);

  it('are listed page by page, and finished at once', async () => {
    await givenApplication({folder: 'memory://'});
    const filter = {order: ['-createdAt', 'title'], fields: ['title'], limit: 2};

    const first = await find(filter);
    const second = await find({...filter, cursor: first.body.next});
    const finished = await send('POST', '/todos/finish');

    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, undefined]);
    expect(finished.body).toEqual({count: 3});
    expect((await find({where: {done: false}})).body.items).toEqual([]);
  }, 120_000);

  itOnPostgres('lose no acknowledged write when PostgreSQL is killed in the middle (needs PostgreSQL)', async () => {
    server = await PostgresServer.create();
    await givenApplication({url: server.url, connectTimeout: 1_000, queryTimeout: 2_000});
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    const end = new AbortController();
    const write = async (writer: number) => {
      for (let n = 0; !end.signal.aborted; n++) {
        const title = `w${writer}-${n}`;
        const {status, headers} = await send('POST', '/todos', {title});
        statuses.add(status);
        if (status === 201) acknowledged.push(title);
        if (status === 503) expect(headers.get('retry-after')).toBe('1');
        if (status !== 201) await sleep(20);
      }
    };

    const writers = Array.from({length: 8}, (_, writer) => write(writer));
    await until(() => acknowledged.length > 50);
    server.kill();
    await until(() => statuses.has(503));
    const before = acknowledged.length;
    server.start();
    await until(() => acknowledged.length > before + 50);
    end.abort();
    await Promise.all(writers);

    const kept = new Set<string>();
    let cursor: string | undefined;
    do {
      const {body} = await find({order: ['id'], fields: ['title'], limit: 100, ...(cursor && {cursor})});
      body.items.forEach(({title}: {title: string}) => kept.add(title));
      cursor = body.next;
    } while (cursor);
    expect(acknowledged.filter(title => !kept.has(title))).toEqual([]);
    expect([...statuses].sort((one, other) => one - other)).toEqual([201, 503]);
  }, 120_000);

  async function givenApplication(database: DatabaseConfig): Promise<void> {
    app = new TodoApplication({rest: {port: 0}, logLevel: 'silent', database});
    await app.start();
  }

  function find(filter: object) {
    return send('GET', `/todos?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  }

  async function send(method: string, path: string, data?: unknown) {
    const content = data === undefined ? {headers: ALONE} : {body: JSON.stringify(data), headers: {...JSON_TYPE, ...ALONE}};
    const response = await fetch(`${app?.url}${path}`, {method, ...content});
    const text = await response.text();
    return {status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined};
  }
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}
