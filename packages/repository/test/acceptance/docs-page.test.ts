import {readFile} from 'node:fs/promises';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {TodoApplication} from './docs-page/application.js';

const FILES = ['tables.ts', 'repository.ts', 'application.ts'];

describe('the page about data', () => {
  let app: TodoApplication;

  beforeAll(async () => {
    app = new TodoApplication({rest: {port: 0}});
    await app.start();
  }, 120_000);

  afterAll(() => app.stop());

  it('shows the files that are tested here', async () => {
    const page = await readFile('docs/repository.md', 'utf8');
    const files = await Promise.all(FILES.map(name => readFile(new URL(`./docs-page/${name}`, import.meta.url), 'utf8')));

    expect([...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code)).toEqual(files);
  });

  it('shows an application that hides passwords and hands todos over, all or nothing', async () => {
    const ada = await send('POST', '/users', {name: 'Ada', password: 'secret'});
    const bob = await send('POST', '/users', {name: 'Bob', password: 'secret'});
    await send('POST', '/todos', {title: 'Read', due: '2020-01-01T00:00:00Z', owner: ada.id});

    const refused = await send('POST', `/users/999/leave?heir=${bob.id}`);
    await send('POST', `/users/${ada.id}/leave?heir=${bob.id}`);
    const {items} = await send('GET', '/todos');
    const repository = await app.get<{findOverdue(limit: number): Promise<unknown[]>}>('repositories.TodoRepository');

    expect(ada).toEqual({id: 1, name: 'Ada'});
    expect(refused.code).toBe('ENTITY_NOT_FOUND');
    expect(items).toMatchObject([{title: 'Read', owner: bob.id}]);
    expect(await repository.findOverdue(5)).toEqual([{id: 1, title: 'Read'}]);
  });

  async function send(method: string, path: string, data?: unknown) {
    const content = data === undefined ? {} : {body: JSON.stringify(data), headers: {'content-type': 'application/json'}};
    const response = await fetch(`${app.url}${path}`, {method, ...content});
    const text = await response.text();
    return text ? JSON.parse(text) : {};
  }
});
