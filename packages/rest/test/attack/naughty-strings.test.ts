import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {answersOf} from './answers.js';
import {corpus, hasCorpora} from '../corpora.js';
import {givenTarget} from './application.js';
import {json, request} from './case.js';
import {judgeAny} from './judge.js';
import {sendRaw} from './raw-client.js';

import type {Target} from './application.js';

jest.setTimeout(60_000);

const describeWithCorpora = hasCorpora ? describe : describe.skip;
const folder = mkdtempSync(join(tmpdir(), 'rondo-strings-'));
let target: Target;

beforeAll(async () => {
  target = await givenTarget(folder);
});

afterAll(async () => {
  await target.app.stop();
  rmSync(folder, {recursive: true});
});

describeWithCorpora('public test data, byte by byte (needs ../shared/corpora)', () => {
  it.each([
    ['the path', (text: string) => request(`/path/${encodeURIComponent(text)}`), 'text'],
    ['the query', (text: string) => request(`/query?text=${encodeURIComponent(text)}`), 'text'],
    ['a cookie', (text: string) => request('/headers', {headers: {cookie: `text=${encodeURIComponent(text)}`}}), 'cookie'],
    ['a body', (text: string) => json('/any', JSON.stringify(text)), 'body'],
  ])('comes back unchanged from %s: the naughty strings', async (_, requestOf, member) => {
    // The empty text is no segment of a path.
    const strings = naughtyStrings().filter(text => text !== '');

    const changed: string[] = [];
    for (const text of strings) {
      const [answer] = answersOf(await sendRaw(target.port, [requestOf(text)]), []);
      const body = JSON.parse(Buffer.from(answer?.body ?? '', 'latin1').toString()) as Record<string, unknown>;
      if (answer?.status !== 200 || body[member] !== text) changed.push(text);
    }

    expect(strings.length).toBeGreaterThan(400);
    expect(changed).toEqual([]);
  });

  it('is accepted or refused as JSONTestSuite says', async () => {
    const faults: string[] = [];
    for (const [name, bytes] of corpus('json-test-suite')) {
      const received = await sendRaw(target.port, [json('/any', bytes)]);
      const status = answersOf(received, [])[0]?.status ?? 0;
      if (!expectedOf(name).includes(status)) faults.push(`${name}: ${status}`);
      faults.push(...judgeAny(received).map(fault => `${name}: ${fault}`));
    }

    expect(faults).toEqual([]);
    expect(target.logged).toEqual([]);
  });
});

function naughtyStrings(): readonly string[] {
  const [, bytes] = corpus('naughty-strings').find(([name]) => name === 'blns.json') ?? [];
  return JSON.parse(String(bytes)) as readonly string[];
}

function expectedOf(name: string): readonly number[] {
  if (name.startsWith('y_')) return [200];
  return name.startsWith('n_') ? [400] : [200, 400];
}
