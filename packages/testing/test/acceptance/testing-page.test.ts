import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

const run = promisify(execFile);
const PAGE = '../../../../docs/testing.md';
const NAMES = ['greet-application', 'request', 'call', 'typed', 'fetch', 'overrides', 'servers', 'clock', 'contract', 'matcher.test', 'lock.test', 'lock-node'];

describe('the page on testing', () => {
  it('shows the programs that are compiled and run here', async () => {
    const files = NAMES.map(name => readText(`./testing-page/${name}.ts`));

    expect(snippetsOf(await readText(PAGE))).toEqual(await Promise.all(files));
  });

  it('shows requests, and what they are answered', async () => {
    const {answers} = await import('./testing-page/request.js');

    expect(answers).toEqual([
      {status: 200, body: {text: 'Hallo, Ada!'}},
      {status: 200, body: {text: 'Hello, Ada!'}},
      {status: 200, body: {text: 'Hello, Ada!'}},
    ]);
  });

  it('shows calls', async () => {
    const {told} = await import('./testing-page/call.js');

    expect(told).toEqual(['Hallo, Ada!', '"" cannot be the value of {name}: no path can say it.']);
  });

  it('shows a client with types', async () => {
    const {text} = await import('./testing-page/typed.js');

    expect(text).toBe('Hello, Ada!');
  });

  it('shows a stream that is left', async () => {
    const {begun} = await import('./testing-page/fetch.js');

    expect(begun).toContain('{"number":1}\n');
  });

  it('shows bindings that are replaced, and come back', async () => {
    const {greetings} = await import('./testing-page/overrides.js');

    expect(greetings).toEqual([{text: 'Ahoy, Ada!'}, {text: 'Good day, Ada!'}, {en: 'Hello', de: 'Hallo'}]);
  });

  it('shows two servers', async () => {
    const {texts} = await import('./testing-page/servers.js');

    expect(texts).toEqual(['Hello, Ada!', 'Good day, Ada!']);
  });

  it('shows time that passes', async () => {
    const {tomorrow} = await import('./testing-page/clock.js');

    expect(tomorrow).toBe('2031-01-01T12:00:00.000Z');
  });

  it('shows what is not as the contract says', async () => {
    const {good, bad} = await import('./testing-page/contract.js');

    expect(good).toEqual([]);
    expect(bad).toEqual([{in: 'media type', pointer: '', message: 'text/html is not declared; declared: application/problem+json'}]);
  });
});

describe('the lock of the page', () => {
  it('is kept in a test of node:test too', async () => {
    const file = fileURLToPath(new URL('./testing-page/lock-node.ts', import.meta.url));

    const env = {...process.env, TSX_TSCONFIG_PATH: 'tsconfig.base.json'};

    const {stdout} = await run(process.execPath, ['--import=tsx', '--conditions=@rondojs/source', file], {env});

    expect(stdout).toMatch(/# pass 1\n# fail 0|pass 1\n.*fail 0/);
  }, 60_000);
});

describe('the README', () => {
  it('shows the test that is run here', async () => {
    const [readme, code] = await Promise.all([readText('../../README.md'), readText('./readme-example.test.ts')]);

    expect(snippetsOf(readme)).toEqual([code]);
  });
});

function snippetsOf(text: string): readonly unknown[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
