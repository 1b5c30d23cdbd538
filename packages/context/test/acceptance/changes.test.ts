import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject} from '@rondojs/context';

describe('the next get sees', () => {
  it.each([BindingScope.TRANSIENT, BindingScope.SINGLETON, BindingScope.CONTEXT, BindingScope.REQUEST])(
    'a key that is bound anew in scope %s',
    scope => {
      const context = givenContextWithUser();
      context.bind('value').toDynamicValue(() => 'old').inScope(scope);
      const before = valueIn(context);

      context.bind('value').toDynamicValue(() => 'new').inScope(scope);

      expect([before, valueIn(context)]).toEqual(['old', 'new']);
    },
  );

  it('a binding that is told of another source, in place of the value that it kept', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').toDynamicValue(() => 'old').inScope(BindingScope.SINGLETON);
    const before = valueIn(context);

    binding.toDynamicValue(() => 'new');

    expect([before, valueIn(context)]).toEqual(['old', 'new']);
  });

  it('a binding that becomes a class, and a constant again', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').to('constant');
    const seen = [valueIn(context)];

    binding.toClass(Thing);
    seen.push(valueIn(context));
    binding.to('constant again');
    seen.push(valueIn(context));

    expect(seen).toEqual(['constant', new Thing(), 'constant again']);
  });

  it('a change of scope', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    const kept = valueIn(context);
    const again = valueIn(context);

    binding.inScope(BindingScope.TRANSIENT);

    expect(again).toBe(kept);
    expect(valueIn(context)).not.toBe(kept);
    expect(valueIn(context)).not.toBe(valueIn(context));
  });

  it('nothing of a kept value after a change of scope and back', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    const kept = valueIn(context);

    binding.inScope(BindingScope.TRANSIENT).inScope(BindingScope.SINGLETON);

    expect(valueIn(context)).not.toBe(kept);
  });

  it('nothing new after a change of tags', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    const kept = valueIn(context);

    binding.tag('tagged');

    expect(valueIn(context)).toBe(kept);
  });

  it('a key that is gone', () => {
    const context = givenContextWithUser();
    context.bind('value').to(1);
    valueIn(context);

    context.unbind('value');

    expect(() => valueIn(context)).toThrow("The key 'value' is not bound");
  });

  it('nothing of a kept value when its binding has been away', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    const kept = valueIn(context);

    context.unbind('value');
    context.add(binding);

    expect(valueIn(context)).not.toBe(kept);
  });

  it('what is bound where the way had ended', () => {
    const context = givenContextWithUser();
    context.bind('value').toAlias('target');
    context.bind('target').to('first');
    const before = valueIn(context);

    context.bind('target').to('second');

    expect([before, valueIn(context)]).toEqual(['first', 'second']);
  });
});

describe('a kept value', () => {
  it.each([BindingScope.SINGLETON, BindingScope.REQUEST])(
    'in scope %s outlives what it was made from, for those who need it, too',
    scope => {
      const context = givenContextWithUser();
      context.bind('source').to(1);
      context.bind('value').toClass(SourceUser).inScope(scope);
      const kept = valueIn(context);

      context.unbind('source');

      expect(context.getSync('value')).toBe(kept);
      expect(valueIn(context)).toBe(kept);
    },
  );
});

describe('a child', () => {
  it('hides a key of its parent later, and shows it again', () => {
    const {app, server} = givenParentAndChild();
    app.bind('value').to('of the app');
    const seen = [valueIn(server)];

    server.bind('value').to('of the server');
    seen.push(valueIn(server), valueIn(app));
    server.unbind('value');
    seen.push(valueIn(server));

    expect(seen).toEqual(['of the app', 'of the server', 'of the app', 'of the app']);
  });

  it('hides a key that is needed deep in what its parent holds', () => {
    const {app, server} = givenParentAndChild();
    app.bind('value').to('of the app');
    app.bind('outer').toClass(OuterUser);
    const before = server.getSync<OuterUser>('outer').user.value;

    server.bind('value').to('of the server');

    expect(before).toBe('of the app');
    expect(server.getSync<OuterUser>('outer').user.value).toBe('of the server');
    expect(app.getSync<OuterUser>('outer').user.value).toBe('of the app');
  });

  it('sees changes of its parent and above', () => {
    const {app, server} = givenParentAndChild();
    const inner = new Context(server, 'inner');
    app.bind('value').to('old');
    const before = valueIn(inner);

    app.bind('value').to('new');

    expect([before, valueIn(inner)]).toEqual(['old', 'new']);
  });

  it('sees its grandparent again when its parent lets go of a key', () => {
    const {app, server} = givenParentAndChild();
    const inner = new Context(server, 'inner');
    app.bind('value').to('of the app');
    server.bind('value').to('of the server');
    const before = valueIn(inner);

    server.unbind('value');

    expect([before, valueIn(inner)]).toEqual(['of the server', 'of the app']);
  });

  it('makes its own value of a CONTEXT binding that its parent binds anew', () => {
    const {app, server} = givenParentAndChild();
    app.bind('value').toDynamicValue(() => 'old').inScope(BindingScope.CONTEXT);
    const before = valueIn(server);

    app.bind('value').toDynamicValue(() => 'new').inScope(BindingScope.CONTEXT);

    expect([before, valueIn(server)]).toEqual(['old', 'new']);
  });
});

describe('a locked binding', () => {
  it('stays, and can be unlocked', () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').to('kept').lock();

    expect(() => context.bind('value')).toThrow('Cannot rebind key "value" to a locked binding');
    expect(() => context.unbind('value')).toThrow('Cannot unbind key "value" of a locked binding');
    expect(valueIn(context)).toBe('kept');

    binding.unlock();
    context.bind('value').to('new');

    expect(valueIn(context)).toBe('new');
  });
});

describe('a closed context', () => {
  it('keeps its bindings and its parent, not its values', () => {
    const {app, server} = givenParentAndChild();
    server.bind('value').toClass(Thing).inScope(BindingScope.SINGLETON);
    const kept = valueIn(server);

    server.close();

    expect(server.parent).toBe(app);
    expect(server.contains('value')).toBe(true);
    expect(valueIn(server)).not.toBe(kept);
  });
});

describe('an asynchronous value', () => {
  it('that arrives after its key was bound anew is not kept', async () => {
    const context = givenContextWithUser();
    const scope = BindingScope.SINGLETON;
    context.bind('value').toDynamicValue(async () => 'old').inScope(scope);
    const old = context.get('value');

    context.bind('value').toDynamicValue(async () => 'new').inScope(scope);

    expect(await Promise.all([old, context.get('value')])).toEqual(['old', 'new']);
    expect(context.getSync('value')).toBe('new');
  });

  it('that fails after its source was changed leaves the new value alone', async () => {
    const context = givenContextWithUser();
    const binding = context.bind('value').inScope(BindingScope.SINGLETON);
    binding.toDynamicValue(() => Promise.reject(new Error('old')));
    const old = context.get('value');
    binding.toClass(Thing);
    const kept = context.getSync('value');

    await expect(old).rejects.toThrow('old');

    expect(context.getSync('value')).toBe(kept);
  });
});

class Thing {}

class User {
  constructor(@inject('value') readonly value: unknown) {}
}

class SourceUser {
  constructor(@inject('source') readonly source: unknown) {}
}

class OuterUser {
  constructor(@inject('user') readonly user: User) {}
}

function valueIn(context: Context): unknown {
  return context.getSync<User>('user').value;
}

function givenContextWithUser(): Context {
  const context = new Context('app');
  context.bind('user').toClass(User);
  return context;
}

function givenParentAndChild(): {app: Context; server: Context} {
  const app = givenContextWithUser();
  return {app, server: new Context(app, 'server')};
}
