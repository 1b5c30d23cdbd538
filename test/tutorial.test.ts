import {createServer} from 'node:net';
import {mkdtemp, rm} from 'node:fs/promises';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {hasCurl} from '../examples/todo/test/story.js';
import {Reader, stepsOf} from './tutorial.js';

import type {AddressInfo} from 'node:net';

const STEPS = stepsOf(readFileSync('docs/tutorial.md', 'utf8'));

/** The compiler and a database on a busy machine. */
const STEP_LIMIT = 120_000;

// Without curl nobody can follow the page, and the report shows it as skipped.
const describeWithCurl = hasCurl ? describe : describe.skip;

describeWithCurl('who follows the tutorial in an empty folder, on what was built (needs curl)', () => {
  let folder: string;
  let reader: Reader;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rondo-tutorial-'));
    reader = new Reader(folder, await freePort());
  });

  afterAll(async () => {
    await reader.stop();
    await rm(folder, {recursive: true});
  });

  it('has many steps to do', () => {
    expect(STEPS.filter(step => 'printed' in step && step.printed !== '').length).toBeGreaterThan(15);
  });

  it.each(STEPS.map((step, index) => [index + 1, 'file' in step ? `writes ${step.file}` : step.line, step] as const))(
    '%i: %s',
    async (_, __, step) => {
      const printed = await reader.do(step);

      if ('printed' in step && step.printed !== '') expect(printed.trimEnd()).toBe(step.printed.trimEnd());
    },
    STEP_LIMIT,
  );
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
