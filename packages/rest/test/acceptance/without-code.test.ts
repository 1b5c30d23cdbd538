/** @jest-environment ./packages/rest/test/no-code-generation-environment.js */
import {expect, it} from '@jest/globals';

import {mayGenerateCode} from '@rondojs/json-schema';

import './json-schema.test.js';
import './messages.test.js';
import './own-validation.test.js';
import './routes.test.js';
import './routing.test.js';
import './validation.test.js';

it('all this happened where no code may be made from strings', () => {
  expect(mayGenerateCode()).toBe(false);
});
