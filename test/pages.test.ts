import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {beforeAll, describe, expect, it} from '@jest/globals';
import {parse} from 'yaml';

import {compile, runApart, runToEnd} from './programs.js';
import {isPart, pages, pathOf} from './page.js';

/** Compiled inside of the repository, so that programs find its packages. */
const FOLDER = join('.tsbuild', 'pages');

/** A program with a database starts one, in seconds on a busy machine. */
const PROGRAM_LIMIT = 60_000;

/** They listen to all requests of their process, to its end. */
const LISTENERS = /^recipes\/opentelemetry\//;

const PAGES = pages().filter(({files}) => files.length > 0);
const PROGRAMS = PAGES.flatMap(page =>
  page.files.filter(file => !isPart(file)).map(file => [pathOf(page, file), file.output] as const),
);

describe('the programs on the pages', () => {
  let faults: readonly string[];

  beforeAll(() => {
    const files = PAGES.flatMap(page => page.files.map(file => [pathOf(page, file), file.source] as const));
    faults = compile(FOLDER, new Map(files));
  }, 300_000);

  it('compile', () => {
    expect(faults).toEqual([]);
  });

  it.each(PROGRAMS)('run, and print what the page says: %s', async (path, output) => {
    const {printed, error} = await (LISTENERS.test(path) ? runApart : runToEnd)(FOLDER, path);

    expect(error).toBeUndefined();
    expect(printed).toBe(output ?? '');
  }, PROGRAM_LIMIT);

  it('are on pages of which each is known to a test', () => {
    const [docs, tests] = [filesIn('docs', '.md'), [...filesIn('test', '.ts'), ...filesIn('packages', '.test.ts')]];
    const known = tests.map(file => readFileSync(file, 'utf8')).join('\n');

    const unknown = docs.filter(file => {
      const name = file.replaceAll('\\', '/').replace(/^docs\//, '');
      const isHere = PAGES.some(page => `${page.name}.md` === name) || name.startsWith('errors/');
      const isNamed = known.includes(name) || known.includes(`'${name.replace('.md', '')}'`);
      return !isHere && /^```ts$/m.test(readFileSync(file, 'utf8')) && !isNamed;
    });

    expect(unknown).toEqual([]);
  });

  it('stand beside YAML and JSON that can be read', () => {
    const blocks = PAGES.flatMap(({text}) => [...text.matchAll(/^```(?:yaml|json)\n(.*?)^```$/gms)].map(([, block]) => String(block)));

    expect(blocks.length).toBeGreaterThan(0);
    // JSON is YAML too.
    for (const block of blocks) expect(parse(block)).toBeInstanceOf(Object);
  });

  it('stand on pages that have no block of which nothing is known', () => {
    const blocks = PAGES.map(({name, text, files}) => [name, text.match(/^```ts\b/gm)?.length ?? 0, files.length] as const);

    expect(blocks.filter(([, all, known]) => all !== known)).toEqual([]);
  });
});

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith(ending) && !file.includes('node_modules'))
    .map(file => join(folder, file));
}
