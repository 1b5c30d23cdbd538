import {connect, createServer} from 'node:net';
import {once} from 'node:events';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {LineServer} from '../src/line-server.js';
import {ShopApplication} from '../src/shop-application.js';

import type {AddressInfo, Server} from 'node:net';
import type {RestServer} from '@rondojs/rest';
import type {ShopConfig} from '../src/shop-application.js';

// The first start loads a validator, and machines may be busy.
jest.setTimeout(20_000);

const ANY = {port: 0};
const OWN = {authorization: 'Bearer secret', 'content-type': 'application/json'};

describe('the shop', () => {
  let app: ShopApplication;
  let taken: Server | undefined;

  afterEach(async () => {
    taken?.close();
    await app.stop();
  });

  it('answers on three servers, each in its own way, about the same books', async () => {
    const {open, admin, lines} = await givenShop();

    const added = await send(admin, 'POST', '/books', OWN, '{"title":"Da capo"}');
    const books = await send(open, 'GET', '/books');
    const count = await ask(lines, 'count\n');

    expect(added).toMatchObject({status: 201, body: {id: 2, title: 'Da capo'}});
    expect(books.body).toHaveLength(2);
    expect(count).toBe('2\n');
  });

  it('has exactly the servers that it names', async () => {
    await givenShop();

    const {servers} = await app.describe();

    expect(servers.map(({name}) => name)).toEqual(['public', 'admin', 'lines']);
  });

  it('has a sequence for each', async () => {
    const {open, admin} = await givenShop();

    const cached = await send(open, 'GET', '/books');
    const refused = await send(admin, 'POST', '/books', {}, '{"title":"Da capo"}');

    expect(cached.headers.get('cache-control')).toBe('public, max-age=60');
    expect(refused).toMatchObject({status: 401, body: {code: 'UNAUTHORIZED'}});
    expect(refused.headers.get('cache-control')).toBeNull();
  });

  it('has controllers and a contract for each', async () => {
    const {open, admin} = await givenShop();

    const documents = [await send(open, 'GET', '/openapi.json'), await send(admin, 'GET', '/openapi.json', OWN)];
    const elsewhere = await send(open, 'POST', '/books', OWN, '{"title":"Da capo"}');

    expect(documents.map(({body}) => body.info.title)).toEqual(['Books', 'Shelves']);
    expect(documents.map(({body}) => Object.keys(body.paths['/books']))).toEqual([['get'], ['post']]);
    expect(elsewhere.status).toBe(405);
  });

  it('lives on when one of them stops', async () => {
    const {open, admin, lines} = await givenShop();

    await (await app.getServer<RestServer>('admin')).stop();
    const books = await send(open, 'GET', '/books');
    const count = await ask(lines, 'count\n');

    await expect(send(admin, 'GET', '/openapi.json', OWN)).rejects.toThrow();
    expect([books.status, count]).toEqual([200, '1\n']);
    expect(app.state).toBe('started');
  });

  it('starts none when one cannot, says which and why, and starts all when it can', async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const {port} = taken.address() as AddressInfo;
    app = new ShopApplication({public: ANY, admin: {port}, lines: ANY});

    await expect(app.start()).rejects.toThrow(
      `servers.admin could not start: 127.0.0.1:${port} is in use by another server. ` +
        `Stop that one, or set another port: {admin: {port: ${port + 1}}}.`,
    );
    const state = app.state;
    const {servers} = await app.describe();
    taken.close();
    await once(taken, 'close');
    await app.start();

    expect(state).toBe('failed');
    expect(servers).toEqual([{name: 'public'}, {name: 'admin'}, {name: 'lines'}]);
    expect((await send(`http://127.0.0.1:${port}`, 'GET', '/openapi.json', OWN)).status).toBe(200);
  });

  it.each<[ShopConfig, string]>([
    [{public: {port: 39_481}, admin: {port: 39_481}, lines: ANY}, 'Servers "public" and "admin" both want 127.0.0.1:39481.'],
    [{public: ANY, admin: {port: 39_481, host: '0.0.0.0'}, lines: {port: 39_481}}, 'Servers "admin" and "lines" both want'],
  ])('says that two want one port before either listens: %j', async (config, message) => {
    app = new ShopApplication(config);

    await expect(app.start()).rejects.toThrow(message);

    const {servers} = await app.describe();
    expect(servers.filter(({url}) => url !== undefined)).toEqual([]);
  });

  it('tells all that is wrong with the configuration of all servers', async () => {
    app = new ShopApplication({public: {port: 99_999}, admin: {prot: 1} as never, lines: {} as never});

    await expect(app.start()).rejects.toMatchObject({
      cause: {
        code: 'INVALID_CONFIG',
        faults: [{pointer: '/public/port'}, {pointer: '/admin/prot'}, {pointer: '/lines/port', code: 'required'}],
      },
    });
  });

  async function givenShop() {
    app = new ShopApplication({public: ANY, admin: ANY, lines: ANY});
    await app.start();
    const [open, admin] = [await app.getServer<RestServer>('public'), await app.getServer<RestServer>('admin')];
    const lines = await app.getServer(LineServer);
    return {open: String(open.url), admin: String(admin.url), lines: String(lines.describe().url)};
  }
});

async function send(url: string, method: string, path: string, headers = {}, body?: string) {
  const response = await fetch(url + path, {method, headers, ...(body !== undefined && {body})});
  const text = await response.text();
  return {status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined};
}

async function ask(url: string, line: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(line);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}
