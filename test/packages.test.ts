import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, it} from '@jest/globals';

const PACKAGES = readdirSync('packages').filter(name => existsSync(join('packages', name, 'package.json')));

const EXAMPLES = readdirSync('examples').filter(name => existsSync(join('examples', name, 'package.json')));

/** A row of a README's file table: `| `routing/routing-table.ts` | what it does |`. */
const FILE_ROW = /^\|\s*`([^`]+\.ts)`/gm;

describe.each(PACKAGES)('the README of %s', name => {
  it('names every source file', () => {
    const readme = readmeOf(name);

    const forgotten = sourcesOf(name).filter(file => file !== 'index.ts' && !readme.includes(`\`${file}\``));

    expect(forgotten).toEqual([]);
  });

  it('names no source file that is absent', () => {
    const rows = [...readmeOf(name).matchAll(FILE_ROW)].map(([, file]) => file);

    const sources = sourcesOf(name);

    expect(rows.filter(file => !sources.includes(String(file)))).toEqual([]);
  });
});

describe.each(PACKAGES)('the build of %s', name => {
  it('leaves the JavaScript to the bundler', () => {
    const {compilerOptions} = readJson(join('packages', name, 'tsconfig.json'));

    expect(compilerOptions).toMatchObject({outDir: 'dist', emitDeclarationOnly: true});
  });
});

describe.each(EXAMPLES)('the example %s', name => {
  it('builds what it needs before it starts', () => {
    const {scripts} = readJson(join('examples', name, 'package.json')) as {scripts: {start: string}};

    expect(scripts.start).toMatch(/^tsc -b (?:app )?&& node \.\.\/\.\.\/scripts\/bundle\.js && node /);
  });
});

function readJson(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
}

function readmeOf(name: string): string {
  const path = join('packages', name, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Paths below src, with slashes. */
function sourcesOf(name: string): string[] {
  const files = readdirSync(join('packages', name, 'src'), {recursive: true, encoding: 'utf8'});
  return files.filter(file => file.endsWith('.ts')).map(file => file.replaceAll('\\', '/'));
}
