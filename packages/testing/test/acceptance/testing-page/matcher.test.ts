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

it('greets in all languages', async () => {
  const response = await app.request('GET /greet/Ada', {query: {language: 'de'}});

  expect(response.body).toEqual({text: 'Hallo, Ada!'});
  expect(response).toMatchContract();
});
