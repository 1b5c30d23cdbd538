import {describe, expect, it} from '@jest/globals';

import {allReady, isPromiseLike, whenReady} from '../../src/value-or-promise.js';

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

describe('allReady', () => {
  it('gives all at once when all is there', () => {
    expect(allReady([() => 1, () => 2])).toEqual([1, 2]);
    expect(allReady([])).toEqual([]);
  });

  it('waits when one is late', async () => {
    const all = allReady([() => 1, () => Promise.resolve(2)]);

    expect(all).toBeInstanceOf(Promise);
    expect(await all).toEqual([1, 2]);
  });

  it('throws what fails at once, and leaves no failure of the others behind', async () => {
    const unheard: unknown[] = [];
    const listener = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', listener);

    const late = () => Promise.reject(new Error('late'));
    const broken = () => {
      throw new Error('broken');
    };

    expect(() => allReady<unknown>([late, broken])).toThrow('broken');
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', listener);
    expect(unheard).toEqual([]);
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
