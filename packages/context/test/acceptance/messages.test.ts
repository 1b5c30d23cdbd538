import {describe, expect, it} from '@jest/globals';

import {
  Binding,
  BindingKey,
  BindingScope,
  Context,
  ContextError,
  compareBindingsByTag,
  filterByTag,
  inject,
  injectable,
  instantiateClass,
  intercept,
  invokeMethod,
  invokeMethodWithInterceptors,
} from '@rondojs/context';

import type {Constructor, Provider} from '@rondojs/context';

class Todo {
  title = 'Read this';
  static count = 0;

  constructor(readonly id: number) {}

  find(limit: number) {
    return limit;
  }
}

const FIND = Object.getOwnPropertyDescriptor(Todo.prototype, 'find');
const byWord = filterByTag('word');

describe('the text of a key that can be none', () => {
  it.each(
    rows([
      ['an empty one', () => new Context().bind(''), 'A binding key must not be empty.'],
      ['an empty one that is typed', () => BindingKey.create('#port'), 'A binding key must not be empty.'],
      [
        'a part',
        () => new Context().bind('config#port'),
        'Binding key "config#port" cannot contain "#": bind the whole value, and get a part of it by its path.',
      ],
      [
        'a path that is given twice',
        () => BindingKey.create('config#http', 'port'),
        'Binding key "config#http" cannot contain "#" when a path is given beside it.',
      ],
      [
        'a list as a tag',
        () => new Binding('a').tag(['b', 'c'] as unknown as string),
        'Tag must be a string or an object (but not array): b,c',
      ],
    ]),
  )('%s', expectText('INVALID_KEY'));
});

describe('the text of an injection that cannot hold', () => {
  it.each(
    rows([
      [
        '@inject on a class',
        () => inject('a')(Todo, undefined, undefined),
        '@inject cannot be used on a class: Todo.constructor. It belongs on a parameter of a constructor or method, or on a property.',
      ],
      [
        '@inject on a method',
        () => Reflect.apply(inject('a'), undefined, [Todo.prototype, 'find', FIND]),
        '@inject cannot be used on a method: Todo.prototype.find. It belongs on a parameter of a constructor or method, or on a property.',
      ],
      [
        '@inject on a static property',
        () => inject('a')(Todo, 'count'),
        '@inject cannot be used on a static property: Todo.count. It belongs on a parameter of a constructor or method, or on a property.',
      ],
      [
        '@inject twice',
        () => {
          class Twice {}
          inject('a')(Twice, undefined, 0);
          inject('a')(Twice, undefined, 0);
        },
        '@inject cannot be applied more than once on Twice.constructor[0].',
      ],
      ['@inject without a key', () => inject(''), 'A non-empty key is required for @inject.'],
      ['@inject.setter without a key', () => inject.setter(''), 'Binding key is not set for @inject.setter.'],
      [
        'a comparator without a filter',
        () => inject('a', {bindingComparator: compareBindingsByTag('order')}),
        'Binding comparator is only allowed with a binding filter.',
      ],
      [
        'a proxy of many',
        () => inject(byWord, {asProxyWithInterceptors: true}),
        'asProxyWithInterceptors is only allowed with a key.',
      ],
      [
        'the binding of a method',
        () => inject.binding()(Todo.prototype, 'find', 0),
        '@inject.binding on Todo.prototype.find[0] needs a key: a method belongs to no binding.',
      ],
      [
        'a list with something else in it',
        () => made({static: [() => undefined]}),
        'Entry 0 of the list of Listed.constructor is neither a key nor an injection.',
      ],
      [
        'an argument of a class of which nothing is said',
        () => givenContext(Todo).getSync('made'),
        "The argument 'Todo.constructor[0]' is not decorated for dependency injection. " +
          'Apply @inject() to it, or give the class no arguments of its own.',
      ],
      [
        'an argument of a function of which nothing is said',
        () => {
          const context = new Context();
          context.bind('sum').toFunction((one: number, other: number) => one + other, ['one'] as never);
          context.getSync('sum');
        },
        /^The argument '.*\[1\]' is not decorated for dependency injection\. Apply @inject\(\) to it, or give the function no arguments of its own\.$/,
      ],
      [
        'an argument that nobody gives',
        () => instantiateClass(Todo, new Context()),
        "The argument 'Todo.constructor[0]' is not decorated for dependency injection but no value was supplied by " +
          'the caller. Apply @inject() to it, or give a value for it.',
      ],
      [
        'a parameter of another type',
        () => {
          class Typed {
            constructor(@inject.tag('word') readonly words: string) {}
          }
          givenContext(Typed).getSync('made');
        },
        'The type of Typed.constructor[0] (String) is not Array.',
      ],
      [
        'a provider without value()',
        () => injectable.provider()(Todo),
        '@injectable.provider stands on Todo, which has no method value().',
      ],
      [
        'a template that fails',
        () => {
          @injectable(() => {
            throw new Error('No luck');
          })
          class Unlucky {}
          givenContext(Unlucky);
        },
        'No luck (while building binding for class Unlucky)',
      ],
      [
        '@intercept on a property',
        () => Reflect.apply(intercept('log'), undefined, [Todo.prototype, 'title']),
        '@intercept cannot be used on a property: Todo.prototype.title. It belongs on a class or on a method.',
      ],
      [
        '@intercept on a parameter',
        () => Reflect.apply(intercept('log'), undefined, [Todo.prototype, 'find', 0]),
        '@intercept cannot be used on a parameter: Todo.prototype.find. It belongs on a class or on a method.',
      ],
    ]),
  )('%s', expectText('INVALID_INJECTION'));
});

describe('the text of a call that cannot be', () => {
  it.each(
    rows([
      [
        'of what is no method',
        () => invokeMethod(new Todo(1), 'title', new Context()),
        'Todo.prototype.title is not a method.',
      ],
      [
        'without the interceptors that it asks for',
        () => invokeMethodWithInterceptors(new Context(), new Todo(1), 'find', [1], {skipInterceptors: true}),
        'skipInterceptors is not allowed for Todo.prototype.find: call invokeMethod() to go without interceptors.',
      ],
      [
        'with an interceptor that is none',
        () => {
          class Logged {
            @intercept('log')
            find() {}
          }
          const context = new Context();
          context.bind('log').to('every call');
          return invokeMethod(new Logged(), 'find', context);
        },
        "The value of 'log', which intercepts Logged.prototype.find, is no function. " +
          'Bind the key to an interceptor, or to a provider of one.',
      ],
    ]),
  )('%s', expectText('INVALID_INVOCATION'));
});

describe('the text of a value that must be awaited', () => {
  it.each(
    rows([
      [
        'as a constant',
        () => new Binding('token').to(Promise.resolve('secret')),
        'Promise instances are not allowed for constant values, as given to "token". ' +
          'Use toDynamicValue() with an async function.',
      ],
      [
        'asked for at once',
        () => givenToken().getSync('token'),
        'Cannot get token synchronously: the value is a promise. Use get() and await it.',
      ],
    ]),
  )('%s', expectText('ASYNC_VALUE'));
});

describe('the text of a scope', () => {
  it.each(
    rows([
      [
        'that is nowhere',
        () => {
          const app = new Context('app');
          app.bind('counter').toDynamicValue(() => 1).inScope(BindingScope.SERVER);
          app.getSync('counter');
        },
        'Binding "counter" in context "app" cannot be resolved in scope "Server": ' +
          'there is no context of that scope here or above.',
      ],
      [
        'whose context cannot see the binding',
        () => {
          const app = new Context(undefined, 'app', BindingScope.APPLICATION);
          const server = new Context(app, 'server', BindingScope.SERVER);
          server.bind('counter').toDynamicValue(() => 1).inScope(BindingScope.APPLICATION);
          server.getSync('counter');
        },
        'Resolution context "app" does not have visibility to binding "counter (scope:Application)" in context "server".',
      ],
    ]),
  )('%s', expectText('SCOPE'));
});

describe('the text of what is found when it is asked for', () => {
  it('a provider that makes no value', () => {
    class Clock {}
    const context = new Context();
    context.bind('clock').toProvider(Clock as Constructor<Provider<Clock>>);

    expectText('INVALID_PROVIDER')(
      'clock',
      () => context.getSync('clock'),
      'Clock is bound with toProvider(), and has no value(). Give it one, or bind the class itself with toClass().',
    );
  });

  it('several values, where one is wanted', async () => {
    const context = new Context();
    context.bind('a').to('a').tag('word');
    context.bind('b').to('b').tag('word');

    await expect(context.createView(byWord).singleValue()).rejects.toThrow(
      /^The ContextView has more than one value\. Use values\(\) to access them\.$/,
    );
  });
});

type Row = readonly [what: string, act: () => unknown, text: string | RegExp];

function rows(list: readonly Row[]): Row[] {
  return [...list];
}

/** A test that an action fails with this code and, whole, with this text. */
function expectText(code: string) {
  return (_: string, act: () => unknown, text: string | RegExp) => {
    const error = failureOf(act);
    expect(error).toBeInstanceOf(ContextError);
    expect(error.code).toBe(code);
    if (typeof text === 'string') expect(error.message).toBe(text);
    else expect(error.message).toMatch(text);
  };
}

function failureOf(act: () => unknown): ContextError {
  try {
    act();
  } catch (error) {
    return error as ContextError;
  }
  throw new Error('It did not fail.');
}

function givenContext(type: Constructor): Context {
  const context = new Context('app');
  context.bind('made').toInjectable(type);
  return context;
}

/** A class that lists what it has injected. */
function made({static: list}: {static: readonly unknown[]}): unknown {
  class Listed {
    static inject = list;
  }
  return givenContext(Listed).getSync('made');
}

function givenToken(): Context {
  const context = new Context('app');
  context.bind('token').toDynamicValue(async () => 'secret');
  return context;
}
