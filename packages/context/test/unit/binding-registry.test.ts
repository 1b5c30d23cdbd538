import {describe, expect, it} from '@jest/globals';

import {bind} from '../../src/binding.js';
import {BindingCreationPolicy} from '../../src/binding-creation.js';
import {BindingRegistry} from '../../src/binding-registry.js';

import type {Binding} from '../../src/binding.js';

describe('BindingRegistry', () => {
  it('holds the very binding that it is given', () => {
    const registry = new Registry('app');
    const binding = bind('foo').to(1);

    registry.add(binding).add(binding);

    expect(registry.getBinding('foo')).toBe(binding);
    expect(registry.happened).toEqual(['added foo']);
  });

  it('looks up what it does not hold in those above', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    const binding = app.bind('foo');

    expect(server.getBinding('foo')).toBe(binding);
    expect([server.contains('foo'), server.isBound('foo')]).toEqual([false, true]);
    expect([app.contains('foo'), app.isBound('foo')]).toEqual([true, true]);
  });

  it('tells of a key that is bound nowhere', () => {
    const registry = new Registry('server', new Registry('app'));

    expect(registry.isBound('foo')).toBe(false);
    expect(() => registry.getBinding('foo')).toThrow("The key 'foo' is not bound to any value in context server");
  });

  it('removes its own bindings alone', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    app.bind('foo');
    server.bind('foo');

    expect([server.unbind('foo'), server.unbind('foo')]).toEqual([true, false]);
    expect(app.contains('foo')).toBe(true);
  });

  it('refuses to replace or to remove what is locked, until it is unlocked', () => {
    const registry = new Registry('app');
    const binding = registry.bind('foo').to(1).lock();

    expect(() => registry.bind('foo')).toThrow('Cannot rebind key "foo" to a locked binding');
    expect(() => registry.add(bind('foo'))).toThrow('Cannot rebind key "foo" to a locked binding');
    expect(() => registry.unbind('foo')).toThrow('Cannot unbind key "foo" of a locked binding');
    expect(registry.getBinding('foo')).toBe(binding);

    binding.unlock();

    expect(registry.unbind('foo')).toBe(true);
  });

  it('lets a child hide what is locked above', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    app.bind('foo').lock();

    const binding = server.bind('foo');

    expect(server.getBinding('foo')).toBe(binding);
  });

  it('finds its own bindings, then those above that are not hidden', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    app.bind('a').tag('old');
    app.bind('b').tag('kept');
    server.bind('c').tag('kept');
    server.bind('a');

    expect(keysOf(server.find())).toEqual(['c', 'a', 'b']);
    expect(keysOf(server.find(({key}) => key > 'a'))).toEqual(['c', 'b']);
    expect(keysOf(server.findByTag('kept'))).toEqual(['c', 'b']);
    expect(keysOf(server.findByTag('old'))).toEqual([]);
  });

  it('finds by patterns of keys and of tags', () => {
    const registry = new Registry('app');
    for (const key of ['a.b', 'a.c', 'd']) registry.bind(key).tag({[key]: 1});

    expect(keysOf(registry.find('a.*'))).toEqual(['a.b', 'a.c']);
    expect(keysOf(registry.find(/d/))).toEqual(['d']);
    expect(keysOf(registry.findByTag('?.c'))).toEqual(['a.c']);
    expect(keysOf(registry.findByTag({d: 1}))).toEqual(['d']);
  });

  it('gets a binding that may be absent', () => {
    const registry = new Registry('app');

    expect(registry.getBinding('foo', {optional: true})).toBeUndefined();
    expect(() => registry.getBinding('foo')).toThrow("The key 'foo' is not bound to any value in context app");
  });

  it('makes a binding as the policy says', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    const foo = app.bind('foo');

    expect(server.findOrCreateBinding('foo')).toBe(foo);
    expect(server.findOrCreateBinding('foo', BindingCreationPolicy.NEVER_CREATE)).toBe(foo);
    expect(server.findOrCreateBinding('foo', BindingCreationPolicy.ALWAYS_CREATE)).not.toBe(foo);
    expect(server.findOrCreateBinding('bar')).toBe(server.getBinding('bar'));
    expect(() => server.findOrCreateBinding('a-new-key', BindingCreationPolicy.NEVER_CREATE)).toThrow(
      "The key 'a-new-key' is not bound to any value in context server",
    );
  });

  it('finds no tag that nobody gave', () => {
    const registry = new Registry('app');
    registry.bind('a');

    expect(registry.findByTag('toString')).toEqual([]);
  });

  it('grows its version with every change, here and above, until it is closed', () => {
    const app = new Registry('app');
    const server = new Registry('server', app);
    const versions = [server.version];

    const binding = app.bind('a');
    versions.push(server.version);
    binding.to(1);
    versions.push(server.version);
    binding.tag('t');
    versions.push(server.version);
    app.close();
    binding.to(2);
    versions.push(server.version);

    expect(versions).toEqual([0, 1, 2, 3, Number.NaN]);
  });

  it('listens no more to a binding that is gone', () => {
    const registry = new Registry('app');
    const former = registry.bind('a');
    registry.bind('a');
    const {version} = registry;

    former.to(1);

    expect(registry.version).toBe(version);
    expect(registry.happened).toEqual(['added a', 'removed a', 'added a']);
  });

  it('takes one binding in several places', () => {
    const binding = bind('a');
    const registries = [new Registry('one').add(binding), new Registry('two').add(binding)];

    binding.to(1);

    expect(registries.map(({version}) => version)).toEqual([2, 2]);
  });
});

class Registry extends BindingRegistry {
  readonly happened: string[] = [];
  readonly ownsPlanner = true;

  constructor(
    readonly name: string,
    readonly parent: Registry | undefined = undefined,
  ) {
    super();
  }

  protected added(binding: Binding): void {
    this.happened.push(`added ${binding.key}`);
    this.watch(binding);
  }

  protected removed(binding: Binding): void {
    this.happened.push(`removed ${binding.key}`);
  }
}

function keysOf(bindings: readonly Binding[]): string[] {
  return bindings.map(({key}) => key);
}
