import {readFile} from 'node:fs/promises';

import {afterEach, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';
import {createTestApp} from '@rondojs/testing';

import {givenApplication} from '../notes-application.js';
import {givenAssets} from '../given-assets.js';

import type {ExplorerConfig} from '@rondojs/explorer';
import type {RestApplicationConfig} from '@rondojs/rest';
import type {TestApp} from '@rondojs/testing';

const {NODE_ENV} = process.env;

describe('the explorer', () => {
  let app: TestApp;

  beforeAll(() => givenAssets());

  beforeEach(() => {
    process.env.NODE_ENV = 'development';
  });

  afterEach(async () => {
    process.env.NODE_ENV = NODE_ENV;
    await app?.close();
  });

  it('has a page, at which nothing is inline and nothing comes from elsewhere', async () => {
    await givenApp();

    const {status, headers, text} = await app.request('GET /explorer');

    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).not.toMatch(/<style|\bstyle=|\bon\w+=|<script>|https?:\/\//);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it.each([
    ['/explorer', ['explorer/', 'openapi.json']],
    ['/docs/api', ['api/', '../openapi.json']],
  ])('refers from %s to what it needs by where it is itself', async (path, [folder, document]) => {
    await givenApp({explorer: {path}});

    const {text} = await app.request(`GET ${path}`);

    const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => String(link));
    const assets = links.filter(link => !link.startsWith('data:') && link !== document);
    expect(text).toContain(`data-document="${document}"`);
    expect(assets).toHaveLength(4);
    for (const link of assets) expect(link.startsWith(String(folder))).toBe(true);
    for (const link of links.slice(1)) {
      const {status} = await app.fetch(new URL(link, `http://localhost${path}`).pathname);
      expect([link, status]).toEqual([link, 200]);
    }
  });

  it('lets browsers keep what is named for its content, and ask again for all else', async () => {
    await givenApp();
    const {text, headers} = await app.request('GET /explorer');
    const [, link] = /src="(explorer\/swagger-ui-bundle\.js\?v=[\w-]+)"/.exec(text) ?? [];

    const cacheOf = async (path: string) => (await app.request(`HEAD ${path}`)).headers.get('cache-control');

    expect(headers.get('cache-control')).toBe('no-cache');
    expect(await cacheOf(`/${link}`)).toBe('public, max-age=31536000, immutable');
    expect(await cacheOf('/explorer/swagger-ui-bundle.js')).toBe('no-cache');
    expect(await cacheOf('/explorer/swagger-ui-bundle.js?v=of-before')).toBe('no-cache');
  });

  it.each(['/explorer', '/explorer/explorer.js', '/explorer/swagger-ui.css'])('answers HEAD, and 304, for %s', async path => {
    await givenApp();
    const get = await app.request(`GET ${path}`);
    const etag = get.headers.get('etag') ?? '';

    const head = await app.request(`HEAD ${path}`);
    const again = await app.request(`GET ${path}`, {headers: {'if-none-match': etag}});
    const changed = await app.request(`GET ${path}`, {headers: {'if-none-match': '"other"'}});

    expect([head.status, head.bytes.length, head.headers.get('etag')]).toEqual([200, 0, etag]);
    expect(etag).toMatch(/^"[\w-]{16}"$/);
    expect([again.status, changed.status]).toEqual([304, 200]);
  });

  it('sends who ends its path with a slash to the page, whatever stands before it', async () => {
    await givenApp({explorer: {path: '/docs/api'}});

    const {status, headers} = await app.request('GET /docs/api/');

    expect([status, headers.get('location')]).toEqual([308, '../api']);
  });

  it.each(['/explorer/none.js', '/explorer/..%2Fpackage.json', '/explorer/.hidden', '/explorer/%00'])(
    'has nothing at %s',
    async path => {
      await givenApp();

      expect((await app.fetch(path)).status).toBe(404);
    },
  );

  it('stands in no document', async () => {
    await givenApp();

    const {body} = await app.request('GET /openapi.json');

    expect(Object.keys((body as {paths: object}).paths)).toEqual(['/notes/{id}', '/notes']);
  });

  it('has the licence of Swagger UI, and what that asks to be kept', async () => {
    await givenApp();

    const licence = await app.request('GET /explorer/swagger-ui-LICENSE.txt');
    const notice = await app.request('GET /explorer/swagger-ui-NOTICE.txt');

    expect(licence.text).toContain('Apache License');
    expect(notice.text).toContain('SmartBear Software');
  });

  it.each<[string, ExplorerConfig, number]>([
    ['development', {}, 200],
    ['production', {}, 404],
    ['production', {enabled: true}, 200],
    ['development', {enabled: false}, 404],
  ])('in %s with %j answers %i', async (environment, explorer, status) => {
    process.env.NODE_ENV = environment;
    await givenApp({explorer});

    expect((await app.request('GET /explorer')).status).toBe(status);
  });

  it('is told at the start, behind the base path, where there is one', async () => {
    app = await createTestApp(givenApplication({rest: {basePath: '/api'}}), {socket: true});

    const [server] = (await app.app.describe()).servers;

    expect(server).toMatchObject({
      explorer: `${server?.url}/explorer`,
      documentation: `${server?.url}/openapi.json`,
    });
  });

  it('is not told where it is not', async () => {
    app = await createTestApp(givenApplication({explorer: {enabled: false}}), {socket: true});

    const [server] = (await app.app.describe()).servers;

    expect(server).not.toHaveProperty('explorer');
  });

  it('lets the page send requests to other origins that are named', async () => {
    await givenApp({explorer: {origins: ['https://api.example.org']}});

    const {headers} = await app.request('GET /explorer');

    expect(headers.get('content-security-policy')).toContain("connect-src 'self' https://api.example.org;");
  });

  it.each([{path: 'explorer'}, {path: '/'}, {path: '/a b'}, {origins: ["'unsafe-inline'"]}, {titel: 'x'}])(
    'refuses %j as its options at the start',
    async explorer => {
      const start = givenApp({explorer});

      await expect(start).rejects.toThrow(/\/explorer/);
    },
  );

  async function givenApp(options: RestApplicationConfig = {}): Promise<void> {
    app = await createTestApp(givenApplication(options));
  }
});

describe('the README', () => {
  it('shows an application that has the page', async () => {
    givenAssets();
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const code = await readFile(new URL('./readme-example.ts', import.meta.url), 'utf8');
    const {app: given} = await import('./readme-example.js');

    const app = await createTestApp(given);
    const {status} = await app.request('GET /explorer');
    await app.close();

    expect(/^```ts\n(.*?)^```$/ms.exec(readme)?.[1]).toBe(code);
    expect(status).toBe(200);
  });
});
