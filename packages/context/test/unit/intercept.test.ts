import {describe, expect, it} from '@jest/globals';

import {BindingKey} from '../../src/binding-key.js';
import {declaredInterceptors, intercept} from '../../src/intercept.js';

import type {Interceptor} from '../../src/invocation-context.js';

const log: Interceptor = (_, next) => next();
const cache: Interceptor = (_, next) => next();

describe('declaredInterceptors', () => {
  it('gives those of the class, then those of the method, each in their order', () => {
    @intercept('a', log)
    class Todo {
      @intercept(BindingKey.create<Interceptor>('b'), cache)
      find() {}
    }

    expect(declaredInterceptors(Todo.prototype, 'find')).toEqual(['a', log, 'b', cache]);
    expect(declaredInterceptors(Todo.prototype, 'other')).toEqual(['a', log]);
  });

  it('gives those of static methods', () => {
    @intercept('class')
    class Todo {
      @intercept('static')
      static find() {}
      @intercept('instance')
      find() {}
    }

    expect(declaredInterceptors(Todo, 'find')).toEqual(['class', 'static']);
    expect(declaredInterceptors(Todo.prototype, 'find')).toEqual(['class', 'instance']);
  });

  it('runs the upper of two decorators first', () => {
    @intercept('a')
    @intercept('b')
    class Todo {
      @intercept('c')
      @intercept('d')
      find() {}
    }

    expect(declaredInterceptors(Todo.prototype, 'find')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives one that is named more than once only where it is nearest to the method', () => {
    @intercept('a', log, 'b')
    class Todo {
      @intercept('c', log, 'a')
      find() {}
    }

    expect(declaredInterceptors(Todo.prototype, 'find')).toEqual(['b', 'c', log, 'a']);
  });

  it('inherits, and adds its own behind what it inherits', () => {
    @intercept('class')
    class Parent {
      @intercept('method')
      find() {}
      @intercept('static')
      static open() {}
    }
    @intercept('childClass')
    class Child extends Parent {
      @intercept('childMethod')
      override find() {}
    }
    class Grandchild extends Child {
      override find() {}
    }

    const all = ['class', 'childClass', 'method', 'childMethod'];
    expect(declaredInterceptors(Grandchild.prototype, 'find')).toEqual(all);
    expect(declaredInterceptors(Grandchild, 'open')).toEqual(['class', 'childClass', 'static']);
    expect(declaredInterceptors(Parent.prototype, 'find')).toEqual(['class', 'method']);
  });

  it('gives nothing where nothing is decorated', () => {
    class Plain {}

    expect(declaredInterceptors(Plain.prototype, 'toString')).toEqual([]);
  });
});

describe('@intercept cannot be used on', () => {
  class Todo {}
  const accessor = {get: () => 1};

  it.each([
    ['a property', 'Todo.prototype.foo', () => intercept('x')(Todo.prototype, 'foo')],
    ['a property', 'Todo.prototype.foo', () => intercept('x')(Todo.prototype, 'foo', accessor)],
    ['a property', 'Todo.foo', () => intercept('x')(Todo, 'foo')],
    ['a parameter', 'Todo.prototype.run', () => intercept('x')(Todo.prototype, 'run', 0)],
    ['a parameter', 'Todo.constructor', () => intercept('x')(Todo, undefined, 0)],
  ])('%s: %s', (place, name, decorate) => {
    expect(decorate).toThrow(
      `@intercept cannot be used on ${place}: ${name}. It belongs on a class or on a method.`,
    );
  });
});
