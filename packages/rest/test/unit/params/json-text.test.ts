import {describe, expect, it} from '@jest/globals';

import {parseJsonText} from '../../../src/params/json-text.js';

describe('parseJsonText', () => {
  it('gives the value of a text', () => {
    const value = parseJsonText('{"a":[1,"x",1e3]}', 3);

    expect(value).toEqual({a: [1, 'x', 1000]});
  });

  it.each([
    ['what is no JSON', '{', 'must be JSON'],
    ['too many levels', '[[[[]]]]', 'must be nested at most 3 levels deep'],
    ['a number that would be infinite', '[1e400]', 'must have no number that is too large'],
    ['an integer that would lose digits', '9007199254740993', 'must have no integer that is beyond 2^53 - 1, and would lose digits: send it as a string'],
    ['half of a surrogate pair', '"\\ud83c"', 'must have no string that has half of a surrogate pair'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseJsonText(text, 3)).toThrow(message);
  });
});
