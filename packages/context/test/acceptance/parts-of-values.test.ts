import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject} from '@rondojs/context';

describe('a key with the path of a property', () => {
  it('gets a part of a value, at any depth', async () => {
    const context = givenContextWithConfig(() => ({http: {port: 3000}}));

    expect(context.getSync('config#http')).toEqual({port: 3000});
    expect(context.getSync('config#http.port')).toBe(3000);
    expect(await context.get('config#http.port')).toBe(3000);
  });

  it('gets a part of a value that must be awaited', async () => {
    const context = givenContextWithConfig(async () => ({http: {port: 3000}}));

    expect(await context.get('config#http.port')).toBe(3000);
    expect((await context.get<PortUser>('user')).port).toBe(3000);
  });

  it.each([{}, {http: null}, {http: {}}, null, undefined])('finds nothing in %j', config => {
    const context = givenContextWithConfig(() => config);

    expect(context.getSync('config#http.port')).toBeUndefined();
    expect(context.getSync<PortUser>('user').port).toBeUndefined();
  });

  it('injects a part of a value', () => {
    const context = givenContextWithConfig(() => ({http: {port: 3000}}));

    expect(context.getSync<PortUser>('user').port).toBe(3000);
  });

  it('makes a kept value once', () => {
    let calls = 0;
    const context = givenContextWithConfig(() => ({http: {port: ++calls}}));
    context.getBinding('config').inScope(BindingScope.SINGLETON);

    const ports = [context.getSync('config#http.port'), context.getSync<PortUser>('user').port];

    expect(ports).toEqual([1, 1]);
  });

  it('cannot be bound', () => {
    const context = new Context('app');

    expect(() => context.bind('config#port')).toThrow('Binding key "config#port" cannot contain "#"');
  });

  it('is unbound when its key is', () => {
    const context = new Context('app');
    context.bind('user').toClass(PortUser);

    expect(() => context.getSync('config#http.port')).toThrow("The key 'config' is not bound");
    expect(() => context.getSync('user')).toThrow("The key 'config' is not bound");
    expect(context.getSync('config#http.port', {optional: true})).toBeUndefined();
  });
});

class PortUser {
  constructor(@inject('config#http.port') readonly port: unknown) {}
}

function givenContextWithConfig(factory: () => unknown): Context {
  const context = new Context('app');
  context.bind('config').toDynamicValue(factory);
  context.bind('user').toClass(PortUser);
  return context;
}
