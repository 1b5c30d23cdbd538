import {describe, expect, it} from '@jest/globals';

import {Context, inject, instantiateClass} from '@rondojs/context';

describe('instantiateClass', () => {
  it('injects what is decorated, and takes the rest from the list', () => {
    const todo = instantiateClass(Todo, givenContext('store', 'mail'), ['first', 'last', 'more']);

    expect(todo).toBeInstanceOf(Todo);
    expect(todo).toMatchObject({first: 'first', store: 'store', rest: ['last', 'more'], mail: 'mail', log: 'none'});
  });

  it('gives a promise when something must be awaited', async () => {
    const context = givenContext('store');
    context.bind('mail').toDynamicValue(() => Promise.resolve('later'));

    const todo = instantiateClass(Todo, context, ['first']);

    expect(todo).toBeInstanceOf(Promise);
    await expect(todo).resolves.toMatchObject({mail: 'later'});
  });

  it('does not let plans grow with the number of calls', () => {
    const context = givenContext('store', 'mail');
    const make = () => instantiateClass(Todo, context, ['first']);
    void make();
    const {containerSize} = context.inspect();

    for (let call = 0; call < 100; call++) void make();

    expect(context.inspect().containerSize).toBe(containerSize);
  });

  it('names the argument that is neither decorated nor given', () => {
    expect(() => void instantiateClass(Todo, givenContext('store', 'mail'))).toThrow(
      `The argument 'Todo.constructor[0]' is not decorated for dependency injection but no value was supplied by the caller.`,
    );
  });

  it('names the member whose key is not bound', () => {
    expect(() => void instantiateClass(Todo, givenContext('store'), ['first'])).toThrow(
      "The key 'mail' is not bound to any value in context app, and is needed on the way Todo --> @Todo.prototype.mail",
    );
  });
});

class Todo {
  @inject('mail') readonly mail: unknown;
  @inject('log', {optional: true}) readonly log: string = 'none';
  readonly rest: readonly unknown[];

  constructor(
    readonly first: unknown,
    @inject('store') readonly store: unknown,
    ...rest: readonly unknown[]
  ) {
    this.rest = rest;
  }
}

function givenContext(...keys: readonly string[]): Context {
  const context = new Context('app');
  for (const key of keys) context.bind(key).to(key);
  return context;
}
