import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {play, ratiosOf} from './rounds.js';
import {toFigure, toTable} from '../table.js';

import type {Summary} from '../samples.js';

/** The ratios of the last release, by the names of works. */
type Baseline = Readonly<Record<string, number>>;

const FILE = fileURLToPath(new URL('../../baseline.json', import.meta.url));

/** How much a ratio may grow, beyond what rounds differ among themselves. */
const MARGIN = 0.1;

/** What a guard has found. */
export interface Verdict {
  readonly report: string;
  readonly isHeld: boolean;
}

/** Measures Rondo by the hand-written server alone, and compares with the ratios of the last release. */
export async function runGuard(save: boolean): Promise<Verdict> {
  const results = await play({'by hand': 'by-hand', Rondo: 'rondo'}, {rounds: 7, requests: 5000});
  const ratios = new Map([...results].map(([{name}, rounds]) => [name, ratiosOf(rounds, 1)]));
  const report = save ? saved(ratios) : undefined;
  return report ? {report, isHeld: true} : compare(ratios, readBaseline());
}

function compare(ratios: ReadonlyMap<string, Summary>, baseline: Baseline): Verdict {
  const rows = [...ratios].map(([name, {median, low}]) => {
    const former = baseline[name];
    // The lower quartile: a round that something else has disturbed must not look like a slower Rondo.
    const isHeld = former === undefined || low <= former * (1 + MARGIN);
    return [name, former === undefined ? 'new' : toFigure(former), toFigure(median), isHeld ? 'held' : 'SLOWER'];
  });
  const report = toTable(['ratio to by hand', 'last release', 'now', ''], rows);
  return {report, isHeld: rows.every(row => row[3] === 'held')};
}

function saved(ratios: ReadonlyMap<string, Summary>): string {
  const baseline = Object.fromEntries([...ratios].map(([name, {median}]) => [name, Number(median.toFixed(3))]));
  writeFileSync(FILE, `${JSON.stringify(baseline, undefined, 2)}\n`);
  return `These ratios are the baseline from now on: ${JSON.stringify(baseline)}`;
}

function readBaseline(): Baseline {
  if (!existsSync(FILE)) throw new Error('There is no baseline yet: npm run bench -- --guard --save makes one.');
  return JSON.parse(readFileSync(FILE, 'utf8')) as Baseline;
}
