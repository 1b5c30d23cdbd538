import {describe, expect, it} from '@jest/globals';

import {brand, hasBrand} from '../../src/brand.js';

const TEST_BRAND = Symbol.for('rondo.test.Branded');

describe('a brand', () => {
  it('is on all instances of a class and of those that extend it, and is no member that shows', () => {
    const [one, other] = [new Branded(), new (class extends Branded {})()];

    expect([one, other].map(each => hasBrand(each, TEST_BRAND))).toEqual([true, true]);
    expect(Object.keys(one)).toEqual([]);
    expect(JSON.stringify(one)).toBe('{}');
  });

  it('is known by its symbol, also on a class that another copy has marked', () => {
    const Copy = class {};
    brand(Copy, Symbol.for('rondo.test.Branded'));

    expect(hasBrand(new Copy(), TEST_BRAND)).toBe(true);
  });

  it.each([undefined, null, 'TestBrand', 1, {}, class {}])('is not on %p', value => {
    expect(hasBrand(value, TEST_BRAND)).toBe(false);
  });
});

class Branded {
  static {
    brand(this, TEST_BRAND);
  }
}
