import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {expect, it, jest} from '@jest/globals';

// Machines may be busy.
jest.setTimeout(60_000);

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

it('prints what its README says', async () => {
  const [, told] = /\$ npm start[^\n]*\n([^]*?)```/.exec(readFileSync(README, 'utf8')) ?? [];

  const {stdout, stderr} = await promisify(execFile)(process.execPath, [PROGRAM]);

  expect(stdout).toBe(told);
  expect(stderr).toBe('');
});
