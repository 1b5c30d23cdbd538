import {awilix} from './awilix.js';
import {byHand} from './by-hand.js';
import {check} from './check.js';
import {inversify} from './inversify.js';
import {measure} from '../measure.js';
import {nest} from './nest.js';
import {requestContextCandidates} from './request-context.js';
import {rondo} from './rondo.js';
import {tableOfFacade} from './facade.js';
import {tableOfManyRequests} from './many-requests.js';
import {toCell, toTable} from '../table.js';
import {tsyringe} from './tsyringe.js';

import type {Class, Contender} from './contender.js';
import type {Effort} from '../measure.js';
import type {Report} from '../report.js';
import type {Summary} from '../samples.js';

const CONTENDERS: readonly Contender[] = [byHand, rondo, inversify, awilix, tsyringe, nest];

let requests = 0;

/** The works, and how a contender is asked to do them. */
const WORKS: Readonly<Record<string, (contender: Contender) => unknown>> = {
  transient: contender => contender.transient(),
  singleton: contender => contender.singleton(),
  'graph of three': contender => contender.graph(),
  'request scope': contender => contender.ofRequest({url: `/${requests++ % 10}`}),
  'start with 1,000 bindings': contender => contender.start(createClasses()),
};

/** Compares containers with each other, and with code that has none. What is not quick takes ten minutes. */
export async function runContainers(quick: boolean): Promise<Report> {
  const effort: Effort = quick ? {rounds: 15, sample: 2} : {rounds: 51, sample: 5};
  for (const contender of CONTENDERS) await check(contender, createClasses());

  const columns: (readonly Summary[])[] = [];
  for (const work of Object.values(WORKS)) columns.push(await measure(CONTENDERS.map(doing(work)), effort));
  const rows = CONTENDERS.map(({name}, row) => [name, ...columns.map(column => cellOf(column[row]))]);
  const candidates = requestContextCandidates();
  const contexts = await measure(candidates, effort);
  const tables = [
    toTable(['one call, µs', ...Object.keys(WORKS)], rows),
    toTable(['one request, µs', 'median'], candidates.map(({name}, row) => [name, cellOf(contexts[row])])),
    await tableOfFacade(effort),
    tableOfManyRequests(quick ? 100_000 : 1_000_000),
  ];
  return {text: tables.join('\n\n')};
}

function doing(work: (contender: Contender) => unknown) {
  return (contender: Contender) => ({name: contender.name, run: () => work(contender)});
}

function cellOf(summary: Summary | undefined): string {
  return summary ? toCell(summary) : '';
}

/** New ones for every start, as for a process that has just begun: containers remember classes. */
function createClasses(): readonly Class[] {
  return Array.from({length: 1000}, () => class {});
}
