import {describe, expect, it} from '@jest/globals';

import {isPromiseLike, whenReady} from '../../src/value-or-promise.js';

describe('isPromiseLike', () => {
  it.each<[string, unknown]>([
    ['a promise', Promise.resolve(1)],
    ['an object with then', {then: () => {}}],
    ['a function with then', Object.assign(() => {}, {then: () => {}})],
  ])('accepts %s', (_, value) => {
    expect(isPromiseLike(value)).toBe(true);
  });

  it.each([[null], [undefined], [0], ['then'], [{}], [{then: 1}], [() => {}]])('refuses %p', value => {
    expect(isPromiseLike(value)).toBe(false);
  });
});

describe('whenReady', () => {
  it('goes on at once with a value', () => {
    expect(whenReady(1, value => value + 1)).toBe(2);
  });

  it('waits for a promise', async () => {
    const result = whenReady(Promise.resolve(1), value => value + 1);

    expect(result).toBeInstanceOf(Promise);
    expect(await result).toBe(2);
  });

  it('passes a failure on', async () => {
    const result = whenReady(Promise.reject(new Error('no')), () => 1);

    await expect(result).rejects.toThrow('no');
  });
});
