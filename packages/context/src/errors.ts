/** Anything that goes wrong with names, bindings and injection. `code` is for programs and never changes. */
export abstract class ContextError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A key that can name nothing, or not in this place. */
export class InvalidKeyError extends ContextError {
  readonly code = 'INVALID_KEY';
}

/** A decorator stands where it has no meaning. */
export class InvalidInjectionError extends ContextError {
  readonly code = 'INVALID_INJECTION';
}

/** Nothing is bound under a key that is needed. */
export class UnboundKeyError extends ContextError {
  readonly code = 'UNBOUND_KEY';

  constructor(
    readonly key: string,
    contextName: string,
    readonly path?: string,
  ) {
    super(
      `The key '${key}' is not bound to any value in context ${contextName}` +
        (path ? `, and is needed on the way ${path}` : '') +
        `. Bind it, or inject it with {optional: true}.`,
    );
  }
}

/** A binding was asked for its value before it was told what that is. */
export class EmptyBindingError extends ContextError {
  readonly code = 'EMPTY_BINDING';

  constructor(key: string) {
    super(
      `Binding ${key} is not bound to a value yet: call to(), toClass(), toProvider(), ` +
        `toDynamicValue() or toAlias() on it.`,
    );
  }
}

/** A value that must be awaited was given to, or asked for in, a place that cannot wait. */
export class AsyncValueError extends ContextError {
  readonly code = 'ASYNC_VALUE';
}

/** Two classes need each other, directly or through others. */
export class CircularDependencyError extends ContextError {
  readonly code = 'CIRCULAR_DEPENDENCY';

  constructor(path: string) {
    super(
      `Circular dependency detected: ${path}. Let one of them take the other by @inject.getter, ` +
        `or move what both need into a third.`,
    );
  }
}

/** A binding that was locked is to be replaced or removed. */
export class LockedBindingError extends ContextError {
  readonly code = 'LOCKED_BINDING';

  constructor(action: 'rebind' | 'unbind', key: string) {
    super(
      action === 'rebind'
        ? `Cannot rebind key "${key}" to a locked binding. Call unlock() on the binding first.`
        : `Cannot unbind key "${key}" of a locked binding. Call unlock() on the binding first.`,
    );
  }
}

/** A binding's scope names a context that is not there, or that cannot see the binding. */
export class ScopeError extends ContextError {
  readonly code = 'SCOPE';
}
