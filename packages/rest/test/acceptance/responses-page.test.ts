import {readFile} from 'node:fs/promises';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {app} from './responses-page.js';
import {givenClient} from '../helpers.js';

import type {Client} from '../helpers.js';

describe('the page on responses', () => {
  let client: Client;

  beforeAll(async () => {
    await app.start();
    client = givenClient(app.url);
  });

  afterAll(() => app.stop());

  it('shows what is tested here', async () => {
    const [page, code] = await Promise.all([readText('../../../../docs/responses.md'), readText('./responses-page.ts')]);

    const snippets = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet);

    expect(snippets.length).toBeGreaterThan(5);
    expect(snippets.filter(snippet => !code.includes(snippet))).toEqual([]);
  });

  it.each<[string, Record<string, string>, number, string, string]>([
    ['/todos/1', {}, 200, 'application/json', '{"id":1,"title":"Read this","version":1}'],
    ['/todos/1', {'if-none-match': '"1"'}, 304, '', ''],
    ['/todos/2', {}, 202, '', ''],
    ['/table', {}, 200, 'application/json', '[["id","title"],[1,"Read this"]]'],
    ['/table', {accept: 'text/csv'}, 200, 'text/csv; charset=utf-8', 'id,title\r\n1,Read this'],
    ['/table', {accept: 'text/html'}, 406, 'application/json', 'NOT_ACCEPTABLE'],
    ['/rows', {}, 200, 'application/jsonl', '{"row":1}\n{"row":2}\n'],
    ['/rows', {accept: 'application/json'}, 200, 'application/json', '[{"row":1},{"row":2}]'],
    ['/events', {'last-event-id': '4'}, 200, 'text/event-stream', 'id: 5\nevent: tick\ndata: {"id":5}\n\nid: 6\n'],
    ['/letters', {}, 200, 'text/plain; charset=utf-8', 'ab'],
    ['/reports/responses-page.ts', {range: 'bytes=0-5'}, 206, 'video/mp2t', 'import'],
    ['/reports/none', {}, 404, 'application/json', '{"error":{"code":"FILE_NOT_FOUND","detail":"There is no such file."}}'],
  ])('tells what %s answers to %j', async (path, headers, status, type, text) => {
    const answer = await client.get(path, headers);

    expect([answer.status, answer.headers.get('content-type') ?? '']).toEqual([status, type]);
    expect(answer.text).toContain(text);
  });

  it('tells what changes are refused, where one is sent, and which cookies are set', async () => {
    const put = (match: string) =>
      client.send('PUT', '/todos/1', {
        body: JSON.stringify({title: 'Read that'}),
        headers: {'content-type': 'application/json', 'if-match': match},
      });

    const [stale, fresh] = [await put('"0"'), await put('"1"')];
    const moved = await client.send('GET', '/old-todos', {redirect: 'manual'});
    const session = await client.send('POST', '/sessions');

    expect([stale.status, fresh.status, moved.status, session.status]).toEqual([412, 200, 301, 201]);
    expect(session.headers.getSetCookie()).toEqual(['session=f00; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax']);
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
