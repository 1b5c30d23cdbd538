import {describe, expect, it} from '@jest/globals';

import {stepOf} from '../../src/plan-step.js';

import type {Step} from '../../src/plan-step.js';

describe('a step', () => {
  it.each([0, 1, 2, 3, 4, 7])('makes a thing at once of %i things that are there', count => {
    const step = stepOf(list, needs(Array.from({length: count}, (_, index) => () => index)));

    expect(step('context')).toEqual(Array.from({length: count}, (_, index) => index));
  });

  it.each([1, 2, 3, 4, 7])('waits for any one of %i things, and makes each of them once', async count => {
    for (let late = 0; late < count; late++) {
      const calls: number[] = [];
      const steps = Array.from({length: count}, (_, index) => () => {
        calls.push(index);
        return index === late ? Promise.resolve(index) : index;
      });

      const made = stepOf(list, needs(steps))('context');

      const all = Array.from({length: count}, (_, index) => index);
      expect(made).toBeInstanceOf(Promise);
      expect([await made, calls]).toEqual([all, all]);
    }
  });

  it('hands the context on to what it needs', () => {
    const step = stepOf(list, needs([context => `${context}!`, context => `${context}?`]));

    expect(step('request')).toEqual(['request!', 'request?']);
  });

  it('makes nothing of the rest when one fails at once', () => {
    const step = stepOf(list, needs([() => Promise.reject(new Error('late')), fail, () => 1]));

    expect(() => step('context')).toThrow('at once');
  });
});

function list(...values: readonly unknown[]): readonly unknown[] {
  return values;
}

function fail(): never {
  throw new Error('at once');
}

function needs(steps: readonly Step<string>[]) {
  return steps.map((step, index) => ({name: `need ${index}`, step}));
}
