import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {SLOW_CLIENTS} from './cases/clients.js';
import {TABLES} from './tables.js';
import {busy} from './result-controller.js';
import {eventually} from '../helpers.js';
import {givenTarget} from './application.js';
import {judge} from './judge.js';
import {request} from './case.js';
import {sendRaw} from './raw-client.js';

import type {AttackCase} from './case.js';
import type {Target} from './application.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'rondo-attack-'));
let target: Target;
const warnings: Error[] = [];
const onWarning = (warning: Error) => void warnings.push(warning);

beforeAll(async () => {
  process.on('warning', onWarning);
  target = await givenTarget(folder);
});

afterAll(async () => {
  await target.app.stop();
  process.off('warning', onWarning);
  rmSync(folder, {recursive: true});
});

describe.each(Object.entries(TABLES))('%s', (_, cases) => {
  const started = new Map<AttackCase, Promise<string>>();
  const begin = (one: AttackCase) => started.get(one) ?? sendRaw(target.port, one.send);

  beforeAll(() => {
    if (cases === SLOW_CLIENTS) for (const one of cases) started.set(one, held(sendRaw(target.port, one.send)));
  });

  it.each(cases.map(one => [one.name, one] as const))('%s', async (_name, one) => {
    const faults = await outcomeOf(one, begin(one));

    expect(faults).toEqual([]);
  });
});

describe('after all attacks', () => {
  it('nothing is left: no stream, no handler that waits, no file, no warning of Node', async () => {
    await eventually(() => busy.streams === 0 && busy.waiting === 0);
    await eventually(() => readdirSync(target.uploads).length === 0);

    expect(warnings).toEqual([]);
  });

  it('more than 250 of them were made, each under a name of its own', () => {
    const names = Object.entries(TABLES).flatMap(([table, cases]) => cases.map(({name}) => `${table}: ${name}`));

    expect(names.length).toBeGreaterThanOrEqual(250);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** All that went wrong: with the answer, with the log, or with the next request. */
async function outcomeOf(one: AttackCase, received: Promise<string>): Promise<readonly string[]> {
  const faults = [...judge(one, await received)];
  const health = await sendRaw(target.port, [request('/health')]);
  if (!health.endsWith('{"ok":true}')) faults.push(`the next request is answered ${health}`);
  const {logged = 0} = one.right;
  if (target.logged.length !== logged) faults.push(`logged ${target.logged.length} times: ${String(target.logged[0]?.error)}`);
  target.logged.length = 0;
  return faults;
}

/** Slow clients are slow at the same time; one that hangs is told of in its own test. */
function held(received: Promise<string>): Promise<string> {
  received.catch(() => undefined);
  return received;
}
