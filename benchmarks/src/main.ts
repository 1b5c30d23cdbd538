import {parseArgs} from 'node:util';

import {describeEnvironment} from './environment.js';
import {runContainers} from './containers/suite.js';
import {runHttp} from './http/suite.js';

/** Each prints its tables. All of them together are run quickly. */
const SUITES: Readonly<Record<string, (quick: boolean) => Promise<string>>> = {
  containers: runContainers,
  http: runHttp,
};

const {positionals, values} = parseArgs({allowPositionals: true, options: {quick: {type: 'boolean'}}});
const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
const quick = values.quick ?? positionals.length === 0;

// What is measured is what a user runs; the servers, which are children of this process, take it over.
process.env.NODE_ENV = 'production';

console.log(describeEnvironment());
for (const name of names) {
  const run = SUITES[name];
  if (!run) throw new Error(`There is no suite ${name}. There are: ${Object.keys(SUITES).join(', ')}.`);
  console.log(`\n## ${name}${quick ? ', quickly' : ''}\n\n${await run(quick)}`);
}
