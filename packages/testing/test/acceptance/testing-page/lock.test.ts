import '@rondojs/testing/jest';

import {afterAll, beforeAll, expect, it} from '@jest/globals';
import {createTestApp} from '@rondojs/testing';

import {GreetApplication} from './greet-application.js';

import type {TestApp} from '@rondojs/testing';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(GreetApplication);
});

afterAll(() => app.close());

it('keeps what clients were promised', async () => {
  await expect(app).toMatchContractLock(new URL('greet.lock.json', import.meta.url));
});
