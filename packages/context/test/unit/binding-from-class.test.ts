import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {createBindingFromClass} from '../../src/binding-from-class.js';
import {injectable} from '../../src/injectable.js';

import type {BindingFromClassOptions} from '../../src/binding-from-class.js';
import type {Constructor} from '../../src/class.js';

describe('createBindingFromClass', () => {
  it.each<[string, Constructor, BindingFromClassOptions]>([
    ['classes.Plain', class Plain {}, {}],
    ['controllers.Plain', class Plain {}, {type: 'controller'}],
    ['repositories.Plain', class Plain {}, {type: 'repository'}],
    ['things.Plain', class Plain {}, {type: 'thing'}],
    ['x.Plain', class Plain {}, {type: 'thing', typeNamespaceMapping: {thing: 'x'}}],
    ['mine.Plain', class Plain {}, {namespace: 'mine', type: 'controller'}],
    ['mine.Plain', class Plain {}, {defaultNamespace: 'mine'}],
    ['mine.foo', class Plain {}, {namespace: 'mine', name: 'foo'}],
    ['foo', class Plain {}, {key: 'foo', name: 'bar'}],
  ])('makes the key %s', (key, type, options) => {
    expect(createBindingFromClass(type, options).key).toBe(key);
  });

  it('takes the key, the name, the type and the namespace from @injectable', () => {
    @injectable({key: 'my.key', name: 'x'})
    class Keyed {}
    @injectable({name: 'named', tags: {type: 'service'}})
    class Named {}
    @injectable({tags: {namespace: 'mine', name: 'tagged'}})
    class Tagged {}

    const keys = [Keyed, Named, Tagged].map(type => createBindingFromClass(type, {defaultNamespace: 'x'}).key);

    expect(keys).toEqual(['my.key', 'x.named', 'mine.tagged']);
  });

  it('binds a provider to its value, a class with a static value to that, and any other to an instance', () => {
    const bindings = [Maker, StaticMaker, class Plain {}].map(type => createBindingFromClass(type));

    expect(bindings.map(({key}) => key)).toEqual([
      'providers.Maker',
      'dynamicValueProviders.StaticMaker',
      'classes.Plain',
    ]);
    expect(bindings.map(({type}) => type)).toEqual(['provider', 'dynamicValueProvider', 'class']);
  });

  it('tags a binding with what it was told', () => {
    const binding = createBindingFromClass(Maker, {name: 'foo', type: 'thing', namespace: 'mine'});

    expect(binding.tagMap).toEqual({name: 'foo', type: 'thing', namespace: 'mine'});
  });

  it('has a default for the scope, over which @injectable wins', () => {
    @injectable({scope: BindingScope.REQUEST})
    class Scoped {}

    const scopes = [Scoped, Maker].map(
      type => createBindingFromClass(type, {defaultScope: BindingScope.SINGLETON}).scope,
    );

    expect(scopes).toEqual([BindingScope.REQUEST, BindingScope.SINGLETON]);
  });
});

class Maker {
  value(): string {
    return 'made';
  }
}

class StaticMaker {
  static value(): string {
    return 'made';
  }
}
