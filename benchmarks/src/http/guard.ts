import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {NODE} from '../results.js';
import {SERVERS} from './servers.js';
import {judge} from './verdict.js';
import {measureStart} from '../scale/start.js';
import {play, ratiosOf} from './rounds.js';

import type {Baseline, Verdict} from './verdict.js';
import type {Summary} from '../samples.js';

/** The ratios of the last release, by the major version of Node. */
type Baselines = Readonly<Record<string, Baseline>>;

const FILE = fileURLToPath(new URL('../../baseline.json', import.meta.url));

const FILES = ['by-hand', 'rondo'];

/** How many operations the server has whose start is looked at, and how often it starts. */
const OPERATIONS = 10;
const STARTS = 9;

/** Measures Rondo by the hand-written server alone, and compares with the ratios of the last release. */
export async function runGuard(save: boolean): Promise<Verdict> {
  const results = await play({'by hand': SERVERS['by hand'], Rondo: SERVERS.Rondo}, {sittings: 3, rounds: 4, requests: 5000});
  const ratios = new Map([...results].map(([{name}, rounds]) => [name, ratiosOf(rounds, 1)]));
  const [, start] = await measureStart(FILES, OPERATIONS, STARTS);
  if (start) ratios.set(`start with ${OPERATIONS} operations`, start);
  return save ? saved(ratios) : judge(ratios, baselineOf(NODE));
}

function saved(ratios: ReadonlyMap<string, Summary>): Verdict {
  const baseline = Object.fromEntries([...ratios].map(([name, {median}]) => [name, Number(median.toFixed(3))]));
  writeFileSync(FILE, `${JSON.stringify({...readBaselines(), [NODE]: baseline}, undefined, 2)}\n`);
  return {report: `These ratios are the baseline of Node ${NODE} from now on: ${JSON.stringify(baseline)}`, isHeld: true};
}

/** Ratios of one version of Node say nothing of those of another. */
function baselineOf(node: string): Baseline {
  const baseline = readBaselines()[node];
  if (!baseline) throw new Error(`There is no baseline of Node ${node} yet: npm run bench -- --guard --save makes one.`);
  return baseline;
}

function readBaselines(): Baselines {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Baselines) : {};
}
