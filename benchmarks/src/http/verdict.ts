import {toFigure, toTable} from '../table.js';

import type {Summary} from '../samples.js';

/** The ratios of a release, by the names of works. */
export type Baseline = Readonly<Record<string, number>>;

/** What a guard has found. */
export interface Verdict {
  readonly report: string;
  readonly isHeld: boolean;
}

/** How much a ratio may grow, beyond what rounds differ among themselves. */
const MARGIN = 0.1;

/** Compares ratios with those of the last release. A work that only one of them has is told of, and breaks nothing. */
export function judge(ratios: ReadonlyMap<string, Summary>, baseline: Baseline): Verdict {
  const now = [...ratios].map(([name, ratio]) => rowOf(name, ratio, baseline[name]));
  const gone = Object.entries(baseline).filter(([name]) => !ratios.has(name));
  const rows = [...now, ...gone.map(([name, former]) => [name, toFigure(former), '', 'gone'])];
  const report = toTable(['ratio to by hand', 'last release', 'now', ''], rows);
  return {report, isHeld: rows.every(row => row[3] !== SLOWER)};
}

function rowOf(name: string, {median, low, high}: Summary, former: number | undefined): readonly string[] {
  const now = `${toFigure(median)} (${toFigure(low)} to ${toFigure(high)})`;
  if (former === undefined) return [name, '', now, 'new'];
  // The lower quartile: rounds that something else has disturbed must not look like a slower Rondo.
  return [name, toFigure(former), now, low <= former * (1 + MARGIN) ? 'held' : SLOWER];
}

const SLOWER = 'SLOWER';
