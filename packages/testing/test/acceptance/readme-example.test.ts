import '@rondojs/testing/jest';

import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';
import {expect, it} from '@jest/globals';

import {GREETINGS, GreetApplication} from './testing-page/greet-application.js';

it('greets whom it is told to', async () => {
  const app = await createTestApp(GreetApplication, {overrides: [bind(GREETINGS).to({en: 'Ahoy'})]});

  const response = await app.request('GET /greet/{name}', {path: {name: 'Ada'}});

  expect(response.body).toEqual({text: 'Ahoy, Ada!'});
  expect(response).toMatchContract();
  await app.close();
});
