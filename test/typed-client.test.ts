import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterAll, afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals';

import {startProgram} from '../examples/todo/test/program.js';

import type {Program} from '../examples/todo/test/program.js';

const run = promisify(execFile);
// Programs are started, and machines may be busy.
jest.setTimeout(60_000);

const EXAMPLE = 'examples/typed-client';
const folder = mkdtempSync(join(tmpdir(), 'rondo-client-'));

let todos: Program;

beforeEach(async () => {
  todos = await startProgram();
});
afterEach(() => todos.stop());
afterAll(() => rmSync(folder, {recursive: true}));

describe('the example of a typed client', () => {
  it('has the types that the document of the todos gives', async () => {
    const file = join(folder, 'todo-api.ts');

    await run('npx', ['--no', 'openapi-typescript', `http://127.0.0.1:${todos.port}/openapi.json`, '--output', file], {cwd: EXAMPLE});

    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(EXAMPLE, 'src/todo-api.ts'), 'utf8'));
  });

  it('does what its README tells', async () => {
    const {stdout} = await run(process.execPath, [join(EXAMPLE, 'dist/main.js'), `http://127.0.0.1:${todos.port}`]);

    expect(readFileSync(join(EXAMPLE, 'README.md'), 'utf8')).toContain(`-w examples/typed-client\n${stdout}\`\`\``);
  }, 60_000);
});
