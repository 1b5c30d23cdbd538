import {describe, expect, it} from '@jest/globals';

import {inject} from '../../src/inject.js';
import {injectionsOfMethod} from '../../src/method-injection.js';

describe('injectionsOfMethod', () => {
  it('lists the parameters by their position, with holes for those without a decorator', () => {
    class Todo {
      find(_id: number, @inject('store#items') _items: unknown, @inject.getter('user') _user: unknown) {}
    }

    const injections = [...injectionsOfMethod(Todo.prototype, 'find')];

    expect(injections[0]).toBeUndefined();
    expect(injections.slice(1)).toMatchObject([
      {kind: 'value', address: 'store#items', target: 'Todo.prototype.find[1]'},
      {kind: 'getter', address: 'user', target: 'Todo.prototype.find[2]'},
    ]);
  });

  it('keeps static methods, methods of one name and the constructor apart', () => {
    class Todo {
      static find(@inject('static') _: unknown) {}
      constructor(@inject('constructor') readonly a: unknown) {}
      find(@inject('instance') _: unknown) {}
    }

    expect(injectionsOfMethod(Todo, 'find')).toMatchObject([{address: 'static', target: 'Todo.find[0]'}]);
    expect(addressesOf(Todo.prototype, 'find')).toEqual(['instance']);
  });

  it('finds nothing where nothing is decorated', () => {
    expect(injectionsOfMethod(Base.prototype, 'constructor')).toEqual([]);
    expect(injectionsOfMethod(Base.prototype, 'toString')).toEqual([]);
  });

  it('gives a subclass what it inherits', () => {
    class Child extends Base {}
    class Grandchild extends Child {
      other(@inject('other') _: unknown) {}
    }

    expect(addressesOf(Grandchild.prototype, 'run')).toEqual(['a', 'b']);
    expect(addressesOf(Grandchild, 'open')).toEqual(['static']);
  });

  it('takes only its own when a subclass decorates an overridden method', () => {
    class Child extends Base {
      override run(_a: unknown, @inject('b2') _b: unknown) {}
      static override open(@inject('static2') _: unknown) {}
    }

    expect(addressesOf(Child.prototype, 'run')).toEqual([undefined, 'b2']);
    expect(addressesOf(Child, 'open')).toEqual(['static2']);
    expect(addressesOf(Base.prototype, 'run')).toEqual(['a', 'b']);
  });

  it('takes those of the overridden method when a subclass decorates nothing', () => {
    class Child extends Base {
      override run(_a: unknown, _b: unknown) {}
    }

    expect(addressesOf(Child.prototype, 'run')).toEqual(['a', 'b']);
  });
});

class Base {
  static open(@inject('static') _: unknown) {}
  run(@inject('a') _a: unknown, @inject('b') _b: unknown) {}
}

function addressesOf(holder: object, method: string): unknown[] {
  return [...injectionsOfMethod(holder, method)].map(injection => injection?.address);
}
