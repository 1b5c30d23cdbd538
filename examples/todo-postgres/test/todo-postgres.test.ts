import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it} from '@jest/globals';

import {TodoApplication} from '../src/todo-application.js';

import type {DatabaseConfig} from '@rondojs/repository';

const JSON_TYPE = {'content-type': 'application/json'};

// While a database is started, nothing else happens here, and connections that are kept would be closed meanwhile.
const ALONE = {connection: 'close'};

describe('the todos', () => {
  let app: TodoApplication | undefined;
  let folder: string | undefined;

  afterEach(async () => {
    await app?.stop();
    if (folder) await rm(folder, {recursive: true, force: true});
    app = folder = undefined;
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
