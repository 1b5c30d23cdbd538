import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {END, request} from '../packages/rest/test/attack/case.js';
import {contractRequests} from '../packages/rest/test/attack/contract-requests.js';
import {judgeAny, methodsOf} from '../packages/rest/test/attack/judge.js';
import {sendRaw} from '../packages/rest/test/attack/raw-client.js';
import {PROGRAMS, startExample} from './example-documents.js';

import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {RunningExample} from './example-documents.js';

jest.setTimeout(120_000);

/** `RONDO_FUZZ_SEED=42 RONDO_FUZZ_RUNS=10000` replays a run, or makes a longer one. */
const seed = Number(process.env.RONDO_FUZZ_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.RONDO_FUZZ_RUNS ?? 15);

describe.each(PROGRAMS)(`the example %s, under requests to each of its operations (RONDO_FUZZ_SEED=${seed})`, name => {
  let example: RunningExample;

  beforeAll(async () => {
    example = await startExample(name, {NODE_ENV: 'production'});
  });

  afterAll(() => example.stop());

  it('blames nobody but the client, and goes on', async () => {
    const {port, pathname} = new URL(example.documentation);
    const document = await fetch(example.documentation);
    const requests = contractRequests((await document.json()) as OpenApiSpec);

    await fc.assert(
      fc.asyncProperty(fc.array(requests, {minLength: 1, maxLength: 10, size: 'max'}), async sent => {
        const received = await Promise.all(sent.map(one => sendRaw(Number(port), [one, 30, END])));
        const next = await sendRaw(Number(port), [request(pathname)]);

        expect(received.flatMap((one, index) => judgeAny(one, methodsOf([sent[index] ?? ''])))).toEqual([]);
        expect(next).toMatch(/^HTTP\/1.1 200 /);
      }),
      {seed, numRuns},
    );
  });
});
