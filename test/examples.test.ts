import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join, posix} from 'node:path';

import {describe, expect, it} from '@jest/globals';

const EXAMPLES = readdirSync('examples').filter(name => existsSync(join('examples', name, 'package.json')));

/** A row of a file table; one row may name several files. */
const FILE_ROW = /^\|\s*(`[^|]+)\|/gm;

describe.each(EXAMPLES)('the example %s', name => {
  const readme = readFileSync(join('examples', name, 'README.md'), 'utf8');

  it('is on the map of the repository, with one command', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`](examples/${name}) |`);
    expect(readme).toMatch(new RegExp(`^\\$ (\\w+=\\S+ )?npm start (--silent )?-w examples/${name}$`, 'm'));
  });

  it('is built with the repository', () => {
    const {references} = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {references: readonly {path: string}[]};

    const own = readdirSync(join('examples', name), {recursive: true, encoding: 'utf8'})
      .map(file => posix.join('examples', name, file.replaceAll('\\', '/')))
      .filter(file => file.endsWith('/tsconfig.json') && !file.includes('node_modules/'))
      .map(file => posix.dirname(file));

    expect(references.map(({path}) => path)).toEqual(expect.arrayContaining(own));
  });

  it('names files that are there, and if some then all', () => {
    const named = [...readme.matchAll(FILE_ROW)].flatMap(([, cell = '']) => [...cell.matchAll(/`((?:src|app)\/[^`]+[.]ts)`/g)].map(([, file]) => file));
    const sources = ['src', 'app'].flatMap(folder => sourcesIn(name, folder));

    expect(named.filter(file => !sources.includes(String(file)))).toEqual([]);
    if (named.length > 0) expect(sources.filter(file => !named.includes(file))).toEqual([]);
  });
});

function sourcesIn(name: string, folder: string): readonly string[] {
  if (!existsSync(join('examples', name, folder))) return [];
  const files = readdirSync(join('examples', name, folder), {recursive: true, encoding: 'utf8'});
  const paths = files.map(file => posix.join(folder, file.replaceAll('\\', '/')));
  return paths.filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/dist/'));
}
