import {once} from 'node:events';
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {WorkerApplication} from '../src/worker-application.js';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

// Machines may be busy.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

describe('the worker', () => {
  let program: ChildProcessWithoutNullStreams | undefined;

  // A program that should have ended and has not would keep the tests from ending.
  afterEach(() => void program?.kill('SIGKILL'));

  it('ends the job that it has begun when SIGTERM comes, and takes no other', async () => {
    program = spawn(process.execPath, [MAIN]);
    let said = '';
    program.stdout.on('data', chunk => (said += String(chunk)));
    program.stderr.on('data', chunk => (said += String(chunk)));

    while (!said.includes('write begun')) await once(program.stdout, 'data');
    program.kill('SIGTERM');
    const [code] = await once(program, 'close');

    const lines = said.trimEnd().split('\n').filter(line => !line.startsWith('{'));
    expect(lines).toEqual([
      'queue open',
      'worker ready',
      'write begun',
      'write done',
      'worker done',
      'queue closed, 2 left',
    ]);
    expect(code).toBe(0);
  });

  it('refuses a configuration that is not as it says', async () => {
    const app = new WorkerApplication({worker: {pause: 0} as never});

    await expect(app.start()).rejects.toThrow(/\/worker\/work: is required\n.*\/worker\/pause: must be >= 1$/);
    expect(app.state).toBe('failed');
  });
});
