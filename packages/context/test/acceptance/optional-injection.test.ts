import {describe, expect, it} from '@jest/globals';

import {Context, inject} from '@rondojs/context';

describe('what is optional', () => {
  it('is undefined when it is not bound', async () => {
    const context = new Context('app');

    expect(await context.get('foo', {optional: true})).toBeUndefined();
    expect(context.getSync('foo', {optional: true})).toBeUndefined();
    expect(context.getValueOrPromise('foo', {optional: true})).toBeUndefined();
  });

  it('keeps the default of a parameter and the initialiser of a property', () => {
    const context = givenContextWithUser();

    expect(context.getSync('user')).toMatchObject({argument: 'default', property: 'initial'});
  });

  it('is injected when it is bound', () => {
    const context = givenContextWithUser();
    context.bind('foo').to('bound');

    expect(context.getSync('user')).toMatchObject({argument: 'bound', property: 'bound'});
  });

  it('is injected as soon as it is bound, and no longer than that', () => {
    const context = givenContextWithUser();
    const seen = [context.getSync<User>('user').argument];

    context.bind('foo').to('bound');
    seen.push(context.getSync<User>('user').argument);
    context.unbind('foo');
    seen.push(context.getSync<User>('user').argument);

    expect(seen).toEqual(['default', 'bound', 'default']);
  });

  it('is undefined when it is an alias of what is not bound', () => {
    const context = givenContextWithUser();
    context.bind('foo').toAlias('bar#part');
    context.bind('bar').toAlias('nothing');

    expect(context.getSync('foo', {optional: true})).toBeUndefined();
    expect(context.getSync('user')).toMatchObject({argument: 'default', property: 'initial'});
  });

  it('still fails when something that it needs is missing', () => {
    const context = new Context('app');
    context.bind('broken').toClass(Broken);

    expect(() => context.getSync('broken', {optional: true})).toThrow("The key 'nothing' is not bound");
  });

  it('may be asked for by a getter', async () => {
    const context = givenContextWithUser();
    const user = context.getSync<User>('user');
    const before = await user.getFoo();

    context.bind('foo').to('bound');

    expect([before, await user.getFoo()]).toEqual([undefined, 'bound']);
  });
});

class User {
  @inject('foo', {optional: true}) readonly property: string = 'initial';
  @inject.getter('foo', {optional: true}) readonly getFoo!: () => Promise<unknown>;
  constructor(@inject('foo', {optional: true}) readonly argument: string = 'default') {}
}

class Broken {
  constructor(@inject('nothing') readonly nothing: unknown) {}
}

function givenContextWithUser(): Context {
  const context = new Context('app');
  context.bind('user').toClass(User);
  return context;
}
