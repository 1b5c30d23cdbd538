import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject, isPromiseLike} from '@rondojs/context';

describe('getValueOrPromise', () => {
  it.each(Object.values(BindingScope))('returns no promise when nothing must be awaited, in scope %s', scope => {
    const {context, request} = givenContexts(scope);
    context.bind('leaf').toDynamicValue(() => 'leaf').inScope(scope);

    const values = [1, 2].map(() => request.getValueOrPromise<Root>('root'));

    expect(values.map(isPromiseLike)).toEqual([false, false]);
    expect(values[1]).toMatchObject({branch: {leaf: 'leaf', alias: 'leaf'}, provided: 'LEAF', length: 4});
  });

  it.each(Object.values(BindingScope))('returns a promise when anything must be, in scope %s', async scope => {
    const {context, request} = givenContexts(scope);
    context.bind('leaf').toDynamicValue(async () => 'leaf').inScope(scope);

    const value = request.getValueOrPromise<Root>('root');

    expect(value).toBeInstanceOf(Promise);
    expect(await value).toMatchObject({branch: {leaf: 'leaf', alias: 'leaf'}, provided: 'LEAF', length: 4});
  });
});

describe('get', () => {
  it('always returns a promise, also of a failure', async () => {
    const context = new Context('app');
    context.bind('foo').to(1);

    expect(context.get('foo')).toBeInstanceOf(Promise);
    await expect(context.get('bar')).rejects.toThrow("The key 'bar' is not bound");
  });
});

class Branch {
  @inject('alias') readonly alias: unknown;
  constructor(@inject('leaf') readonly leaf: unknown) {}
}

class LoudProvider {
  constructor(@inject('leaf') private readonly leaf: string) {}

  value(): string {
    return this.leaf.toUpperCase();
  }
}

class Root {
  @inject('leaf#length') readonly length: unknown;
  @inject('branch') readonly branch: unknown;
  constructor(@inject('provided') readonly provided: unknown) {}
}

function givenContexts(scope: BindingScope): {context: Context; request: Context} {
  const app = new Context(undefined, 'app', BindingScope.APPLICATION);
  const context = new Context(app, 'server', BindingScope.SERVER);
  // What lives for an application must be bound where that can see it.
  const home = scope === BindingScope.APPLICATION ? app : context;
  home.bind('alias').toAlias('leaf').inScope(scope);
  home.bind('branch').toClass(Branch).inScope(scope);
  home.bind('provided').toProvider(LoudProvider).inScope(scope);
  home.bind('root').toClass(Root).inScope(scope);
  return {context: home, request: new Context(context, 'request', BindingScope.REQUEST)};
}

describe('getSync of what cannot be had at once', () => {
  it('names the part that is made asynchronously, however deep it is', () => {
    class Pool {
      constructor(@inject('connection') readonly connection: unknown) {}
    }
    class Store {
      constructor(
        @inject('name') readonly name: string,
        @inject('pool') readonly pool: Pool,
      ) {}
    }
    const context = new Context('app');
    context.bind('name').to('todos');
    context.bind('connection').toDynamicValue(async () => 'open');
    context.bind('pool').toClass(Pool).inScope(BindingScope.SINGLETON);
    context.bind('store').toClass(Store);

    expect(() => context.getSync('store')).toThrow(
      'Cannot get store synchronously: the value is a promise, since connection is made asynchronously. ' +
        'Use get() and await it.',
    );
  });
});
