import {fileURLToPath} from 'node:url';
import {relative} from 'node:path';

import {holdToLock} from '@rondojs/cli';

import {BrokenLockError, TestAppError} from './errors.js';
import {TestApp} from './test-app.js';

import type {Application} from '@rondojs/core';
import type {MatcherResult} from './to-match-contract.js';

const LOCK = 'contract.lock.json';

/**
 * A matcher for `expect.extend({toMatchContractLock})`: all servers of an application keep what a lock promises to their
 * clients. A lock that is not there is written, but not where `CI` is set; `UPDATE_CONTRACT` has it written anew.
 *
 * With jest, importing `@rondojs/testing/jest` does that.
 */
export async function toMatchContractLock(received: unknown, path: string | URL = LOCK): Promise<MatcherResult> {
  const {isKept, message} = await holdToLock(applicationOf(received), pathOf(path));
  return {pass: isKept, message: () => message};
}

/**
 * The same without a matcher, for node:test and others.
 *
 * @throws {BrokenLockError} with all that breaks the lock
 */
export async function assertContractLock(app: TestApp | Application, path: string | URL = LOCK): Promise<void> {
  const {isKept, message} = await holdToLock(applicationOf(app), pathOf(path));
  if (!isKept) throw new BrokenLockError(message);
}

function applicationOf(received: unknown): Application {
  if (received instanceof TestApp) return received.app as Application;
  // By what it can do: a test may have another copy of the package.
  if (typeof (received as Partial<Application> | undefined)?.findByTag === 'function') return received as Application;
  throw new TestAppError('Only an application has a contract lock, or what createTestApp() gives.');
}

/** As messages show it. */
function pathOf(path: string | URL): string {
  return typeof path === 'string' ? path : relative('', fileURLToPath(path));
}
