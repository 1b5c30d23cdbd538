import {mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {GONE, request} from './case.js';
import {answersOf} from './answers.js';
import {busy} from './result-controller.js';
import {eventually} from '../helpers.js';
import {givenTarget} from './application.js';
import {sendRaw} from './raw-client.js';

import type {Target} from './application.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'rondo-crowd-'));
let target: Target;

beforeAll(async () => {
  target = await givenTarget(folder);
});

afterAll(async () => {
  await target.app.stop();
  rmSync(folder, {recursive: true});
});

describe('many clients at once', () => {
  it('get each the answer to their own request', async () => {
    const numbers = Array.from({length: 300}, (_, n) => n);

    const received = await Promise.all(numbers.map(n => sendRaw(target.port, [request(`/soon?n=${n}`)])));

    expect(received.map(text => answersOf(text, [])[0]?.body)).toEqual(numbers.map(n => `{"n":${n}}`));
  });

  it('are served while 300 others are slow, and those are all ended in time', async () => {
    const slow = Array.from({length: 300}, (_, n) => sendRaw(target.port, [n % 2 === 0 ? 'GET /hea' : 'POST /any HTTP/1.1\r\nHost: a\r\n']));

    const begun = performance.now();
    const healthy = await sendRaw(target.port, [request('/health')]);
    const time = performance.now() - begun;
    const ended = await Promise.all(slow);

    expect(healthy).toMatch(/{"ok":true}$/);
    expect(time).toBeLessThan(5000);
    expect(new Set(ended.map(text => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  });

  it('may all vanish: nothing is left of them, and nothing is logged', async () => {
    const paths = ['/wait', '/events', '/endless', '/soon?n=6'];

    await Promise.all(Array.from({length: 200}, (_, n) => sendRaw(target.port, [request(String(paths[n % 4])), GONE])));
    await eventually(() => busy.streams === 0 && busy.waiting === 0);

    expect(target.logged).toEqual([]);
    expect(await sendRaw(target.port, [request('/health')])).toMatch(/{"ok":true}$/);
  });

  it('may stop reading: the stream waits for them, and ends with them', async () => {
    const sockets = Array.from({length: 20}, () => connect(target.port, '127.0.0.1'));
    for (const socket of sockets) socket.pause().write(request('/endless'));
    await eventually(() => busy.streams === 20);

    const healthy = await sendRaw(target.port, [request('/health')]);
    for (const socket of sockets) socket.destroy();
    await eventually(() => busy.streams === 0);

    expect(healthy).toMatch(/{"ok":true}$/);
    expect(target.logged).toEqual([]);
  });
});
