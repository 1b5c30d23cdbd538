import {compareWithLock} from './lock-difference.js';
import {documentsIn} from './application.js';
import {readLock, writeLock} from './lock.js';
import {tellDifference} from './tell-difference.js';

import type {ApplicationLike} from './application.js';
import type {ServerDifference} from './lock-difference.js';

/** Whether an application keeps what its clients were promised. */
export interface LockVerdict {
  readonly isKept: boolean;
  /** What breaks it, and what to do; or what was done. */
  readonly message: string;
}

/**
 * Compares the servers of an application with a lock, for tests. A lock that is not there is written, but not where `CI`
 * is set: there it was to be found. Where `UPDATE_CONTRACT` is set, it is written anew.
 *
 * @throws {UsageError} for a file that is no lock
 */
export async function holdToLock(application: ApplicationLike, path: string): Promise<LockVerdict> {
  const documents = await documentsIn(application);
  const lock = await readLock(path);
  const {CI, UPDATE_CONTRACT} = process.env;
  if (!lock && CI && !UPDATE_CONTRACT) {
    return {isKept: false, message: `There is no ${path}. Run the test where CI is not set, and commit what it writes.`};
  }
  if (!lock || UPDATE_CONTRACT) {
    await writeLock(path, Object.fromEntries(documents.map(({name, document}) => [name, document])));
    return {isKept: true, message: `${path} was written.`};
  }
  return verdictOn(compareWithLock(lock, documents), path);
}

function verdictOn(differences: readonly ServerDifference[], path: string): LockVerdict {
  const broken = differences.filter(({verdict}) => verdict === 'breaking');
  if (broken.length === 0) return {isKept: true, message: `All that ${path} promises is kept.`};

  const lines: string[] = [];
  const output = {out: (text: string) => void lines.push(text), error: () => undefined, isTerminal: false};
  for (const difference of broken) tellDifference(difference, output);
  const advice = 'Take the breaking changes back, or promise anew: UPDATE_CONTRACT=1.';
  return {isKept: false, message: `What ${path} promises is broken.\n${lines.join('')}${advice}`};
}
