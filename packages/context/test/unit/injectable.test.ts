import {describe, expect, it} from '@jest/globals';

import {Binding} from '../../src/binding.js';
import {BindingScope} from '../../src/binding-scope.js';
import {asGlobalInterceptor} from '../../src/global-interceptor.js';
import {bindingSpecOf} from '../../src/binding-spec.js';
import {createBindingFromClass} from '../../src/binding-from-class.js';
import {injectable} from '../../src/injectable.js';

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

  it('takes functions, which are called with each binding of the class, those of the upper ones last', () => {
    @injectable({tags: {a: 2}}, binding => binding.tag({b: 2, c: 2}))
    @injectable(binding => binding.tag({b: 1}), {tags: {a: 1, c: 1}}, asGlobalInterceptor('log'))
    class Store {}
    class Heir extends Store {}

    const maps = [Store, Heir].map(type => new Binding('x').toInjectable(type).tagMap);

    expect(maps[0]).toMatchObject({a: 2, b: 2, c: 2, globalInterceptorGroup: 'log'});
    expect(maps[1]).toEqual(maps[0]);
  });

  it('names the class for which a function fails', () => {
    const failure = new Error('no such tag');
    @injectable(() => {
      throw failure;
    })
    class Store {}

    const build = () => createBindingFromClass(Store);

    expect(build).toThrow('no such tag (while building binding for class Store)');
    expect(build).toThrow(expect.objectContaining({cause: failure, code: 'INVALID_INJECTION'}));
  });

  it('lets a function say where the class belongs', () => {
    @injectable(binding => binding.tag({namespace: 'stores', name: 'main'}))
    class Store {}

    expect(createBindingFromClass(Store).key).toBe('stores.main');
  });

  it('of a provider makes sure that it is one', () => {
    @injectable.provider({scope: BindingScope.SINGLETON})
    class Clock {
      value() {
        return 12;
      }
    }

    expect(createBindingFromClass(Clock)).toMatchObject({key: 'providers.Clock', scope: BindingScope.SINGLETON});
    expect(() => injectable.provider()(class Store {})).toThrow(
      '@injectable.provider stands on Store, which has no method value().',
    );
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
