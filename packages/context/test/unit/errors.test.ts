import {inspect} from 'node:util';

import {describe, expect, it} from '@jest/globals';

import {
  AsyncValueError,
  CapturedValueError,
  CircularDependencyError,
  ContextError,
  EmptyBindingError,
  GraphError,
  InvalidInjectionError,
  InvalidInvocationError,
  InvalidKeyError,
  InvalidProviderError,
  LockedBindingError,
  MissingRequestValueError,
  MoreThanOneValueError,
  ScopeError,
  UnboundKeyError,
} from '../../src/errors.js';
import {helpOn} from '../../src/help.js';

describe('an error of this package', () => {
  it.each([
    [new AsyncValueError('x'), 'AsyncValueError', 'ASYNC_VALUE'],
    [new CircularDependencyError('x'), 'CircularDependencyError', 'CIRCULAR_DEPENDENCY'],
    [new EmptyBindingError('x'), 'EmptyBindingError', 'EMPTY_BINDING'],
    [new InvalidInjectionError('x'), 'InvalidInjectionError', 'INVALID_INJECTION'],
    [new InvalidKeyError('x'), 'InvalidKeyError', 'INVALID_KEY'],
    [new LockedBindingError('rebind', 'x'), 'LockedBindingError', 'LOCKED_BINDING'],
    [new ScopeError('x'), 'ScopeError', 'SCOPE'],
    [new UnboundKeyError('x', 'app'), 'UnboundKeyError', 'UNBOUND_KEY'],
    [new InvalidInvocationError('x'), 'InvalidInvocationError', 'INVALID_INVOCATION'],
    [new InvalidProviderError('X'), 'InvalidProviderError', 'INVALID_PROVIDER'],
    [new MoreThanOneValueError(), 'MoreThanOneValueError', 'MORE_THAN_ONE_VALUE'],
    [new GraphError('app', []), 'GraphError', 'GRAPH'],
    [new CapturedValueError('x', 'Singleton', 'y'), 'CapturedValueError', 'CAPTURED_VALUE'],
    [new MissingRequestValueError('x', 'request'), 'MissingRequestValueError', 'MISSING_REQUEST_VALUE'],
  ])('has a name and a code: %s', (error, name, code) => {
    expect(error).toBeInstanceOf(ContextError);
    expect(error.name).toBe(name);
    expect(error.code).toBe(code);
    expect(error.help).toBe(helpOn(code));
  });

  it('shows its page wherever it is printed whole', () => {
    expect(inspect(new InvalidKeyError('x'))).toContain(`help: '${helpOn('INVALID_KEY')}'`);
  });

  it('passes its cause on', () => {
    const cause = new Error('why');

    expect(new ScopeError('x', {cause}).cause).toBe(cause);
  });
});

describe('the text of', () => {
  it('an unbound key names the context and the cure', () => {
    const error = new UnboundKeyError('mail', 'app');

    expect(error.message).toBe(
      "The key 'mail' is not bound to any value in context app. Bind it, or inject it with {optional: true}.",
    );
  });

  it('an unbound key names the way to it', () => {
    const error = new UnboundKeyError('mail', 'app', 'todo --> @Todo.constructor[0]');

    expect(error.message).toBe(
      "The key 'mail' is not bound to any value in context app, and is needed on the way todo --> @Todo.constructor[0]. " +
        'Bind it, or inject it with {optional: true}.',
    );
    expect(error.key).toBe('mail');
    expect(error.path).toBe('todo --> @Todo.constructor[0]');
  });

  it('an empty binding lists what to call', () => {
    const error = new EmptyBindingError('foo');

    expect(error.message).toBe(
      'Binding foo is not bound to a value yet: call to(), toClass(), toProvider(), toDynamicValue() or ' +
        'toAlias() on it.',
    );
  });

  it('a circle shows it and the cure', () => {
    const error = new CircularDependencyError('x --> y --> x');

    expect(error.message).toBe(
      'Circular dependency detected: x --> y --> x. Let one of them take the other by @inject.getter, ' +
        'or move what both need into a third.',
    );
  });

  it('a locked binding tells what cannot be done', () => {
    expect(new LockedBindingError('rebind', 'foo').message).toBe(
      'Cannot rebind key "foo" to a locked binding. Call unlock() on the binding first.',
    );
    expect(new LockedBindingError('unbind', 'foo').message).toBe(
      'Cannot unbind key "foo" of a locked binding. Call unlock() on the binding first.',
    );
  });

  it('a value that would be kept names who keeps it, and the cures', () => {
    const error = new CapturedValueError('greeter', 'Singleton', 'user');

    expect(error.message).toBe(
      "'greeter' (scope Singleton) would keep 'user' of the first request that asks for it. " +
        "Inject it by @inject.getter, or let 'greeter' live for a request.",
    );
    expect(error).toMatchObject({code: 'CAPTURED_VALUE', keeper: 'greeter', key: 'user', help: helpOn('CAPTURED_VALUE')});
  });

  it('a value that a request lacks names both', () => {
    const error = new MissingRequestValueError('user', 'request-1');

    expect(error.message).toBe(
      "Each request binds 'user' for itself, and request-1 has not: " +
        "bind it in the request's context before anything needs it.",
    );
    expect(error).toMatchObject({code: 'MISSING_REQUEST_VALUE', key: 'user', help: helpOn('MISSING_REQUEST_VALUE')});
  });
});
