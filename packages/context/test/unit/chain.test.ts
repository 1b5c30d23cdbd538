import {describe, expect, it} from '@jest/globals';

import {Chain} from '../../src/chain.js';

import type {Link} from '../../src/chain.js';

interface Entry extends Link<string, Entry> {
  readonly value: number;
}

describe.each([
  ['a few', 3],
  ['as many as a chain holds', 8],
  ['one more', 9],
  ['many', 100],
])('Chain of %s entries', (_, count) => {
  const keys = Array.from({length: count}, (_, index) => `k${index}`);

  it('finds each, and gives all in the order in which they came', () => {
    const chain = givenChain(keys);

    expect(keys.map(key => chain.get(key)?.value)).toEqual(keys.map((_, index) => index));
    expect([...chain.entries()].map(({key}) => key)).toEqual(keys);
    expect(chain.get('other')).toBeUndefined();
  });

  it.each([0, 1, count - 1])('puts an entry into the place of number %i, which has its key', index => {
    const chain = givenChain(keys);

    chain.set({key: `k${index}`, value: -1, next: undefined});

    expect([...chain.entries()].map(({key}) => key)).toEqual(keys);
    expect(chain.get(`k${index}`)?.value).toBe(-1);
  });

  it.each([0, 1, count - 1])('lets go of number %i', index => {
    const chain = givenChain(keys);

    chain.delete(`k${index}`);
    chain.delete('other');
    chain.set({key: 'new', value: 0, next: undefined});

    expect([...chain.entries()].map(({key}) => key)).toEqual([...keys.toSpliced(index, 1), 'new']);
  });

  it('is empty when it has been cleared', () => {
    const chain = givenChain(keys);

    chain.clear();

    expect([...chain.entries()]).toEqual([]);
  });
});

function givenChain(keys: readonly string[]): Chain<string, Entry> {
  const chain = new Chain<string, Entry>();
  keys.forEach((key, value) => chain.set({key, value, next: undefined}));
  return chain;
}
