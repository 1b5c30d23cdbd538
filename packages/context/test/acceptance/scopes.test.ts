import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject} from '@rondojs/context';

describe('a TRANSIENT binding', () => {
  it('makes a new value each time, and is the default', () => {
    const {app} = givenContexts();
    app.bind('thing').toClass(Thing);

    expect(app.getSync('thing')).not.toBe(app.getSync('thing'));
  });

  it('takes what it needs from the context that asks', () => {
    const {app, server, request} = givenContexts();
    app.bind('user').toClass(ValueUser);
    for (const context of [app, server, request]) context.bind('value').to(context.name);

    const values = [app, server, request].map(context => context.getSync<ValueUser>('user').value);

    expect(values).toEqual(['app', 'server', 'request']);
  });
});

describe('a SINGLETON binding', () => {
  it('makes one value, whoever asks first', () => {
    const {app, server, request} = givenContexts();
    app.bind('thing').toClass(Thing).inScope(BindingScope.SINGLETON);

    const first = request.getSync('thing');

    expect(server.getSync('thing')).toBe(first);
    expect(app.getSync('thing')).toBe(first);
  });

  it.each(['server', 'request'] as const)('never sees a value of the %s that asks', asker => {
    const contexts = givenContexts();
    contexts.app.bind('user').toClass(ValueUser).inScope(BindingScope.SINGLETON);
    contexts.app.bind('value').to('of the owner');
    contexts[asker].bind('value').to('of the asker');

    const user = contexts[asker].getSync<ValueUser>('user');

    expect(user.value).toBe('of the owner');
  });

  it('lacks what its owner lacks, whatever the asker has bound for itself', () => {
    const {app, request} = givenContexts();
    app.bind('user').toClass(ValueUser).inScope(BindingScope.SINGLETON);
    app.bind('value').toAlias('missing');
    request.bind('value').inScope(BindingScope.SERVER).to('of the asker');

    expect(() => request.getSync('user')).toThrow("The key 'missing' is not bound to any value in context app");
  });

  it('cannot use what only the asker has, and works once the owner has it', () => {
    const {app, request} = givenContexts();
    app.bind('user').toClass(ValueUser).inScope(BindingScope.SINGLETON);
    request.bind('value').to('of the asker');
    const failing = () => request.getSync('user');

    expect(failing).toThrow("The key 'value' is not bound to any value in context app");

    app.bind('value').to('of the owner');

    expect(request.getSync<ValueUser>('user').value).toBe('of the owner');
  });

  it('has its getters and its context from its owner', async () => {
    const {app, request} = givenContexts();
    app.bind('curious').toClass(Curious).inScope(BindingScope.SINGLETON);
    app.bind('value').to('of the owner');
    request.bind('value').to('of the asker');

    const curious = request.getSync<Curious>('curious');

    expect(curious.context).toBe(app);
    expect(await curious.getValue()).toBe('of the owner');
  });

  it('stays out of sight of its owner when it is a dependency of a transient', () => {
    const {app, request} = givenContexts();
    app.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    app.bind('user').toClass(ValueUser);

    const [first, second] = [request, app].map(context => context.getSync<ValueUser>('user'));

    expect(first).not.toBe(second);
    expect(first?.value).toBe(second?.value);
  });

  it('that fails asynchronously is not kept, and works at the next try', async () => {
    const {app} = givenContexts();
    let calls = 0;
    const connect = async () => {
      if (++calls === 1) throw new Error('no connection');
      return 'connected';
    };
    app.bind('value').toDynamicValue(connect).inScope(BindingScope.SINGLETON);
    app.bind('user').toClass(ValueUser);

    await expect(app.get('user')).rejects.toThrow('no connection');

    expect((await app.get<ValueUser>('user')).value).toBe('connected');
    expect(await app.get('value')).toBe('connected');
    expect(calls).toBe(2);
  });

  it('that fails at once is not kept either', () => {
    const {app} = givenContexts();
    let calls = 0;
    const factory = () => {
      if (++calls === 1) throw new Error('not yet');
      return calls;
    };
    app.bind('value').toDynamicValue(factory).inScope(BindingScope.SINGLETON);

    expect(() => app.getSync('value')).toThrow('not yet');
    expect(app.getSync('value')).toBe(2);
  });

  it('can be had synchronously once it has arrived', async () => {
    const {app} = givenContexts();
    app.bind('value').toDynamicValue(async () => 1).inScope(BindingScope.SINGLETON);

    await app.get('value');

    expect(app.getSync('value')).toBe(1);
  });

  it('keeps undefined, too', () => {
    const {app} = givenContexts();
    let calls = 0;
    app.bind('value').toDynamicValue(() => void calls++).inScope(BindingScope.SINGLETON);

    app.getSync('value');
    app.getSync('value');

    expect(calls).toBe(1);
  });
});

describe('concurrent askers', () => {
  it.each([
    [BindingScope.SINGLETON, 1],
    [BindingScope.CONTEXT, 1],
    [BindingScope.REQUEST, 1],
    [BindingScope.TRANSIENT, 3],
  ])('in scope %s cause this many creations: %i', async (scope, expected) => {
    const {app} = givenContexts();
    let calls = 0;
    app.bind('value').toDynamicValue(async () => ++calls).inScope(scope);
    app.bind('user').toClass(ValueUser);

    await Promise.all([app.get('value'), app.get('user'), app.get('user')]);

    expect(calls).toBe(expected);
  });
});

describe('a CONTEXT binding', () => {
  it('makes one value for each context that asks', () => {
    const {app, server, request} = givenContexts();
    app.bind('thing').toClass(Thing).inScope(BindingScope.CONTEXT);

    const values = [app, server, request, app, server, request].map(context => context.getSync('thing'));

    expect(new Set(values).size).toBe(3);
    expect(values.slice(0, 3)).toEqual(values.slice(3));
  });
});

describe('an APPLICATION, SERVER or REQUEST binding', () => {
  it.each([
    [BindingScope.APPLICATION, 'app'],
    [BindingScope.SERVER, 'server'],
    [BindingScope.REQUEST, 'request'],
  ])('is made for the nearest context of scope %s', (scope, holder) => {
    const {app, request} = givenContexts();
    const nested = new Context(request, 'nested');
    app.bind('curious').toClass(Curious).inScope(scope);

    const curious = nested.getSync<Curious>('curious');

    expect(curious.context.name).toBe(holder);
    expect(request.getSync('curious')).toBe(curious);
  });

  it('is another one for another context of its scope', () => {
    const {app} = givenContexts();
    const servers = ['one', 'two'].map(name => new Context(app, name, BindingScope.SERVER));
    app.bind('thing').toClass(Thing).inScope(BindingScope.SERVER);

    const [one, two] = servers.map(server => server.getSync('thing'));

    expect(one).not.toBe(two);
  });

  it.each([BindingScope.APPLICATION, BindingScope.SERVER])('of scope %s needs such a context', scope => {
    const context = new Context('app');
    context.bind('state').toClass(Thing).inScope(scope);
    context.bind('constant').to(1).inScope(scope);
    context.bind('value').toAlias('state');
    context.bind('user').toClass(ValueUser);
    const text = `in context "app" cannot be resolved in scope "${scope}"`;

    expect(() => context.getSync('state')).toThrow(`Binding "state" ${text}`);
    expect(() => context.getSync('constant')).toThrow(`Binding "constant" ${text}`);
    expect(() => context.getSync('user')).toThrow(`Binding "state" ${text}`);
    expect(context.getSync('state', {optional: true})).toBeUndefined();
  });

  it('of scope REQUEST makes do with the context that asks', () => {
    const {app, server} = givenContexts();
    app.bind('thing').toClass(Thing).inScope(BindingScope.REQUEST);

    expect(server.getSync('thing')).toBe(server.getSync('thing'));
    expect(server.getSync('thing')).not.toBe(app.getSync('thing'));
  });

  it('must be visible from the context of its scope', () => {
    const {request} = givenContexts();
    request.bind('foo').toClass(Thing).inScope(BindingScope.APPLICATION);

    expect(() => request.getSync('foo')).toThrow(
      'Resolution context "app" does not have visibility to binding "foo (scope:Application)" in context "request".',
    );
    expect(request.getSync('foo', {optional: true})).toBeUndefined();
  });
});

describe('the owner of a binding', () => {
  it('is the nearest context that holds its key, and that very binding if one is given', () => {
    const {app, request} = givenContexts();
    const binding = app.bind('thing').toClass(Thing);

    expect(request.getOwnerContext('thing')).toBe(app);
    expect(request.getOwnerContext(binding)).toBe(app);
    request.bind('thing');
    expect(request.getOwnerContext(binding)).toBeUndefined();
  });
});

class Thing {}

class ValueUser {
  constructor(@inject('value') readonly value: unknown) {}
}

class Curious {
  @inject.getter('value') readonly getValue!: () => Promise<unknown>;
  constructor(@inject.context() readonly context: Context) {}
}

function givenContexts(): {app: Context; server: Context; request: Context} {
  const app = new Context(undefined, 'app', BindingScope.APPLICATION);
  const server = new Context(app, 'server', BindingScope.SERVER);
  const request = new Context(server, 'request', BindingScope.REQUEST);
  return {app, server, request};
}
