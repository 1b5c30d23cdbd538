import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, it, jest} from '@jest/globals';

const PACKAGE = join('packages', 'context');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

describe('the README', () => {
  it('shows the example that is compiled with these tests', () => {
    const example = readFileSync(join(PACKAGE, 'test', 'acceptance', 'readme-example.ts'), 'utf8');

    const snippets = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet]) => snippet);

    expect(snippets).toEqual([example]);
  });

  it('shows an example that runs, and prints what it says', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});

    await import('./readme-example.js');

    expect(log.mock.calls).toEqual([['Hello Ada!']]);
    log.mockRestore();
  });

  it('lists every source file, in an order in which each imports only those before it', () => {
    const listed = [...README.matchAll(/^\| `([\w-]+\.ts)` \|/gm)].map(([, file]) => String(file));

    const early = listed.flatMap((file, index) => {
      const before = listed.slice(0, index);
      return importsOf(file).filter(imported => !before.includes(imported)).map(imported => `${file} → ${imported}`);
    });

    expect([...listed].sort((a, b) => a.localeCompare(b))).toEqual(sources());
    expect(early).toEqual([]);
  });

  it('lists every name that leaves by the door, and every error with its code', () => {
    const names = [...sourceOf('index.ts').matchAll(/\{(.*)\}/g)].flatMap(([, list]) => String(list).split(', '));
    const codes = [...sourceOf('errors.ts').matchAll(/code = '(\w+)'/g)].map(([, code]) => String(code));

    const forgotten = [...names, ...codes].filter(name => !new RegExp(`\`@?${name}[\`(<]`).test(README));

    expect(forgotten).toEqual([]);
  });
});

function sources(): string[] {
  return readdirSync(join(PACKAGE, 'src')).sort((a, b) => a.localeCompare(b));
}

function sourceOf(file: string): string {
  const path = join(PACKAGE, 'src', file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function importsOf(file: string): string[] {
  return [...sourceOf(file).matchAll(/from '\.\/([\w-]+)\.js'/g)].map(([, name]) => `${name}.ts`);
}
