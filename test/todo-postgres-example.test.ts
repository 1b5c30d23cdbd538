import {join, resolve} from 'node:path';
import {mkdtemp, rm} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it} from '@jest/globals';

import {RepositoryBindings} from '@rondojs/repository';

import {POSTGRES_FOLDER, PostgresServer} from '../packages/repository/test/postgres.js';
import {startProgram} from '../examples/todo/test/program.js';
import {TodoApplication} from '../examples/todo-postgres/src/todo-application.js';

const JSON_TYPE = {'content-type': 'application/json'};

// A connection that is kept may be closed in the moment in which it is used again.
const ALONE = {connection: 'close'};

const WRITERS = 8;

/** What the machine needs for it, however busy it is. */
const LIMIT = 300_000;

/** The clients are in this process: on a busy machine they are slow, and that is not what this is about. */
const REST = {port: 0, http: {headersTimeout: LIMIT, requestTimeout: LIMIT}} as const;

// The report names what is not installed here: apt-get install postgresql.
const itOnPostgres = POSTGRES_FOLDER === undefined ? it.skip : it;

describe('the todos in PostgreSQL', () => {
  let app: TodoApplication | undefined;
  let server: PostgresServer | undefined;
  let folder: string | undefined;

  afterEach(async () => {
    await app?.stop();
    await server?.remove();
    if (folder) await rm(folder, {recursive: true, force: true});
    app = server = folder = undefined;
  }, LIMIT);

  itOnPostgres('lose no acknowledged write when it is killed in the middle (needs PostgreSQL)', async () => {
    server = await PostgresServer.create();
    const {url} = server;
    app = new TodoApplication({rest: REST, logLevel: 'silent', database: {url, connectTimeout: 2_000, queryTimeout: 5_000}});
    await app.start();
    const acknowledged: string[] = [];
    const refusals: {status: number; retryAfter: string | null}[] = [];
    const end = new AbortController();
    const write = async (writer: number) => {
      for (let n = 0; !end.signal.aborted; n++) {
        const title = `w${writer}-${n}`;
        const {status, headers} = await send('POST', '/todos', {title});
        if (status === 201) acknowledged.push(title);
        else refusals.push({status, retryAfter: headers.get('retry-after')});
        if (status !== 201) await sleep(20);
      }
    };

    const writers = Array.from({length: WRITERS}, (_, writer) => write(writer));
    await until(() => acknowledged.length > 50);
    await server.kill();
    await until(() => refusals.length > 0);
    const away = await readiness();
    const before = acknowledged.length;
    await server.start();
    await until(() => acknowledged.length > before + 50);
    end.abort();
    await Promise.all(writers);
    await until(async () => (await readiness()) === 200);

    const kept = await allTitles();
    expect(away).toBe(503);
    expect(acknowledged.filter(title => !kept.has(title))).toEqual([]);
    expect(refusals.filter(({status, retryAfter}) => status !== 503 || retryAfter !== '1')).toEqual([]);
  }, LIMIT);

  it('are not ready while the embedded database is away, and ready when it is back', async () => {
    app = new TodoApplication({rest: REST, logLevel: 'silent', database: {folder: 'memory://'}});
    await app.start();
    const source = await app.get(RepositoryBindings.DATA_SOURCE);

    await until(async () => (await readiness()) === 200);
    await source.close();
    await until(async () => (await readiness()) === 503);
    const away = [(await send('GET', '/live')).status, (await send('GET', '/todos')).status];
    await source.open();
    await until(async () => (await readiness()) === 200);

    expect(away).toEqual([200, 503]);
  }, LIMIT);

  it('are served by the program as it was built, with its probes', async () => {
    folder = await mkdtemp(join(tmpdir(), 'rondo-built-'));
    const program = await startProgram(resolve('examples/todo-postgres/dist/main.js'), folder);

    const answers = await Promise.all(['/ready', '/todos'].map(path => fetch(`http://127.0.0.1:${program.port}${path}`, {headers: ALONE})));
    const [ready, todos] = await Promise.all(answers.map(answer => answer.text()));
    await program.stop();

    expect(ready).toBe('{"status":"pass"}');
    expect(todos).toContain('Learn a rondo');
  }, LIMIT);

  async function allTitles(): Promise<ReadonlySet<string>> {
    const titles = new Set<string>();
    let cursor: string | undefined;
    do {
      const filter = {order: ['id'], fields: ['title'], limit: 100, ...(cursor && {cursor})};
      const {body} = await send('GET', `/todos?filter=${encodeURIComponent(JSON.stringify(filter))}`);
      body.items.forEach(({title}: {title: string}) => titles.add(title));
      cursor = body.next;
    } while (cursor);
    return titles;
  }

  async function readiness(): Promise<number> {
    return (await send('GET', '/ready')).status;
  }

  async function send(method: string, path: string, data?: unknown) {
    const content = data === undefined ? {headers: ALONE} : {body: JSON.stringify(data), headers: {...JSON_TYPE, ...ALONE}};
    const response = await fetch(`${app?.url}${path}`, {method, ...content});
    const text = await response.text();
    return {status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined};
  }
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}
