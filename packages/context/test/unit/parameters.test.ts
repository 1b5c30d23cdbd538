import {describe, expect, it} from '@jest/globals';

import {Context} from '../../src/context.js';
import {createFillParameters} from '../../src/parameters.js';
import {inject} from '../../src/inject.js';
import {injectionsOfMethod} from '../../src/method-injection.js';

describe('createFillParameters', () => {
  it('gives back the very list where nothing is injected', () => {
    const given = [1];

    expect(createFillParameters('run', [])(new Context('app'), given)).toBe(given);
  });

  it.each([
    [[], [undefined, 'a', undefined, 'b']],
    [[1], [1, 'a', undefined, 'b']],
    [[1, 2], [1, 'a', 2, 'b']],
    [[1, 2, 3], [1, 'a', 2, 'b', 3]],
  ])('fills the holes in their order: %j', (given, expected) => {
    class Todo {
      run(_0: unknown, @inject('a') _1: unknown, _2: unknown, @inject('b') _3: unknown) {}
    }
    const context = new Context('app');
    for (const key of ['a', 'b']) context.bind(key).to(key);

    const fill = createFillParameters('Todo.prototype.run', injectionsOfMethod(Todo.prototype, 'run'));

    expect(fill(context, given)).toEqual(expected);
  });

  it('has a place in plans also for a name that could be no key', () => {
    class Todo {
      'a#b'(@inject('a') _: unknown) {}
    }
    const context = new Context('app');
    context.bind('a').to(1);

    const fill = createFillParameters('Todo.prototype.a#b', injectionsOfMethod(Todo.prototype, 'a#b'));

    expect(fill(context, [])).toEqual([1]);
  });
});
