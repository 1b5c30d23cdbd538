import {describe, expect, it} from '@jest/globals';

import {Binding, bind} from '../../src/binding.js';
import {BindingScope} from '../../src/binding-scope.js';
import {injectable} from '../../src/injectable.js';

describe('the class of a binding', () => {
  it('is told of what is made by it, or by a provider', () => {
    class Store {}
    class Clock {
      value() {
        return 12;
      }
    }
    const [store, clock, text] = [
      new Binding('store').toClass(Store),
      new Binding('clock').toProvider(Clock),
      new Binding('text').to('x'),
    ];

    expect([store.valueConstructor, store.providerConstructor]).toEqual([Store, undefined]);
    expect([clock.valueConstructor, clock.providerConstructor]).toEqual([undefined, Clock]);
    expect([text.valueConstructor, text.providerConstructor]).toEqual([undefined, undefined]);
  });
});

describe('Binding', () => {
  it('starts without a source, transient, unlocked and without tags', () => {
    const binding = bind('foo');

    expect(binding.source).toBeUndefined();
    expect(binding.scope).toBe(BindingScope.TRANSIENT);
    expect(binding.isLocked).toBe(false);
    expect(binding.tagMap).toEqual({});
  });

  it('tells where its value comes from', () => {
    const factory = () => 1;

    expect(bind('foo').to(1).source).toEqual({type: 'constant', value: 1});
    expect(bind('foo').toDynamicValue(factory).source).toEqual({type: 'dynamic', value: factory});
    expect(bind('foo').toClass(Foo).source).toEqual({type: 'class', value: Foo});
    expect(bind('foo').toProvider(FooProvider).source).toEqual({type: 'provider', value: FooProvider});
    expect(bind('foo').toAlias('bar#baz').source).toEqual({type: 'alias', value: 'bar#baz'});
  });

  it('refuses a promise, and hears its failure so that nobody else must', async () => {
    const unheard = await unheardFailuresDuring(() => {
      expect(() => bind('foo').to(Promise.reject(new Error('late')))).toThrow(
        'Promise instances are not allowed for constant values, as given to "foo". Use toDynamicValue()',
      );
    });

    expect(unheard).toEqual([]);
  });

  it('refuses anything else that must be awaited', () => {
    const thenable: unknown = {then: () => {}};

    expect(() => bind('foo').to(thenable)).toThrow('Promise instances are not allowed');
  });

  it('gathers tags as names and as names with values', () => {
    const binding = bind('foo').tag('a', {b: 1}, 'c').tag({b: 2});

    expect(binding.tagMap).toEqual({a: 'a', b: 2, c: 'c'});
  });

  it('tells the names of its tags, and the kind of its source', () => {
    const binding = bind('foo').tag('a', {b: 1}, 'c');

    expect(binding.tagNames).toEqual(['a', 'b', 'c']);
    expect([binding.type, binding.to(1).type]).toEqual([undefined, 'constant']);
  });

  it('applies what several bindings share', () => {
    const binding = bind('foo').apply(
      one => one.tag('a'),
      one => one.inScope(BindingScope.SINGLETON),
    );

    expect([binding.tagNames, binding.scope]).toEqual([['a'], BindingScope.SINGLETON]);
  });

  it('takes a default for its scope only while it has been told none', () => {
    const scopes = [bind('foo'), bind('bar').inScope(BindingScope.TRANSIENT)].map(
      binding => binding.applyDefaultScope(BindingScope.SINGLETON).scope,
    );

    expect(scopes).toEqual([BindingScope.SINGLETON, BindingScope.TRANSIENT]);
  });

  it('refuses a list of tags', () => {
    const tags = ['a', 'b'] as unknown as string;

    expect(() => bind('foo').tag(tags)).toThrow('Tag must be a string or an object (but not array): a,b');
  });

  it('takes over the scope and the tags of a class', () => {
    @injectable({scope: BindingScope.SINGLETON, tags: {kind: 'store'}})
    class Store {}

    const binding = bind('store').toClass(Store).applySpecOf(Store);

    expect(binding.scope).toBe(BindingScope.SINGLETON);
    expect(binding.tagMap).toEqual({kind: 'store'});
  });

  it('keeps its scope when a class says nothing of it', () => {
    const binding = bind('foo').inScope(BindingScope.CONTEXT).applySpecOf(Foo);

    expect(binding.scope).toBe(BindingScope.CONTEXT);
  });

  it('tells of every change until it is not listened to any more', () => {
    const heard: string[] = [];
    const binding = bind('foo');
    const end = binding.onChanged((changed, operation) => heard.push(`${changed.key} ${operation}`));

    binding.to(1).inScope(BindingScope.SINGLETON).tag('a', 'b');
    end();
    binding.to(2);

    expect(heard).toEqual(['foo value', 'foo scope', 'foo tag']);
  });

  it('grows its revision with its value and its scope, not with its tags', () => {
    const binding = new Binding('foo');

    const revisions = [
      binding.revision,
      binding.to(1).revision,
      binding.inScope(BindingScope.SINGLETON).revision,
      binding.tag('a').revision,
    ];

    expect(revisions).toEqual([0, 1, 2, 2]);
  });

  it('refuses the part of a value as its key', () => {
    expect(() => bind('foo#bar')).toThrow('Binding key "foo#bar" cannot contain "#"');
  });
});

class Foo {}

class FooProvider {
  value(): string {
    return 'foo';
  }
}

/** What Node would end the process for. */
async function unheardFailuresDuring(action: () => void): Promise<unknown[]> {
  const unheard: unknown[] = [];
  const listener = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', listener);
  action();
  await new Promise(resolve => setImmediate(resolve));
  process.off('unhandledRejection', listener);
  return unheard;
}
