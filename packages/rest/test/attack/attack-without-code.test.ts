/** @jest-environment ./packages/rest/test/no-code-generation-environment.js */
import {expect, it} from '@jest/globals';

import {mayGenerateCode} from '@rondojs/json-schema';

import './attack.test.js';

it('all this happened where no code may be made from strings', () => {
  expect(mayGenerateCode()).toBe(false);
});
