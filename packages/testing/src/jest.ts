import {toMatchContract} from './to-match-contract.js';
import {toMatchContractLock} from './contract-lock.js';

import type {Expect} from 'expect';

declare module 'expect' {
  interface Matchers<R> {
    /** An answer of `request` has a status and a media type that its operation declares, and a body as described. */
    toMatchContract(): R;
    /** All servers of an application keep what a lock promises to their clients. @defaultValue 'contract.lock.json' */
    toMatchContractLock(path?: string | URL): Promise<R>;
  }
}

/** The `expect` of the test framework: jest has one in every test file, and vitest where globals are switched on. */
const {expect} = globalThis as {expect?: Pick<Expect, 'extend'>};

if (!expect) {
  throw new TypeError(
    'There is no global expect here. Import @rondojs/testing/jest in a test, or name it in setupFilesAfterEnv; ' +
      'elsewhere, expect.extend({toMatchContract, toMatchContractLock}) with what @rondojs/testing exports.',
  );
}
expect.extend({toMatchContract, toMatchContractLock});
