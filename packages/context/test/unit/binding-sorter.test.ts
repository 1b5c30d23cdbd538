import {describe, expect, it} from '@jest/globals';

import {bind} from '../../src/binding.js';
import {compareBindingsByTag, compareByOrder, sortBindingsByPhase} from '../../src/binding-sorter.js';

describe('compareByOrder', () => {
  it.each([
    ['what is not in the order comes first', ['b', 'x', 'a'], ['a', 'b'], ['x', 'a', 'b']],
    ['what is in no order goes by the alphabet', ['b', 'c', 'a'], [], ['a', 'b', 'c']],
    ['numbers go by their texts', [2, 1], [], [1, 2]],
  ])('%s', (_, values, order, expected) => {
    expect([...values].sort((one, other) => compareByOrder(one, other, order))).toEqual(expected);
  });

  it('takes nothing and an empty text for one', () => {
    expect([compareByOrder(null, undefined), compareByOrder('', null), compareByOrder(undefined, '')]).toEqual([0, 0, 0]);
  });

  it('has symbols before texts, by their descriptions', () => {
    const [a, b, nameless] = [Symbol('a'), Symbol('b'), Symbol()];

    const sorted = ['a', b, a, nameless].sort((one, other) => compareByOrder(one, other));

    expect(sorted).toEqual([nameless, a, b, 'a']);
  });
});

describe('sortBindingsByPhase', () => {
  it('sorts by the phase, and leaves those of one phase as they were', () => {
    const bindings = ['2', '1', 'x', '2', '1'].map((phase, index) => bind(`${phase}-${index}`).tag({phase}));

    const sorted = sortBindingsByPhase(bindings, 'phase', ['1', '2']);

    expect(sorted.map(({key}) => key)).toEqual(['x-2', '1-1', '1-4', '2-0', '2-3']);
  });
});

describe('compareBindingsByTag', () => {
  it('has those without the tag first', () => {
    const bindings = [bind('b').tag({name: 'b'}), bind('none'), bind('a').tag({name: 'a'})];

    const sorted = bindings.sort(compareBindingsByTag('name'));

    expect(sorted.map(({key}) => key)).toEqual(['none', 'a', 'b']);
  });
});
