import {describe, expect, it} from '@jest/globals';

import {isDeeperThan} from '../../../src/params/json-depth.js';

describe('isDeeperThan', () => {
  it.each([
    ['[[[]]]', 3, false],
    ['[[[]]]', 2, true],
    ['[{"a":[]}]', 3, false],
    ['[{"a":[]}]', 2, true],
    ['[[],[],[],[]]', 2, false],
    ['["[[[[[["]', 1, false],
    ['["\\"[[[[[["]', 1, false],
    ['["\\\\",[[]]]', 2, true],
    ['["unfinished [[[[', 1, false],
    ['"text"', 1, false],
  ])('counts the levels of %s against %i', (text, limit, expected) => {
    expect(isDeeperThan(limit, text)).toBe(expected);
  });
});
