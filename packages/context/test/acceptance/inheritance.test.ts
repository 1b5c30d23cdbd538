import {describe, expect, it} from '@jest/globals';

import {Context, inject} from '@rondojs/context';

import type {Constructor} from '@rondojs/context';

describe('a subclass', () => {
  it('without a constructor of its own is injected as its parent', () => {
    class Child extends Parent {}

    expect(made(Child)).toMatchObject({first: 'a', second: 'b'});
  });

  it('with a constructor of its own has only its own arguments injected', () => {
    class Child extends Parent {
      constructor(@inject('c') c: string) {
        super(`child of ${c}`);
      }
    }

    expect(made(Child)).toMatchObject({first: 'child of c', second: 'b'});
  });

  it('with a constructor without arguments has none injected', () => {
    class Child extends Parent {
      constructor() {
        super('fixed');
      }
    }

    expect(made(Child)).toMatchObject({first: 'fixed', second: 'b'});
  });

  it('must decorate the arguments of its own constructor', () => {
    class Child extends Parent {
      constructor(readonly own: string) {
        super(own);
      }
    }

    expect(() => made(Child)).toThrow("The argument 'Child.constructor[0]' is not decorated");
  });

  it('adds and replaces properties', () => {
    class Child extends Parent {
      @inject('c') override readonly second: string = '';
      @inject('a') readonly third: string = '';
    }

    expect(made(Child)).toMatchObject({first: 'a', second: 'c', third: 'a'});
    expect(made(Parent)).toMatchObject({first: 'a', second: 'b'});
  });

  it('made by a mixin is injected as what it extends', () => {
    const Mixed = withColour(Parent);

    expect(made(Mixed)).toMatchObject({first: 'a', second: 'b', colour: 'red'});
  });

  it('of a subclass is injected as the first of them', () => {
    class Child extends Parent {}
    class Grandchild extends Child {}

    expect(made(Grandchild)).toMatchObject({first: 'a', second: 'b'});
  });
});

class Parent {
  @inject('b') readonly second: string = '';
  constructor(@inject('a') readonly first: string) {}
}

// A mixin of TypeScript must take any arguments.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function withColour<T extends new (...args: any[]) => object>(Base: T) {
  return class extends Base {
    readonly colour: string;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    constructor(...args: any[]) {
      super(...args);
      this.colour = 'red';
    }
  };
}

function made<T>(type: Constructor<T>): T {
  const context = new Context('app');
  for (const key of ['a', 'b', 'c']) context.bind(key).to(key);
  context.bind('made').toClass(type);
  return context.getSync<T>('made');
}
