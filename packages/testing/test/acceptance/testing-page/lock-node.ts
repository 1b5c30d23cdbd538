import {test} from 'node:test';

import {assertContractLock} from '@rondojs/testing';

import {GreetApplication} from './greet-application.js';

await test('keeps what clients were promised', async () => {
  await assertContractLock(new GreetApplication(), new URL('greet.lock.json', import.meta.url));
});
