import {parseArgs} from 'node:util';

import {NODE, keepFigures} from './results.js';
import {describeEnvironment} from './environment.js';
import {findPlace, writePlace} from './readme.js';
import {runContainers} from './containers/suite.js';
import {runGuard} from './http/guard.js';
import {runHttp} from './http/suite.js';
import {runInstall} from './install.js';
import {runMemory} from './memory.js';
import {runRepository} from './repository/suite.js';
import {runRoutes} from './scale/routes.js';
import {runSequence} from './sequence/suite.js';
import {runSoak} from './soak/suite.js';
import {runStart} from './scale/start.js';
import {tableOfGoals} from './goals.js';

import type {Report} from './report.js';

/** Each prints its tables. All of them together are run quickly. */
const SUITES: Readonly<Record<string, (quick: boolean) => Promise<Report>>> = {
  containers: () => runContainers(!values.full),
  http: runHttp,
  sequence: async quick => ({text: await runSequence(quick)}),
  routes: runRoutes,
  start: runStart,
  memory: runMemory,
  repository: runRepository,
  soak: async quick => ({text: await runSoak(quick)}),
  install: runInstall,
};

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {
    quick: {type: 'boolean'},
    full: {type: 'boolean'},
    write: {type: 'boolean'},
    guard: {type: 'boolean'},
    save: {type: 'boolean'},
  },
});

// What is measured is what a user runs; the servers, which are children of this process, take it over.
process.env.NODE_ENV = 'production';

console.log(describeEnvironment());
await (values.guard ? guard() : runSuites());

async function runSuites(): Promise<void> {
  const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
  const quick = values.quick ?? positionals.length === 0;
  const unknown = names.filter(name => !SUITES[name]);
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`);
  if (values.write) for (const name of names) findPlace(placeOf(name));

  for (const name of names) {
    const report = await SUITES[name]?.(quick);
    if (!report) continue;
    console.log(`\n## ${name}${quick ? ', quickly' : ''}\n\n${report.text}`);
    if (values.write) write(name, report, quick);
  }
}

/** Puts what was found into README.md, and the goals anew. */
function write(name: string, {text, figures}: Report, quick: boolean): void {
  writePlace(placeOf(name), `Measured${quick ? ' quickly' : ''} on ${describeEnvironment()}\n\n${text}`);
  if (!figures) return;
  keepFigures(name, figures);
  writePlace('goals', tableOfGoals());
}

function placeOf(name: string): string {
  return `${name}, Node ${NODE}`;
}

async function guard(): Promise<void> {
  const {report, isHeld} = await runGuard(values.save ?? false);
  console.log(`\n## guard\n\n${report}`);
  if (!isHeld) process.exitCode = 1;
}
