import {describe, expect, it} from '@jest/globals';

import {
  AsyncValueError,
  CircularDependencyError,
  ContextError,
  EmptyBindingError,
  InvalidInjectionError,
  InvalidKeyError,
  LockedBindingError,
  ScopeError,
  UnboundKeyError,
} from '../../src/errors.js';

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
  ])('has a name and a code: %s', (error, name, code) => {
    expect(error).toBeInstanceOf(ContextError);
    expect(error.name).toBe(name);
    expect(error.code).toBe(code);
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

    expect(error.message).toContain('in context app, and is needed on the way todo --> @Todo.constructor[0].');
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

    expect(error.message).toContain('Circular dependency detected: x --> y --> x. Let one of them');
    expect(error.message).toContain('@inject.getter');
  });

  it('a locked binding tells what cannot be done', () => {
    expect(new LockedBindingError('rebind', 'foo').message).toContain(
      'Cannot rebind key "foo" to a locked binding. Call unlock()',
    );
    expect(new LockedBindingError('unbind', 'foo').message).toContain(
      'Cannot unbind key "foo" of a locked binding. Call unlock()',
    );
  });
});
