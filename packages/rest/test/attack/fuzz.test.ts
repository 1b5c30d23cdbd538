import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {BASE, mutated} from './mutations.js';
import {END, request} from './case.js';
import {contractRequests} from './contract-requests.js';
import {givenTarget} from './application.js';
import {judgeAny, methodsOf} from './judge.js';
import {sendRaw} from './raw-client.js';

import type {Target} from './application.js';

jest.setTimeout(60_000);

/** `RONDO_FUZZ_SEED=42 RONDO_FUZZ_RUNS=10000` replays a run, or makes a longer one. */
const seed = Number(process.env.RONDO_FUZZ_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.RONDO_FUZZ_RUNS ?? 40);

/** How many clients send at the same time. */
const CROWD = 10;

const folder = mkdtempSync(join(tmpdir(), 'rondo-fuzz-'));
let target: Target;

beforeAll(async () => {
  console.info(`Fuzzing with RONDO_FUZZ_SEED=${seed}, ${numRuns} runs of ${CROWD} requests each.`);
  target = await givenTarget(folder);
});

afterAll(async () => {
  await target.app.stop();
  rmSync(folder, {recursive: true});
});

describe('whatever is sent, the server stays, and blames nobody but the client', () => {
  it('random bytes', async () => {
    await hold(fc.uint8Array({minLength: 1, maxLength: 300}).map(bytes => Buffer.from(bytes)));
  });

  it('requests of all kinds with bytes changed, doubled, cut and swapped', async () => {
    await hold(fc.constantFrom(...BASE).chain(mutated));
  });

  it('requests that follow the contract, with values that do not', async () => {
    await hold(contractRequests(target.app.restServer.getApiSpec()));
  });
});

/** A client that has said all ends its half, so that no server waits for more. */
async function hold(bytes: fc.Arbitrary<Buffer>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, {minLength: 1, maxLength: CROWD, size: 'max'}), async sent => {
      target.logged.length = 0;
      const received = await Promise.all(sent.map(one => sendRaw(target.port, [one, 30, END])));
      const health = await sendRaw(target.port, [request('/health')]);

      expect(received.flatMap((one, index) => judgeAny(one, methodsOf([sent[index] ?? ''])))).toEqual([]);
      expect(target.logged).toEqual([]);
      expect(health).toMatch(/{"ok":true}$/);
    }),
    {seed, numRuns},
  );
}
