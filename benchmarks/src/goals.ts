import {readResults} from './results.js';
import {toFigure, toTable} from './table.js';

import type {Figures} from './report.js';

/** One figure of a run. */
type FigureOf = (suite: string, row: string, column: string) => number;

interface Goal {
  readonly work: string;
  readonly goal: string;
  /** What was measured of it: whether it is reached, and the figures that say so. */
  readonly judge: (figure: FigureOf) => {readonly isReached: boolean; readonly told: string};
}

const VERSIONS = ['20', '24'];

/** How much of the heap may come and go. */
const FLAT = 1.05;

const GOALS: readonly Goal[] = [
  ...['ping', 'path and query', 'JSON body', '1,000 items', '1,000 items, with a schema'].flatMap(work => [
    atMost('http', work, 1.05),
    lessThanFastify('http', work),
  ]),
  atMost('http', 'request scope', 1.1),
  ...['404', '422'].map(work => lessThanFastify('http', work)),
  ...['1,000', '10,000'].flatMap(count => [
    atMost('routes', count, 1, `${count} routes, one hit at random`),
    lessThanFastify('routes', count, `${count} routes, one hit at random`),
  ]),
  ...['10', '1,000'].map(count => lessThanFastify('start', count, `start to first answer, ${count} operations`)),
  {work: 'memory after a million requests', goal: 'flat', judge: judgeMemory},
  {work: 'install of @rondojs/rest', goal: 'under 40 packages and 20 MB', judge: judgeInstall},
];

/** The goals of the design, one by one, and what the last runs say of them. */
export function tableOfGoals(): string {
  const results = readResults();
  const rows = GOALS.map(({work, goal, judge}) => [
    work,
    goal,
    ...VERSIONS.map(version => cellOf(judge, results[version] ?? {})),
  ]);
  return toTable(['work', 'goal', ...VERSIONS.map(version => `Node ${version}`)], rows);
}

function cellOf(judge: Goal['judge'], suites: Readonly<Record<string, Figures>>): string {
  const {isReached, told} = judge((suite, row, column) => suites[suite]?.[row]?.[column] ?? NaN);
  if (told.includes('NaN')) return 'not measured';
  return isReached ? `**reached**: ${told}` : `missed: ${told}`;
}

function atMost(suite: string, row: string, limit: number, work = row): Goal {
  return {
    work,
    goal: `at most ${limit.toFixed(2)} times by hand`,
    judge: figure => {
      const ratio = figure(suite, row, 'Rondo');
      return {isReached: ratio <= limit, told: toFigure(ratio)};
    },
  };
}

function lessThanFastify(suite: string, row: string, work = row): Goal {
  return {
    work,
    goal: suite === 'start' ? 'no slower than Fastify' : 'less than Fastify',
    judge: figure => {
      const [own, other] = [figure(suite, row, 'Rondo'), figure(suite, row, 'Fastify')];
      return {isReached: own < other, told: `${toFigure(own)}, Fastify ${toFigure(other)}`};
    },
  };
}

function judgeMemory(figure: FigureOf): ReturnType<Goal['judge']> {
  const [early, late] = [figure('memory', 'Rondo', '60,000'), figure('memory', 'Rondo', '1,000,000')];
  return {isReached: late <= early * FLAT, told: `heap of ${toFigure(early)} MB after 60,000, then ${toFigure(late)} MB`};
}

function judgeInstall(figure: FigureOf): ReturnType<Goal['judge']> {
  const [packages, size] = [figure('install', 'Rondo', 'packages'), figure('install', 'Rondo', 'MB on disk')];
  return {isReached: packages < 40 && size < 20, told: `${packages} packages, ${toFigure(size)} MB on disk`};
}
