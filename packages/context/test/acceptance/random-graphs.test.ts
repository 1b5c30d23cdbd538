import fc from 'fast-check';
import {describe, it} from '@jest/globals';

import {BindingScope} from '@rondojs/context';

import {Tree} from './random-tree.js';

import type {Change, Need, Source, Step} from './random-tree.js';

const RUNS = Number(process.env['RUNS'] ?? 400);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/**
 * Random trees of contexts, with random bindings that change at random, against a naive model: what is resolved,
 * which values are one and the same object, what fails and how, and what must be awaited.
 */
describe('random graphs', () => {
  // A failure is shrunk to few steps, and told with its seed: run it again with `SEED=…`.
  it(`resolve as a naive model does (SEED=${SEED})`, async () => {
    const property = fc.asyncProperty(contexts, beginning, steps, play);

    await fc.assert(property, {seed: SEED, numRuns: RUNS});
  });
});

/**
 * Binds most keys in the outermost context; then changes and asks, step by step. What is to fail is asked for at
 * the end alone, since what has been made and kept before a failure depends on which plans were known by then.
 */
async function play(shape: readonly Shape[], bound: readonly Change[], script: readonly Step[]): Promise<void> {
  const tree = new Tree(shape);
  for (const [index, change] of bound.entries()) tree.change({...change, at: 0, key: index % 8, what: 'bind'});
  for (const step of script) {
    tree.change(step);
    for (const ask of step.asks) if (!tree.fails(ask)) await tree.compare(ask);
  }
  const failing = script.flatMap(({asks}) => asks).find(ask => tree.fails(ask));
  if (failing) await tree.compare(failing);
}

type Shape = ConstructorParameters<typeof Tree>[0][number];

const contexts = fc.array(
  fc.record({
    parent: fc.nat(5),
    scope: fc.constantFrom(BindingScope.SERVER, BindingScope.REQUEST, BindingScope.REQUEST, undefined),
  }),
  {minLength: 1, maxLength: 6, size: 'max'},
);

const key = fc.nat(7);

const need: fc.Arbitrary<Need> = fc.record({
  kind: fc.oneof(
    {weight: 6, arbitrary: fc.constant('value' as const)},
    {weight: 2, arbitrary: fc.constant('optional' as const)},
    {weight: 1, arbitrary: fc.constant('tag' as const)},
  ),
  // Mostly later keys, so that circles happen and are not the rule.
  offset: fc.oneof(
    {weight: 30, arbitrary: fc.integer({min: 1, max: 4})},
    {weight: 1, arbitrary: fc.integer({min: -4, max: 0})},
  ),
  ofPart: fc.boolean(),
});

const source: fc.Arbitrary<Source> = fc.record({
  kind: fc.constantFrom(
    'constant',
    'dynamic',
    'class',
    'class',
    'properties',
    'provider',
    'function',
    'alias',
  ),
  isLate: fc.oneof({weight: 4, arbitrary: fc.constant(false)}, {weight: 1, arbitrary: fc.constant(true)}),
  needs: fc.array(need, {maxLength: 3}),
});

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(6),
  key,
  what: fc.constantFrom('bind', 'bind', 'bind', 'unbind', 'tag', 'scope', 'source'),
  scope: fc.constantFrom(...Object.values(BindingScope)),
  isTagged: fc.boolean(),
  source,
});

const beginning = fc.array(change, {maxLength: 12, size: 'max'});

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc
    .tuple(change, fc.array(fc.record({at: fc.nat(6), key}), {minLength: 1, maxLength: 8, size: 'max'}))
    .map(([each, asks]) => ({...each, asks})),
  {minLength: 1, maxLength: 12, size: 'max'},
);
