import {diff as compare} from '@rondojs/openapi-spec';

import {EXIT} from '../contract.js';
import {SOURCE_OPTIONS, readDocument} from '../source.js';
import {UsageError} from '../errors.js';
import {compareWithLock} from '../lock-difference.js';
import {documentsOf} from '../application.js';
import {readLock, writeLock} from '../lock.js';
import {tellDifference} from '../tell-difference.js';

import type {Command, Options, Output} from '../contract.js';
import type {Difference} from '@rondojs/openapi-spec';

const LOCK = 'contract.lock.json';

/** Compares documents, or an application with its lock. */
export const diff: Command = {
  name: 'diff',
  summary: 'compare two documents, or an application with its contract.lock.json',
  help: `Usage: rondo diff <before> <after> [options]
       rondo diff --lock <module> [--update] [options]

Tells what has changed, what that means to clients, and which number of the version should go up. Both may be files
or modules. With --lock, all servers of an application are compared with what was promised in ${LOCK}.
Exits with 1 when a change is breaking.

  --lock           compare with the lock
  --file FILE      where the lock is (${LOCK})
  --update         write the lock, whatever has changed
  --fail-on LEVEL  breaking, risky or safe (breaking)
  --server NAME    of which server, where there are several
  --init           initialise the application first: for asynchronous components
  --json           print the changes as JSON

Examples: rondo diff v1.yaml v2.yaml
          rondo diff --lock dist/app.js`,
  options: {
    ...SOURCE_OPTIONS,
    lock: {type: 'boolean'},
    file: {type: 'string'},
    update: {type: 'boolean'},
    'fail-on': {type: 'string'},
  },
  takes: {least: 1, most: 2},
  async run(args, options, output) {
    const isFatal = fatalOf(options);
    const differences = options.lock ? await withLock(args, options, output) : [await between(args, options)];
    if (!differences) return EXIT.fine;

    if (options.json) output.out(`${JSON.stringify(options.lock ? {servers: differences} : differences[0], null, 2)}\n`);
    else for (const difference of differences) tellDifference(difference, output);
    return differences.some(isFatal) ? EXIT.findings : EXIT.fine;
  },
};

async function between(args: readonly string[], options: Options): Promise<Difference> {
  const [before, after] = args;
  if (before === undefined || after === undefined) throw new UsageError('Give two documents, or --lock and a module.');
  return compare(await readDocument(before, options), await readDocument(after, options));
}

/** Undefined where the lock was written. */
async function withLock(args: readonly string[], options: Options, output: Output): Promise<readonly Difference[] | undefined> {
  const [module = '', more] = args;
  if (more !== undefined) throw new UsageError('With --lock, give one module.');
  const path = typeof options.file === 'string' ? options.file : LOCK;
  const documents = await documentsOf(module, options.init === true);
  if (options.update) {
    await writeLock(path, Object.fromEntries(documents.map(({name, document}) => [name, document])));
    if (options.json) output.out(`${JSON.stringify({written: path})}\n`);
    else output.error(`${path} is written.\n`);
    return undefined;
  }
  const lock = await readLock(path);
  if (!lock) throw new UsageError(`There is no ${path}. Write it by --update, and commit it.`);
  return compareWithLock(lock, documents);
}

const LEVELS = ['breaking', 'risky', 'safe'];

function fatalOf(options: Options): (difference: Difference) => boolean {
  const level = options['fail-on'] ?? 'breaking';
  const index = LEVELS.indexOf(String(level));
  if (index < 0) throw new UsageError(`--fail-on is one of ${LEVELS.join(', ')}, and not ${String(level)}.`);
  return ({changes}) => changes.some(({verdict}) => LEVELS.indexOf(verdict) <= index);
}
