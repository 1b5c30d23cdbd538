import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import * as door from '@rondojs/cli';

import {BookController, handlers} from './docs-types-example.js';
import {rondo} from './given-output.js';

describe('the page docs/command-line.md', () => {
  it('shows what commands print, and their exit codes', async () => {
    const page = await readText('../../../../docs/command-line.md');

    const sessions = [...page.matchAll(/^```console\n\$ rondo (.*)\n([^]*?)^```$/gm)];

    expect(sessions.length).toBeGreaterThan(2);
    for (const [, line = '', printed] of sessions) {
      const {out, error} = await rondo(...line.split(' '));
      expect(out + error).toBe(printed);
    }
  });

  it('shows the example that is compiled here', async () => {
    const page = await readText('../../../../docs/command-line.md');

    const snippets = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code);

    expect(snippets[0]).toBe(await readText('./docs-types-example.ts'));
    expect(new BookController().remove(1)).toBeUndefined();
    expect(handlers.listBooks(2)).toEqual([{title: 'One of 2'}]);
  });

  it('has its types from `rondo types`', async () => {
    const {code, out} = await rondo('types', 'v1.yaml');

    expect(code).toBe(0);
    expect(out).toBe(await readText('./contract.ts'));
  });
});

describe('the README', () => {
  it('shows what the door has', async () => {
    const readme = await readText('../../README.md');

    expect(Object.keys(door).filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows the overview', async () => {
    const readme = await readText('../../README.md');

    expect(readme).toContain((await rondo('help')).out);
  });
});

// Where nothing is built yet, the report shows the test as skipped.
const BIN = new URL('../../dist/bin.js', import.meta.url).pathname;

(existsSync(BIN) ? describe : describe.skip)('the program (needs a build)', () => {
  it('writes to standard output, and ends with the exit code', () => {
    const file = new URL('../fixtures/v1.yaml', import.meta.url).pathname;

    const out = execFileSync(process.execPath, [BIN, 'check', file], {encoding: 'utf8'});

    expect(out).toBe(`${file} is fine.\n`);
    expect(() => execFileSync(process.execPath, [BIN, 'chekc'], {stdio: 'pipe'})).toThrow(/no command 'chekc'/);
  }, 30_000);

  it('says what to do about TypeScript that this Node does not run', () => {
    const file = new URL('../fixtures/app.ts', import.meta.url).pathname;
    // Newer versions of Node run it, unless decorators are in the way.
    const run = () => execFileSync(process.execPath, [BIN, 'spec', file], {stdio: 'pipe'});

    expect(run).toThrow('typescript' in process.features ? /cannot be loaded/ : /is TypeScript, which this Node does not run[^]*tsx/);
  }, 30_000);
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
