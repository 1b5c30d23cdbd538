import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {InvalidPathError} from '@rondojs/openapi-spec';
import {helpOf, helpOn} from '@rondojs/context';

import {SharedPGlite, sharePGlite} from '../packages/repository/test/shared-pglite.js';
import {ERROR_PAGES, errorPages, fileOf} from './error-page.js';
import {compile, runToEnd} from './programs.js';

import type {Ending} from './programs.js';

const PAGES = errorPages();

/** Compiled inside of the repository, so that programs find its packages. */
const FOLDER = join('.tsbuild', 'error-pages');

/** What no program can raise alone: it takes two installed copies, as packages/context/test does. */
const WITHOUT_PROGRAM = ['TWO_COPIES'];

/** `code = 'UNBOUND_KEY'`, `{code: 'TWO_COPIES'`, `httpError(404, 'NOT_FOUND')`, `BadRequestError(408, 'REQUEST_TIMEOUT'`, and what a bare 500 says; those of Node begin with `ERR_`. */
const CODES = [
  /\bcode(?: =|:) '(?!ERR_)([A-Z][A-Z_]+)'/g,
  /\bhttpError\(\d+, '([A-Z_]+)'\)/g,
  /\bBadRequestError\(\d+, '([A-Z_]+)'/g,
  /\? '([A-Z_]+)' : codeOf/g,
];

/** Some take a second, and machines are busy. */
const PROGRAM_LIMIT = 60_000;

// A database that is made anew takes seconds: the programs share one, which each of them finds empty.
sharePGlite();

/** One screen. */
const MOST_LINES = 90;

describe('the pages about errors', () => {
  it('are one for each code in the sources, and none for any other', () => {
    const pages = PAGES.map(({code}) => code);

    expect(sorted(pages)).toEqual(codesInSources());
  });

  it('are files that are named for their codes', () => {
    expect(PAGES.filter(({code, file}) => file !== fileOf(code))).toEqual([]);
  });

  it('are where the errors say', () => {
    const {repository} = JSON.parse(readFileSync('package.json', 'utf8')) as {repository: {url: string}};
    const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

    expect(helpOn('UNBOUND_KEY')).toBe(`${home}/blob/main/docs/errors/unbound-key.md`);
    // It may not ask @rondojs/context, and must say the same.
    expect(new InvalidPathError('todos', 'Todos').help).toBe(helpOn('INVALID_PATH'));
  });

  it('are all in the index, which says what each is about', () => {
    const index = readFileSync(join(ERROR_PAGES, 'README.md'), 'utf8');

    const rows = [...index.matchAll(/^\| \[`(\w+)`\]\(([\w-]+\.md)\) \| .+ \|$/gm)];

    expect(sorted(rows.map(([, code]) => String(code)))).toEqual(codesInSources());
    expect(rows.filter(([, code, file]) => fileOf(String(code)) !== file)).toEqual([]);
  });

  it.each(PAGES)('tell what happened, why, and how to mend it, on one screen: $code', page => {
    expect(page.headings).toEqual(['Why', 'Mend it']);
    expect(page.text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });
});

const SHOWN = PAGES.filter(({code}) => !WITHOUT_PROGRAM.includes(code));

describe('the programs on the pages about errors', () => {
  let faults: readonly string[];

  beforeAll(() => {
    const programs = SHOWN.flatMap(({code, demonstrations}) =>
      demonstrations.map(({program}, index) => [pathOf(code, index), program] as const),
    );
    faults = compile(FOLDER, new Map(programs));
  }, 120_000);

  afterAll(() => SharedPGlite.end(), 60_000);

  it('compile', () => {
    expect(faults).toEqual([]);
  });

  it.each(SHOWN)('raise $code, with the text that the page shows', async ({code, demonstrations}) => {
    const ending = await runToEnd(FOLDER, pathOf(code, 0));

    expect(outputOf(ending, code)).toBe(demonstrations[0]?.output);
    if (ending.error) expect(helpOf(ending.error)).toBe(helpOn(code));
    else expect(ending.printed).toContain(code);
  }, PROGRAM_LIMIT);

  it.each(SHOWN)('show $code mended', async ({code, demonstrations}) => {
    const ending = await runToEnd(FOLDER, pathOf(code, 1));

    expect(ending.error).toBeUndefined();
    expect(outputOf(ending, code)).toBe(demonstrations[1]?.output);
    expect(demonstrations).toHaveLength(2);
  }, PROGRAM_LIMIT);
});

function pathOf(code: string, index: number): string {
  return join(code, index === 0 ? 'main.ts' : 'mended.ts');
}

/** As a reader sees it who keeps the program in `main.ts`. */
function outputOf({printed, error}: Ending, code: string): string {
  const ending = error ? [`${error.name}: ${error.message}`] : [];
  return [printed, ...ending].filter(Boolean).join('\n').replaceAll(`${join(FOLDER, code)}/`, '');
}

function codesInSources(): readonly string[] {
  const files = readdirSync('packages', {recursive: true, encoding: 'utf8'})
    .filter(file => /^[\w-]+\/src\/.*\.ts$/.test(file.replaceAll('\\', '/')));
  const codes = files.flatMap(file => {
    const source = readFileSync(join('packages', file), 'utf8');
    return CODES.flatMap(pattern => [...source.matchAll(pattern)].map(([, code]) => String(code)));
  });
  return sorted(codes);
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort((one, other) => one.localeCompare(other));
}
