import {describe, expect, it} from '@jest/globals';

import {inject, injectionsOf} from '../../src/inject.js';

import type {Constructor} from '../../src/class.js';

describe('injectionsOf', () => {
  it('lists the constructor and the properties', () => {
    class Todo {
      @inject.getter('user', {optional: true}) user: unknown;
      constructor(@inject('store#items') readonly items: unknown) {}
    }

    const {constructorArguments, properties} = injectionsOf(Todo);

    expect(constructorArguments).toEqual([
      {kind: 'value', address: 'store#items', optional: false, target: 'Todo.constructor[0]'},
    ]);
    expect(properties.get('user')).toEqual({
      kind: 'getter',
      address: 'user',
      optional: true,
      target: 'Todo.prototype.user',
    });
  });

  it('finds nothing where nothing is decorated', () => {
    class Plain {}

    const {constructorArguments, properties} = injectionsOf(Plain);

    expect(constructorArguments).toEqual([]);
    expect(properties.size).toBe(0);
  });

  it('leaves a hole for an argument without a decorator', () => {
    class Half {
      constructor(
        readonly a: unknown,
        @inject('b') readonly b: unknown,
        readonly c: unknown,
      ) {}
    }

    const {constructorArguments} = injectionsOf(Half);

    expect(constructorArguments.map(injection => injection?.address)).toEqual([undefined, 'b', undefined]);
  });

  it('names a property that is a symbol', () => {
    const name = Symbol('secret');
    class Safe {
      @inject('key') [name]: unknown;
    }

    const {properties} = injectionsOf(Safe);

    expect(properties.get(name)?.target).toBe('Safe.prototype.Symbol(secret)');
  });
});

describe('a subclass', () => {
  it.each([
    ['has no constructor', () => class extends Base {}],
    ['only mentions one in a text', () => class extends Base {
      text = 'constructor()';
    }],
    ['only uses one', () => class extends Base {
      again = () => new (this.constructor as Constructor)(1);
    }],
    ['hands all on to its parent', () => class extends Base {
      constructor(...all: [unknown]) {
        super(...all);
      }
    }],
    ['hands all on as compilers write it', () => compiled('constructor() { super(...arguments); this.x = 1; }')],
  ])('takes over the arguments when it %s', (_, create) => {
    const {constructorArguments} = injectionsOf(create());

    expect(constructorArguments.map(injection => injection?.address)).toEqual(['base']);
  });

  it.each([
    ['takes no arguments', () => compiled('constructor() { super(1); }')],
    ['has a default', () => compiled('constructor(a = [1].map(String)) { super(a); }')],
    ['changes what it hands on', () => compiled('constructor(...all) { super(all); }')],
    ['stands behind a comment', () => compiled('/* it\'s */ constructor() { super(1); }')],
  ])('takes over nothing when its own constructor %s', (_, create) => {
    const {constructorArguments} = injectionsOf(create());

    expect(constructorArguments).toEqual([]);
  });

  it('merges properties, and may replace them, without changing its parent', () => {
    class Parent {
      @inject('a') a: unknown;
      @inject('b') b: unknown;
    }
    class Child extends Parent {
      @inject('b2') declare b: unknown;
      @inject('c') c: unknown;
    }

    expect(addressesOf(Child)).toEqual({a: 'a', b: 'b2', c: 'c'});
    expect(addressesOf(Parent)).toEqual({a: 'a', b: 'b'});
  });

  it('may replace several properties of a parent that has the same name', () => {
    const Parent = class Todo {
      a: unknown;
      b: unknown;
    };
    const Child = class Todo extends Parent {};
    for (const name of ['a', 'b']) inject('parent')(Parent.prototype, name);

    for (const name of ['a', 'b']) inject('child')(Child.prototype, name);

    expect(addressesOf(Child)).toEqual({a: 'child', b: 'child'});
  });
});

describe('a decorator refuses', () => {
  it.each([
    ['@inject', () => inject('')],
    ['@inject.getter', () => inject.getter('')],
  ])('an empty key at %s', (name, decorate) => {
    expect(decorate).toThrow(`A non-empty key is required for ${name}.`);
  });

  it.each([
    ['@inject', inject('x')],
    ['@inject.getter', inject.getter('x')],
    ['@inject.context', inject.context()],
  ])('to stand twice on one argument: %s', (name, decorator) => {
    class Test {}
    inject('first')(Test, undefined, 0);

    expect(() => decorator(Test, undefined, 0)).toThrow(
      `${name} cannot be applied more than once on Test.constructor[0].`,
    );
  });

  it('to stand twice on one property', () => {
    class Test {}
    inject('first')(Test.prototype, 'foo');

    expect(() => inject.getter('x')(Test.prototype, 'foo')).toThrow(
      '@inject.getter cannot be applied more than once on Test.prototype.foo.',
    );
  });

  it('to stand twice on one parameter of a method', () => {
    class Test {}
    inject('first')(Test.prototype, 'run', 1);

    expect(() => inject('x')(Test.prototype, 'run', 1)).toThrow(
      '@inject cannot be applied more than once on Test.prototype.run[1].',
    );
  });

  it.each([
    ['a method', 'Test.prototype.run', () => inject('x')(Test.prototype, 'run', descriptor)],
    ['a method', 'Test.run', () => inject('x')(Test, 'run', descriptor)],
    ['a static property', 'Test.foo', () => inject('x')(Test, 'foo')],
    ['a class', 'Test.constructor', () => inject('x')(Test, undefined)],
  ])('%s: %s', (place, target, decorate) => {
    expect(decorate).toThrow(
      `@inject cannot be used on ${place}: ${target}. ` +
        `It belongs on a parameter of a constructor or method, or on a property.`,
    );
  });
});

class Base {
  constructor(@inject('base') readonly base: unknown) {}
}

class Test {}

const descriptor: PropertyDescriptor = {value: () => {}};

/** A class as a compiler, or a user of plain JavaScript, may have written it. */
function compiled(body: string): Constructor {
  // Only so is a class's text what it says here: whatever stands in this file has been compiled.
  // oxlint-disable-next-line no-new-func
  return new Function('Base', `return class Compiled extends Base { ${body} }`)(Base) as Constructor;
}

function addressesOf(type: Constructor): Record<string, string> {
  const {properties} = injectionsOf(type);
  return Object.fromEntries([...properties].map(([name, {address}]) => [String(name), address]));
}
