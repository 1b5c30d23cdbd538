import {GROUPS, SERVERS} from './servers.js';
import {drawChart} from './chart.js';
import {playGroups, ratiosOf} from './rounds.js';
import {summarize} from '../samples.js';
import {toCell, toFigure, toTable} from '../table.js';

import type {Figures, Report} from '../report.js';
import type {Results} from './rounds.js';
import type {Turn} from './turn.js';

const QUICK = {sittings: 1, rounds: 3, requests: 2500};
const FULL = {sittings: 3, rounds: 4, requests: 10_000};

const NAMES = Object.keys(SERVERS);

/** Compares servers that answer the same API. What is not quick is drawn, too. */
export async function runHttp(quick: boolean): Promise<Report> {
  const results = await playGroups(GROUPS, quick ? QUICK : FULL);
  const chart = quick ? [] : [`![The same as bars](${drawChart(NAMES, results)})`];
  const speed = figuresTable('requests per second', results, ({perSecond}) => perSecond);
  const p99 = figuresTable('99 of 100 answered within, ms', results, turn => turn.p99);
  return {text: [cpuTable(results), ...chart, speed, p99].join('\n\n'), figures: ratiosTo(results)};
}

function ratiosTo(results: Results): Figures {
  return Object.fromEntries(
    [...results].map(([{name}, rounds]) => [
      name,
      Object.fromEntries(NAMES.map((server, index) => [server, Number(ratiosOf(rounds, index).median.toFixed(3))])),
    ]),
  );
}

function cpuTable(results: Results): string {
  const [, ...others] = NAMES;
  const rows = [...results].map(([{name}, rounds]) => {
    const byHand = summarize(rounds.map(([first]) => first?.cpu ?? NaN));
    const ratios = others.map((_, index) => toCell(ratiosOf(rounds, index + 1)));
    return [name, toFigure(byHand.median), ...ratios];
  });
  return toTable(['CPU time of one request', 'by hand, µs', ...others], rows);
}

function figuresTable(head: string, results: Results, figureOf: (turn: Turn) => number): string {
  const rows = [...results].map(([{name}, rounds]) => {
    const figures = NAMES.map((_, index) => summarize(rounds.flatMap(turns => turns[index] ?? []).map(figureOf)));
    return [name, ...figures.map(({median}) => toFigure(median))];
  });
  return toTable([head, ...NAMES], rows);
}
