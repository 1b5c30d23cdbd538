import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, it} from '@jest/globals';

const PACKAGES = readdirSync('packages').filter(name => existsSync(join('packages', name, 'package.json')));

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

function readmeOf(name: string): string {
  const path = join('packages', name, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Paths below src, with slashes. */
function sourcesOf(name: string): string[] {
  const files = readdirSync(join('packages', name, 'src'), {recursive: true, encoding: 'utf8'});
  return files.filter(file => file.endsWith('.ts')).map(file => file.replaceAll('\\', '/'));
}
