import {parseArgs} from 'node:util';

import {describeEnvironment} from './environment.js';
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

/** Each prints its tables. All of them together are run quickly. */
const SUITES: Readonly<Record<string, (quick: boolean) => Promise<string>>> = {
  containers: runContainers,
  http: runHttp,
  sequence: runSequence,
  routes: runRoutes,
  start: runStart,
  memory: runMemory,
  repository: runRepository,
  soak: runSoak,
  install: runInstall,
};

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {quick: {type: 'boolean'}, guard: {type: 'boolean'}, save: {type: 'boolean'}},
});

// What is measured is what a user runs; the servers, which are children of this process, take it over.
process.env.NODE_ENV = 'production';

console.log(describeEnvironment());
await (values.guard ? guard() : runSuites());

async function runSuites(): Promise<void> {
  const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
  const quick = values.quick ?? positionals.length === 0;
  for (const name of names) {
    const run = SUITES[name];
    if (!run) throw new Error(`There is no suite ${name}. There are: ${Object.keys(SUITES).join(', ')}.`);
    console.log(`\n## ${name}${quick ? ', quickly' : ''}\n\n${await run(quick)}`);
  }
}

async function guard(): Promise<void> {
  const {report, isHeld} = await runGuard(values.save ?? false);
  console.log(`\n## guard\n\n${report}`);
  if (!isHeld) process.exitCode = 1;
}
