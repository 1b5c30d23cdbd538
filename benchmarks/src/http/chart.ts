import {fileURLToPath} from 'node:url';
import {writeFileSync} from 'node:fs';

import {NODE} from '../results.js';
import {ratiosOf} from './rounds.js';

import type {Results} from './rounds.js';

/** The chart, beside README.md. */
const FILE = `http-node${NODE}.svg`;

/** The longest bar; what is more is cut there, and its figure tells. */
const LIMIT = 3;

const WIDTH = 760;
const LABEL = 170;
const FIGURE = 50;
const BAR = 12;
const GAP = 14;

const COLOURS = ['#0b6e4f', '#8a8f98', '#c46a2d', '#a33b4a', '#5b5ea6', '#7a7a3a', '#4d4d4d'];

/** Draws the ratios of all servers to the first, one group of bars for each work. Gives the name of the file. */
export function drawChart(names: readonly string[], results: Results): string {
  const [, ...others] = names;
  const groups = [...results].map(([{name}, rounds]) => ({
    name,
    ratios: others.map((_, index) => ratiosOf(rounds, index + 1).median),
  }));
  const height = groups.length * (others.length * BAR + GAP) + 50;
  const bars = groups.map(({name, ratios}, at) => group(name, ratios, 40 + at * (others.length * BAR + GAP)));
  const legend = others.map((name, index) => legendOf(name, index)).join('');
  const one = LABEL + lengthOf(1);
  const rule = `<line x1="${one}" y1="34" x2="${one}" y2="${height - 10}" stroke="#222" stroke-dasharray="3 3"/>`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">`;
  const title = '<title>CPU time of one request, as a ratio to a hand-written server: less is better</title>';
  const drawn = `${open}${title}<rect width="100%" height="100%" fill="#fff"/>${legend}${rule}${bars.join('')}</svg>\n`;
  writeFileSync(fileURLToPath(new URL(`../../${FILE}`, import.meta.url)), drawn);
  return FILE;
}

function group(name: string, ratios: readonly number[], top: number): string {
  const middle = top + (ratios.length * BAR) / 2 + 4;
  const label = `<text x="${LABEL - 8}" y="${middle}" text-anchor="end">${name}</text>`;
  return label + ratios.map((ratio, index) => bar(ratio, index, top + index * BAR)).join('');
}

function bar(ratio: number, index: number, top: number): string {
  const length = lengthOf(Math.min(ratio, LIMIT));
  const rect = `<rect x="${LABEL}" y="${top}" width="${length}" height="${BAR - 2}" fill="${colourOf(index)}"/>`;
  return `${rect}<text x="${LABEL + length + 4}" y="${top + BAR - 3}">${ratio.toFixed(2)}</text>`;
}

function legendOf(name: string, index: number): string {
  const left = LABEL + index * 88;
  const square = `<rect x="${left}" y="12" width="10" height="10" fill="${colourOf(index)}"/>`;
  return `${square}<text x="${left + 14}" y="21">${name}</text>`;
}

function lengthOf(ratio: number): number {
  return Math.round((ratio / LIMIT) * (WIDTH - LABEL - FIGURE));
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] as string;
}
