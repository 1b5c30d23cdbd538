import {describe, expect, it} from '@jest/globals';

import {BindingScope, CircularDependencyError, Context, UnboundKeyError, inject} from '@rondojs/context';

import type {Constructor} from '@rondojs/context';

describe('what is not bound', () => {
  it('is named with the context that was asked', async () => {
    const context = new Context('app');

    await expect(context.get('mail')).rejects.toThrow(
      "The key 'mail' is not bound to any value in context app. Bind it, or inject it with {optional: true}.",
    );
  });

  it('is named with the way to it', () => {
    const context = givenClasses({
      'controllers.Todo': needing('Todo', 'services.mail'),
      'services.mail': needing('Mail', 'transport'),
    });

    const error = failureOf(() => context.getSync('controllers.Todo'));

    expect(error).toBeInstanceOf(UnboundKeyError);
    expect(error).toMatchObject({
      code: 'UNBOUND_KEY',
      key: 'transport',
      path: 'controllers.Todo --> @Todo.constructor[0] --> services.mail --> @Mail.constructor[0]',
    });
  });

  it('is named by its key alone when a part of it was wanted', () => {
    const context = givenClasses({user: needing('User', 'config#port')});

    expect(failureOf(() => context.getSync('user'))).toMatchObject({key: 'config'});
    expect(failureOf(() => context.getSync('config#port'))).toMatchObject({key: 'config'});
  });

  it('is found through an alias', () => {
    const context = givenClasses({user: needing('User', 'alias')});
    context.bind('alias').toAlias('nothing');

    expect(() => context.getSync('user')).toThrow(
      'on the way user --> @User.constructor[0] --> alias --> @alias (alias).',
    );
  });

  it('is found before anything is made', () => {
    let made = 0;
    const context = givenClasses({user: needing('User', 'expensive', 'nothing')});
    context.bind('expensive').toDynamicValue(() => ++made);

    expect(() => context.getSync('user')).toThrow("The key 'nothing' is not bound");
    expect(made).toBe(0);
  });

  it('works as soon as it is bound', () => {
    const context = givenClasses({user: needing('User', 'late')});
    expect(() => context.getSync('user')).toThrow("The key 'late' is not bound");

    context.bind('late').to(1);

    expect(context.getSync('user')).toBeDefined();
  });
});

describe('a circle', () => {
  it('is shown, through constructors and properties', () => {
    const X = needing('XClass');
    const Y = needing('YClass');
    inject('y')(X.prototype as object, 'y');
    inject('x')(Y, undefined, 0);
    const context = givenClasses({x: X, y: Y});

    const error = failureOf(() => context.getSync('x'));

    expect(error).toBeInstanceOf(CircularDependencyError);
    expect(error.message).toContain(
      'Circular dependency detected: x --> @XClass.prototype.y --> y --> @YClass.constructor[0] --> x. ',
    );
  });

  it.each(Object.values(BindingScope))('is found in scope %s', scope => {
    const app = new Context(undefined, 'app', BindingScope.APPLICATION);
    const server = new Context(app, 'server', BindingScope.SERVER);
    app.bind('x').toClass(needing('X', 'y')).inScope(scope);
    app.bind('y').toClass(needing('Y', 'x')).inScope(scope);

    expect(() => server.getSync('x')).toThrow('x --> @X.constructor[0] --> y --> @Y.constructor[0] --> x.');
  });

  it('of one is found', () => {
    const context = givenClasses({x: needing('X', 'x')});

    expect(() => context.getSync('x')).toThrow('x --> @X.constructor[0] --> x.');
  });

  it('of aliases is found', () => {
    const context = new Context('app');
    context.bind('a').toAlias('b');
    context.bind('b').toAlias('c#part');
    context.bind('c').toAlias('a');

    expect(() => context.getSync('a')).toThrow('Circular dependency detected: a --> b --> c --> a.');
    expect(() => context.getSync('a', {optional: true})).toThrow('Circular dependency detected');
  });

  it('is not seen where one thing is needed twice', () => {
    const context = givenClasses({
      root: needing('Root', 'left', 'right'),
      left: needing('Left', 'leaf'),
      right: needing('Right', 'leaf'),
      leaf: needing('Leaf'),
    });

    expect(context.getSync('root')).toBeDefined();
  });

  it('fails in a promise, where one is promised', async () => {
    const context = givenClasses({x: needing('X', 'x')});

    await expect(context.get('x')).rejects.toThrow('Circular dependency detected');
  });
});

describe('an argument without a decorator', () => {
  it('is named', () => {
    class InfoController {
      constructor(readonly info: string) {}
    }
    const context = givenClasses({'controllers.info': InfoController});

    expect(() => context.getSync('controllers.info')).toThrow(
      "The argument 'InfoController.constructor[0]' is not decorated for dependency injection. Apply @inject()",
    );
  });
});

describe('what must be awaited', () => {
  it.each(['later', 'later#part', 'alias'])('cannot be had synchronously: %s', key => {
    const context = new Context();
    context.bind('later').toDynamicValue(async () => 1);
    context.bind('alias').toAlias('later');

    expect(() => context.getSync(key)).toThrow(
      `Cannot get ${key} synchronously: the value is a promise. Use get() and await it.`,
    );
  });

  it('does not end the process when it fails later', async () => {
    const unheard: unknown[] = [];
    const listener = (reason: unknown) => unheard.push(reason);
    const context = givenClasses({user: needing('User', 'later')});
    context.bind('later').toDynamicValue(() => Promise.reject(new Error('late')));

    process.on('unhandledRejection', listener);
    expect(() => context.getSync('user')).toThrow('Cannot get user synchronously');
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', listener);

    expect(unheard).toEqual([]);
  });
});

describe('a failure of a class', () => {
  it('reaches the asker as it is', async () => {
    const failure = new Error('cannot start');
    class Broken {
      constructor() {
        throw failure;
      }
    }
    const context = givenClasses({user: needing('User', 'broken'), broken: Broken});

    expect(failureOf(() => context.getSync('user'))).toBe(failure);
    await expect(context.get('user')).rejects.toBe(failure);
  });
});

/** A class of that name whose constructor has these keys injected. */
function needing(name: string, ...addresses: string[]): Constructor {
  const type = {[name]: class {}}[name] as Constructor;
  addresses.forEach((address, index) => inject(address)(type, undefined, index));
  return type;
}

function givenClasses(classes: Record<string, Constructor>): Context {
  const context = new Context('app');
  for (const [key, type] of Object.entries(classes)) context.bind(key).toClass(type);
  return context;
}

function failureOf(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}
