import {describe, expect, it} from '@jest/globals';

import {Container} from '../../src/container.js';

import type {Recipe} from '../../src/recipe.js';

describe('Container', () => {
  it('resolves one plan for many contexts', () => {
    const container = givenContainer();
    container.addValue('name', context => context.name);
    container.addRecipe('greeting', recipe(name => `Hello ${String(name)}`), ['name']);

    const plan = container.plan('greeting');

    expect(plan.resolve({name: 'Ada'})).toBe('Hello Ada');
    expect(plan.resolve({name: 'Eve'})).toBe('Hello Eve');
  });

  it('makes nothing while it plans', () => {
    let calls = 0;
    const container = givenContainer();
    container.addValue('value', () => ++calls);
    container.addRecipe('user', recipe(value => value), ['value']);

    container.plan('user');

    expect(calls).toBe(0);
  });

  it('looks in its parent for what it does not hold', () => {
    const parent = givenContainer();
    const child = givenContainer(parent);
    parent.addValue('shared', () => 'parent');
    parent.addValue('hidden', () => 'parent');
    child.addValue('hidden', () => 'child');
    child.addRecipe('both', recipe((...both) => both), ['shared', 'hidden']);

    expect(child.plan('both').resolve({name: ''})).toEqual(['parent', 'child']);
    expect(child.has('shared')).toBe(false);
  });

  it('waits for what must be awaited', async () => {
    const container = givenContainer();
    container.addValue('name', async context => context.name);
    container.addRecipe('greeting', recipe(name => `Hello ${String(name)}`), ['name']);

    const greeting = container.plan('greeting').resolve({name: 'Ada'});

    expect(greeting).toBeInstanceOf(Promise);
    expect(await greeting).toBe('Hello Ada');
  });

  it('counts what it holds, and forgets it', () => {
    const container = givenContainer();
    container.addValue('a', () => 1);
    const before = [container.size, container.has('a')];

    container.remove('a');
    container.remove('a');

    expect(before).toEqual([1, true]);
    expect([container.size, container.has('a')]).toEqual([0, false]);
  });

  it('plans anew after a change', () => {
    const container = givenContainer();
    container.addRecipe('user', recipe(value => value), ['value']);
    container.addValue('value', () => 'old');
    container.plan('user');

    container.remove('value');
    container.addValue('value', () => 'new');

    expect(container.plan('user').resolve({name: ''})).toBe('new');
  });
});

interface Asker {
  readonly name: string;
}

function givenContainer(parent?: Container<Asker>): Container<Asker> {
  return new Container<Asker>(parent);
}

function recipe(make: Recipe['make']): Recipe {
  return {id: Symbol('recipe'), needs: [], make, isOwn: false};
}
