import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, it} from '@jest/globals';

const PAGE = readFileSync('docs/from-loopback.md', 'utf8');

/** What programs for LoopBack 4 rely on, numbered. It lies beside the repository, and is no part of it. */
const LIST = join('..', 'shared', 'BEHAVIOURS.md');

// Where the list does not lie, the report shows the comparison as skipped.
const itWithList = existsSync(LIST) ? it : it.skip;

const ROWS = [...PAGE.matchAll(/^\| (\d+) \| (.+) \| (same|different|not there)(: .+)? \| (.+) \|$/gm)];

describe('the page for those who come from LoopBack 4', () => {
  it.each(ROWS.map(([, number, what, , , tests = '']) => [number, what, tests] as const))(
    'names tests that there are: %s %s',
    (_, __, tests) => {
      const named = [...tests.matchAll(/\[[^\]]+\]\(\.\.\/([^)]+)\): (.+?)(?=; \[|$)/g)];
      const absent = named.filter(([, file = '', name = '']) => !readFileSync(file, 'utf8').replaceAll("\\'", "'").includes(name));

      expect(named.length).toBeGreaterThan(0);
      expect(absent).toEqual([]);
    },
  );

  it('says of whatever is not the same what there is', () => {
    const silent = ROWS.filter(([, , , verdict, note]) => verdict !== 'same' && note === undefined);

    expect(ROWS.length).toBeGreaterThan(100);
    expect(silent).toEqual([]);
  });

  itWithList('has a row for each behaviour, in their order (the list lies beside the repository)', () => {
    const numbers = [...readFileSync(LIST, 'utf8').matchAll(/^(\d+)\. /gm)].map(([, number]) => number);

    expect(ROWS.map(([, number]) => number)).toEqual(numbers);
  });
});
