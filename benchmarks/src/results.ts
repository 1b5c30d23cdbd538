import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import type {Figures} from './report.js';

/** The figures of the last run of each suite, by the major version of Node and the suite's name. */
export type Results = Readonly<Record<string, Readonly<Record<string, Figures>>>>;

/** The Node that runs this. */
export const NODE = process.versions.node.split('.', 1).join();

const FILE = fileURLToPath(new URL('../results.json', import.meta.url));

export function readResults(): Results {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Results) : {};
}

/** Keeps the figures of a suite, for the goals are judged by all suites together. */
export function keepFigures(suite: string, figures: Figures): void {
  const results = readResults();
  const all = {...results, [NODE]: {...results[NODE], [suite]: figures}};
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}
