import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {bindingSpecOf, injectable} from '../../src/injectable.js';

describe('@injectable', () => {
  it('says how a class wants to be bound', () => {
    @injectable({scope: BindingScope.SINGLETON, tags: {kind: 'store'}})
    class Store {}

    expect(bindingSpecOf(Store)).toEqual({scope: BindingScope.SINGLETON, tags: {kind: 'store'}});
  });

  it('may say nothing', () => {
    @injectable()
    class Decorated {}
    class Plain {}

    expect(bindingSpecOf(Decorated)).toEqual({tags: {}});
    expect(bindingSpecOf(Plain)).toEqual({});
  });

  it('gives way to the one above it', () => {
    @injectable({tags: {kind: 'outer'}})
    @injectable({scope: BindingScope.REQUEST, tags: {kind: 'inner', more: 1}})
    class Store {}

    expect(bindingSpecOf(Store)).toEqual({scope: BindingScope.REQUEST, tags: {kind: 'outer', more: 1}});
  });

  it('holds for subclasses, which may add to it', () => {
    @injectable({scope: BindingScope.REQUEST, tags: {a: 1}})
    class Parent {}
    class Heir extends Parent {}
    @injectable({tags: {b: 2}})
    class Child extends Parent {}

    expect(bindingSpecOf(Heir)).toEqual({scope: BindingScope.REQUEST, tags: {a: 1}});
    expect(bindingSpecOf(Child)).toEqual({scope: BindingScope.REQUEST, tags: {a: 1, b: 2}});
    expect(bindingSpecOf(Parent).tags).toEqual({a: 1});
  });

  it('takes tags as a name, as a list and as names with values', () => {
    @injectable({tags: ['a', {b: 1}]})
    @injectable({tags: 'c'})
    class Store {}

    expect(bindingSpecOf(Store).tags).toEqual({a: 'a', b: 1, c: 'c'});
  });

  it('keeps the key and the name for this very class', () => {
    @injectable({key: 'stores.main', name: 'main', tags: 'a'})
    class Store {}
    class Heir extends Store {}
    @injectable({tags: 'b'})
    class Child extends Store {}

    expect(bindingSpecOf(Store).tags).toEqual({a: 'a', key: 'stores.main', name: 'main'});
    expect(bindingSpecOf(Heir).tags).toEqual({a: 'a'});
    expect(bindingSpecOf(Child).tags).toEqual({a: 'a', b: 'b'});
  });
});
