import {describe, expect, it} from '@jest/globals';

import {bind} from '../../src/binding.js';
import {inject} from '../../src/inject.js';
import {recipeOf, recipeOfClass} from '../../src/recipe.js';

describe('the recipe of a class', () => {
  it.each([0, 1, 2, 3, 4, 5])('hands %i arguments to the constructor', count => {
    class Collector {
      readonly received: unknown[];
      constructor(...received: unknown[]) {
        this.received = received;
      }
    }
    for (let index = 0; index < count; index++) inject(`key.${index}`)(Collector, undefined, index);
    const values = Array.from({length: count}, (_, index) => `value ${index}`);

    const {needs, make} = recipeOfClass(Collector);

    expect(needs.map(({address}) => address)).toEqual(values.map((_, index) => `key.${index}`));
    expect((make(...values) as Collector).received).toEqual(values);
  });

  it('sets properties after the constructor has run', () => {
    const {needs, make} = recipeOfClass(Todo);

    const todo = make('a', 'b', 'c') as Todo;

    expect(needs.map(({address}) => address)).toEqual(['first', 'second', 'third']);
    expect(todo).toMatchObject({first: 'a', second: 'b', third: 'c'});
  });

  it('keeps the initialiser of a property for which there is nothing', () => {
    const {make} = recipeOfClass(Todo);

    expect(make('a', undefined, null)).toMatchObject({second: 'initial', third: null});
  });

  it('is made once', () => {
    expect(recipeOfClass(Todo)).toBe(recipeOfClass(Todo));
  });

  it('refuses an argument without a decorator', () => {
    class InfoController {
      constructor(readonly info: unknown) {}
    }

    expect(() => recipeOfClass(InfoController)).toThrow(
      "The argument 'InfoController.constructor[0]' is not decorated for dependency injection.",
    );
  });
});

describe('the recipe of a binding', () => {
  it('is that of its class', () => {
    expect(recipeOf(bind('todo').toClass(Todo))).toBe(recipeOfClass(Todo));
  });

  it('asks a provider for its value', () => {
    const recipe = recipeOf(bind('greeting').toProvider(GreetingProvider));

    expect(recipe?.needs.map(({address}) => address)).toEqual(['name']);
    expect(recipe?.make('Ada')).toBe('Hello Ada');
  });

  it('is the other key, for an alias', () => {
    const recipe = recipeOf(bind('a').toAlias('b#c'));

    expect(recipe?.needs).toEqual([{kind: 'value', address: 'b#c', optional: false, target: 'a (alias)'}]);
    expect(recipe?.make(1)).toBe(1);
  });

  it('is absent for constants and dynamic values', () => {
    expect(recipeOf(bind('a').to(1))).toBeUndefined();
    expect(recipeOf(bind('a').toDynamicValue(() => 1))).toBeUndefined();
  });

  it('cannot be known of an empty binding', () => {
    expect(() => recipeOf(bind('a'))).toThrow('Binding a is not bound to a value yet');
  });
});

class Todo {
  @inject('second') second: unknown = 'initial';
  @inject('third') third: unknown;
  constructor(@inject('first') readonly first: unknown) {}
}

class GreetingProvider {
  constructor(@inject('name') private readonly name: string) {}

  value(): string {
    return `Hello ${this.name}`;
  }
}
