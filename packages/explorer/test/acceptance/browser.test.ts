import {createServer, request as send} from 'node:http';
import {existsSync} from 'node:fs';
import {once} from 'node:events';

import puppeteer from 'puppeteer-core';
import {afterAll, afterEach, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {get, oas} from '@rondojs/openapi-spec';

import {givenApplication} from '../notes-application.js';
import {givenAssets} from '../given-assets.js';

import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'puppeteer-core';
import type {RestApplication} from '@rondojs/rest';
import type {Server} from 'node:http';

// A browser starts, and machines may be busy.
jest.setTimeout(120_000);

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = PLACES.find(path => path !== undefined && existsSync(path));

// Without a browser the page cannot be looked at, and the report shows these tests as skipped.
const describeWithBrowser = CHROMIUM ? describe : describe.skip;

describeWithBrowser('the page in a browser (needs Chromium)', () => {
  let browser: Browser;
  let app: RestApplication;
  let proxy: Server | undefined;

  beforeAll(async () => {
    givenAssets();
    browser = await puppeteer.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-proxy-server'],
      timeout: 100_000,
    });
  });

  afterAll(() => browser?.close());

  afterEach(async () => {
    await app.stop();
    proxy?.close();
    proxy = undefined;
  });

  it.each([
    ['as it is', '', '/explorer', ''],
    ['behind a base path', '/api/v1', '/explorer', ''],
    ['at a path of several steps', '', '/docs/api', ''],
    ['behind a proxy that puts something before it', '/api', '/explorer', '/notes-service'],
  ])('shows the document and an answer, and asks nobody else: %s', async (_, basePath, path, prefix) => {
    app = givenApplication({rest: {basePath}, explorer: {path}});
    await app.start();
    const origin = prefix === '' ? new URL(app.url ?? '').origin : await givenProxy(prefix);
    const {page, said, asked} = await givenPage();

    await page.goto(`${origin}${prefix}${basePath}${path}`);
    await tryOut(page, '7');

    expect(await page.title()).toBe('Notes');
    expect(await textOf(page, '.info .title')).toContain('Notes');
    expect(await textOf(page, '.live-responses-table tbody .response-col_status')).toContain('200');
    expect(await textOf(page, '.live-responses-table .highlight-code')).toContain('"title": "Seven"');
    expect(asked).toContain(`GET ${origin}${prefix}${basePath}/notes/7`);
    expect(asked.filter(url => !url.includes(` ${origin}/`) && !url.includes(' data:'))).toEqual([]);
    expect(said).toEqual([]);
    await keepPicture(page);
    await page.close();
  });

  it('shows a problem as it comes', async () => {
    app = givenApplication();
    await app.start();
    const {page} = await givenPage();

    await page.goto(`${app.url}/explorer`);
    await tryOut(page, '8');

    expect(await textOf(page, '.live-responses-table tbody .response-col_status')).toContain('404');
    expect(await textOf(page, '.live-responses-table .highlight-code')).toContain('There is no note 8.');
    await page.close();
  });

  it('groups operations by their controllers, in the order in which these were added', async () => {
    class ZebraController {
      @get('/zebras') list() {}
      @get('/apes/tame') @oas.tags('tame') tame() {}
    }
    class ApeController {
      @get('/apes') list() {}
    }
    app = givenApplication({controllers: [ZebraController, ApeController]});
    await app.start();
    const {page} = await givenPage();

    await page.goto(`${app.url}/explorer`);
    await page.waitForSelector('.opblock-tag');

    const groups = await page.$$eval('.opblock-tag', headings => headings.map(heading => heading.getAttribute('data-tag')));
    expect(groups).toEqual(['ZebraController', 'tame', 'ApeController']);
    await page.close();
  });

  it('says so when the document cannot be read', async () => {
    app = givenApplication();
    await app.start();
    const {page} = await givenPage();
    await page.setRequestInterception(true);
    page.on('request', request => {
      if (request.url().endsWith('/openapi.json')) void request.respond({status: 503});
      else void request.continue();
    });

    await page.goto(`${app.url}/explorer`);
    await page.waitForFunction('document.body.innerText.includes("cannot be shown")');

    expect(await textOf(page, '#explorer')).toMatch(/openapi\.json answers 503/);
    await page.close();
  });

  async function givenPage() {
    const page = await browser.newPage();
    await page.setViewport({width: 1200, height: 1600});
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(String(error)));
    page.on('requestfailed', request => said.push(`failed: ${request.url()}`));
    page.on('request', request => asked.push(`${request.method()} ${request.url()}`));
    return {page, said, asked};
  }

  /** Passes requests on, without the prefix that they come with, as a gateway does. */
  async function givenProxy(prefix: string): Promise<string> {
    proxy = createServer((request, response) => {
      const url = request.url ?? '';
      if (!url.startsWith(prefix)) return void response.writeHead(404).end();
      const {method, headers} = request;
      const passed = send(`${new URL(app.url ?? '').origin}${url.slice(prefix.length)}`, {method, headers}, answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(passed);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  }
});

async function tryOut(page: Page, id: string): Promise<void> {
  await (await page.waitForSelector('.opblock-get .opblock-summary-control'))?.click();
  await (await page.waitForSelector('.try-out__btn'))?.click();
  await (await page.waitForSelector('tr[data-param-name="id"] input'))?.type(id);
  await (await page.waitForSelector('.execute'))?.click();
  await page.waitForSelector('.live-responses-table .highlight-code');
}

async function textOf(page: Page, selector: string): Promise<string> {
  const text = await page.$eval(selector, element => element.textContent);
  return text ?? '';
}

/** For people to look at, where somebody says where to. */
async function keepPicture(page: Page): Promise<void> {
  const folder = process.env.EXPLORER_PICTURES;
  if (folder) await page.screenshot({path: `${folder}/explorer-${new URL(page.url()).port}.png`, fullPage: true});
}
