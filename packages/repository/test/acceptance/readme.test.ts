import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {once} from 'node:events';
import {spawn} from 'node:child_process';
import {join, resolve} from 'node:path';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it} from '@jest/globals';
import {check} from '@rondojs/openapi-spec';

import * as door from '@rondojs/repository';
import * as restDoor from '@rondojs/repository/rest';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';
import type {OpenApiSpec} from '@rondojs/openapi-spec';

const EXAMPLE = resolve('packages/repository/test/acceptance/readme-example.ts');

describe('the README', () => {
  let program: ChildProcessWithoutNullStreams | undefined;
  let folder: string | undefined;

  afterEach(async () => {
    program?.kill('SIGKILL');
    if (folder) await rm(folder, {recursive: true, force: true});
  });

  it('shows the example that is tested here', async () => {
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(await readme()) ?? [];

    expect(snippet).toBe(await readFile(EXAMPLE, 'utf8'));
  });

  it('starts from nothing, and keeps what it was given', async () => {
    folder = await mkdtemp(join(tmpdir(), 'rondo-readme-'));
    const first = await start();
    const created = await fetch(`${first}/todos`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: '{"title":"Learn a rondo"}',
    });
    await stop();

    const second = await start();
    const found = await (await fetch(`${second}/todos`)).json();
    const document = await (await fetch(`${second}/openapi.json`)).json();
    await stop();

    expect(created.status).toBe(201);
    expect(found).toEqual({items: [{id: 1, title: 'Learn a rondo', done: false}]});
    expect(await check(document as OpenApiSpec)).toEqual([]);
  }, 120_000);

  it('names everything that runs', async () => {
    const text = await readme();
    const names = [...Object.keys(door), ...Object.keys(restDoor)];

    expect(names.filter(name => !text.includes(`\`${name}`))).toEqual([]);
  });

  it('names every error with its status', async () => {
    const text = await readme();
    const source = await readFile(resolve('packages/repository/src/errors.ts'), 'utf8');
    const errors = [...source.matchAll(/class (\w+) extends httpError\((\d+), '\w+'\)/g)];

    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter(([, name, status]) => !text.includes(`| \`${name}\` | ${status} |`)).map(([, name]) => name)).toEqual([]);
  });

  /** The example as a program of its own, with its data in a temporary folder. */
  async function start(): Promise<string> {
    const args = ['--conditions=@rondojs/source', '--import', import.meta.resolve('tsx'), EXAMPLE];
    const env = {...process.env, PORT: '0', TSX_TSCONFIG_PATH: resolve('tsconfig.base.json')};
    const started = spawn(process.execPath, args, {cwd: folder, env});
    program = started;
    let said = '';
    started.stdout.on('data', chunk => (said += String(chunk)));
    started.stderr.on('data', chunk => (said += String(chunk)));
    await Promise.race([once(started.stdout, 'data'), once(started, 'exit')]);
    const [, url] = /"url":"([^"]+)"/.exec(said) ?? [];
    if (url === undefined) throw new Error(`It did not start: ${said}`);
    return url;
  }

  async function stop(): Promise<void> {
    const ended = once(program as ChildProcessWithoutNullStreams, 'exit');
    program?.kill('SIGTERM');
    await ended;
  }
});

function readme(): Promise<string> {
  return readFile(resolve('packages/repository/README.md'), 'utf8');
}
