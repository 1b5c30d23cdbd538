import {existsSync, readFileSync} from 'node:fs';

import {describe, expect, it} from '@jest/globals';

import {SEED_POINTS, hashOf, linesThatCount, rowOf, seedTexts} from './seed.js';

const PAGE = readFileSync('docs/seeds.md', 'utf8');
const TEXTS = seedTexts();

// The documents lie beside the repository; where they do not, the report shows the comparison as skipped.
const itWithSeeds = TEXTS.size > 0 ? it : it.skip;

const TITLES = SEED_POINTS.map(point => [`${point.seed}, ${point.lines[0]}: ${point.quote}`, point] as const);

describe('the page about the first documents', () => {
  it('has a row for each snippet and each open point, in their order, and no other', () => {
    const rows = PAGE.split('\n').filter(line => /^\| \d{3}, /.test(line));

    expect(rows).toEqual(SEED_POINTS.map(rowOf));
  });

  it.each(TITLES)('names tests that there are: %s', (_, {tests}) => {
    const absent = tests.filter(({file, name}) => !existsSync(file) || !textOf(file).includes(name));

    expect(tests.length).toBeGreaterThan(0);
    expect(absent).toEqual([]);
  });

  it('finds each name that they import, or says where it is not', () => {
    const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (?:`@rondojs\/([\w-]+)`|not there: .+) \|$/gm)];
    const absent = rows.filter(([, name, home]) => home && !new RegExp(`\\b${name}\\b`).test(textOf(`packages/${home}/src/index.ts`)));

    expect(rows.length).toBeGreaterThan(20);
    expect(absent).toEqual([]);
  });
});

describe('the page on the sequence', () => {
  it('shows the lines of the default sequence', () => {
    const [, shown = ''] = /^```\n(.*?)^```$/ms.exec(readFileSync('docs/sequence.md', 'utf8')) ?? [];

    const sequence = withoutIndent(readFileSync('packages/rest/src/default-sequence.ts', 'utf8'));
    expect(shown.split('\n').length).toBe(5);
    expect(sequence).toContain(shown);
  });
});

describe('the list of snippets and open points', () => {
  itWithSeeds('is that of the documents, line by line (they lie beside the repository)', () => {
    const changed = SEED_POINTS.filter(({seed, lines: [first, last], hash, quote}) => {
      const lines = TEXTS.get(seed)?.slice(first - 1, last) ?? [];
      return hashOf(lines) !== hash || !lines.some(line => line.includes(quote));
    });

    expect(changed).toEqual([]);
  });

  itWithSeeds('leaves out nothing of them (they lie beside the repository)', () => {
    const forgotten = [...TEXTS].flatMap(([seed, lines]) => {
      const known = SEED_POINTS.filter(point => point.seed === seed);
      const isKnown = (number: number) => known.some(({lines: [first, last]}) => first <= number && number <= last);
      return linesThatCount(lines).filter(number => !isKnown(number)).map(number => `${seed}, ${number}: ${lines[number - 1]}`);
    });

    expect(forgotten).toEqual([]);
  });

  itWithSeeds('has each name that they import (they lie beside the repository)', () => {
    const code = [...TEXTS.values()].flat().join('\n');
    const imported = [...code.matchAll(/^import \{([^}]+)\} from '(?:@loopback)?\//gms)].flatMap(([, names = '']) => names.split(','));

    const known = [...PAGE.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(imported.map(name => name.trim()).filter(name => name !== '' && !known.includes(name))).toEqual([]);
  });
});

function textOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll("\\'", "'");
}

function withoutIndent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}
