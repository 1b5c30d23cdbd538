import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

// Machines may be busy.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

describe('the program', () => {
  let program: ChildProcessWithoutNullStreams;
  let told: string;

  beforeAll(async () => {
    program = spawn(process.execPath, [MAIN], {env: {...process.env, PORT: '0'}});
    told = await whatIsTold(program);
  });

  afterAll(() => {
    program.kill('SIGKILL');
  });

  it('tells its name, and where its API and its document are', () => {
    const {message, milliseconds, servers} = JSON.parse(told);

    expect(message).toBe('hello-world is running');
    expect(milliseconds).toBeGreaterThan(0);
    expect(servers).toEqual([
      {
        name: 'RestServer',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        documentation: `${urlOf('url')}/openapi.json`,
        routes: 1,
      },
    ]);
  });

  it('answers what its README says', async () => {
    const readme = await readText('../README.md');
    const [, path, answer] = /^\$ curl localhost:3000(\S+)\n(.*)$/m.exec(readme) ?? [];

    const response = await fetch(`${urlOf('url')}${path}`);

    expect(response.status).toBe(200);
    expect(await response.text()).toBe(answer);
  });

  it('is eleven lines long, as its README says', async () => {
    const main = await readText('../src/main.ts');

    expect(main.trimEnd().split('\n')).toHaveLength(11);
  });

  it('serves its document', async () => {
    const response = await fetch(urlOf('documentation'));

    expect(await response.json()).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
      paths: {'/hello/{name}': {get: {operationId: 'HelloController.hello'}}},
    });
  });

  it('ends in order on SIGTERM', async () => {
    program.kill('SIGTERM');
    const [code] = await once(program, 'close');

    expect(code).toBe(0);
  });

  function urlOf(label: string): string {
    return JSON.parse(told).servers[0][label];
  }
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}

/** The line that a program prints when it has started, or why it did not. */
function whatIsTold(program: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    program.stderr.on('data', chunk => (stderr += String(chunk)));
    program.stdout.once('data', chunk => resolve(String(chunk)));
    program.once('close', () => reject(new Error(`It did not start. Is it built? ${stderr}`)));
  });
}
