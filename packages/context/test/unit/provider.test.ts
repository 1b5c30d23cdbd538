import {describe, expect, it} from '@jest/globals';

import {isDynamicValueProvider, isProviderClass} from '../../src/provider.js';

describe('isProviderClass', () => {
  it.each([
    ['a class with a method named value', class { value() {} }, true],
    ['a class that inherits one', class extends (class { value() {} }) {}, true],
    ['a class without one', class {}, false],
    ['a class with a static one', class { static value() {} }, false],
    ['a built-in class', String, false],
    ['an arrow function', () => 1, false],
    ['no function', {value() {}}, false],
    ['nothing', undefined, false],
  ])('answers for %s', (_, type, expected) => {
    expect(isProviderClass(type)).toBe(expected);
  });
});

describe('isDynamicValueProvider', () => {
  it.each([
    ['a class with a static method named value', class { static value() {} }, true],
    ['a class with a method of that name', class { value() {} }, false],
    ['a function', () => 1, false],
    ['no function', {value() {}}, false],
  ])('answers for %s', (_, type, expected) => {
    expect(isDynamicValueProvider(type)).toBe(expected);
  });
});
