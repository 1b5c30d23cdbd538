import {brand, hasBrand} from './brand.js';
import {helpOn} from './help.js';

const CONTEXT_ERROR = Symbol.for('rondo.ContextError');

/** Anything that goes wrong with names, bindings and injection. `code` is for programs and never changes. */
export abstract class ContextError extends Error {
  static {
    brand(this, CONTEXT_ERROR);
  }

  abstract readonly code: string;
  /** The address of the page about it: what happened, why, and how to mend it. */
  abstract readonly help: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Whether something is an error of contexts, also of another copy of this package. */
export function isContextError(error: unknown): error is ContextError {
  return hasBrand(error, CONTEXT_ERROR);
}

/** A key that can name nothing, or not in this place. */
export class InvalidKeyError extends ContextError {
  readonly code = 'INVALID_KEY';
  readonly help = helpOn(this.code);
}

/** A decorator stands where it has no meaning. */
export class InvalidInjectionError extends ContextError {
  readonly code = 'INVALID_INJECTION';
  readonly help = helpOn(this.code);
}

/** A method cannot be called in this way, or by what stands around it. */
export class InvalidInvocationError extends ContextError {
  readonly code = 'INVALID_INVOCATION';
  readonly help = helpOn(this.code);
}

/** Nothing is bound under a key that is needed. */
export class UnboundKeyError extends ContextError {
  readonly code = 'UNBOUND_KEY';
  readonly help = helpOn(this.code);

  constructor(
    readonly key: string,
    contextName: string,
    readonly path?: string,
  ) {
    const what = key.startsWith('@') ? key : `The key '${key}'`;
    super(
      `${what} is not bound to any value in context ${contextName}` +
        (path ? `, and is needed on the way ${path}` : '') +
        `. Bind it, or inject it with {optional: true}.`,
    );
  }
}

/** Like {@link isContextError}, for this one. */
export function isUnboundKeyError(error: unknown): error is UnboundKeyError {
  return isContextError(error) && error.code === 'UNBOUND_KEY';
}

/** A binding was asked for its value before it was told what that is. */
export class EmptyBindingError extends ContextError {
  readonly code = 'EMPTY_BINDING';
  readonly help = helpOn(this.code);

  constructor(key: string) {
    super(
      `Binding ${key} is not bound to a value yet: call to(), toClass(), toProvider(), ` +
        `toDynamicValue() or toAlias() on it.`,
    );
  }
}

/** A class that was bound as a provider makes no value. */
export class InvalidProviderError extends ContextError {
  readonly code = 'INVALID_PROVIDER';
  readonly help = helpOn(this.code);

  constructor(className: string) {
    super(
      `${className} is bound with toProvider(), and has no value(). Give it one, or bind the class itself with toClass().`,
    );
  }
}

/** A value that must be awaited was given to, or asked for in, a place that cannot wait. */
export class AsyncValueError extends ContextError {
  readonly code = 'ASYNC_VALUE';
  readonly help = helpOn(this.code);
}

/** Two classes need each other, directly or through others. */
export class CircularDependencyError extends ContextError {
  readonly code = 'CIRCULAR_DEPENDENCY';
  readonly help = helpOn(this.code);

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
  readonly help = helpOn(this.code);

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
  readonly help = helpOn(this.code);
}

/** Like {@link isContextError}, for this one. */
export function isScopeError(error: unknown): error is ScopeError {
  return isContextError(error) && error.code === 'SCOPE';
}

/** Something that outlives a request has a value of a request injected: it would keep that of the first one. */
export class CapturedValueError extends ContextError {
  readonly code = 'CAPTURED_VALUE';
  readonly help = helpOn(this.code);

  constructor(
    readonly keeper: string,
    scope: string,
    readonly key: string,
  ) {
    super(
      `'${keeper}' (scope ${scope}) would keep '${key}' of the first request that asks for it. ` +
        `Inject it by @inject.getter, or let '${keeper}' live for a request.`,
    );
  }
}

/** One value was asked of a view or a filter that has several. */
export class MoreThanOneValueError extends ContextError {
  readonly code = 'MORE_THAN_ONE_VALUE';
  readonly help = helpOn(this.code);

  /** @param keys - of those that may be meant by an injection, which is told by its name */
  constructor(name?: string, keys: readonly string[] = []) {
    super(
      name === undefined
        ? 'The ContextView has more than one value. Use values() to access them.'
        : `${name} may be each of ${keys.join(', ')}. Inject the one that is meant by its key, or unbind the others.`,
    );
  }
}

/** A key was declared as one that each request binds for itself, and this one has not, or is none. */
export class MissingRequestValueError extends ContextError {
  readonly code = 'MISSING_REQUEST_VALUE';
  readonly help = helpOn(this.code);

  constructor(
    readonly key: string,
    contextName: string,
  ) {
    super(
      `Each request binds '${key}' for itself, and ${contextName} has not: ` +
        `bind it in the request's context before anything needs it.`,
    );
  }
}

/** One thing that is wrong with what a context injects. */
export interface GraphFault {
  /** The code of the error that the first request would have met. */
  readonly code: string;
  readonly message: string;
  /** Keys and members in turn: `controllers.Todo --> @TodoController.constructor[0] --> services.mail`. */
  readonly path: string;
  /** The bound key that may have been meant. */
  readonly nearest: string | undefined;
  /** The context that has bound the key, where that which needs it does not see. */
  readonly owner: string | undefined;
  /** The key of what would see it, if it did not live longer. */
  readonly keeper: string | undefined;
  /** Whether requests might bind what is not bound, each for itself: then declare it, and all is well. */
  readonly isOfRequest: boolean;
  /** The class that needs what is not there, and where it is written. */
  readonly className: string | undefined;
  readonly location: string | undefined;
}

/** What is injected does not hold together. All faults are told at once. */
export class GraphError extends ContextError {
  readonly code = 'GRAPH';
  readonly help = helpOn(this.code);

  constructor(
    name: string,
    readonly faults: readonly GraphFault[],
  ) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super([`${name} has ${count} in what it injects.`, ...faults.map(paragraph)].join('\n\n'));
  }
}

function paragraph(fault: GraphFault, index: number, faults: readonly GraphFault[]): string {
  const {code, message, path, className, location, nearest, owner, isOfRequest} = fault;
  const lines = [`${index + 1}. ${message}`, `   way   ${path}`];
  if (className) lines.push(`   class ${className}${location ? `, ${location}` : ''}`);
  if (nearest) lines.push(`   Did you mean ${nearest}?`);
  else if (owner) lines.push(`   ${elsewhere(owner, fault.keeper)}`);
  else if (isOfRequest) lines.push(`   ${declaration(path)}`);
  // Once for each code: the page is the same for all faults of a kind.
  if (faults.findIndex(other => other.code === code) === index) lines.push(`   help  ${helpOn(code)}`);
  return lines.join('\n');
}

function elsewhere(owner: string, keeper: string | undefined): string {
  if (keeper === undefined) return `It is bound in ${owner}, and not where it is needed.`;
  return (
    `It is bound in ${owner}, which '${keeper}' does not see, since it lives longer. ` +
    `Give '${keeper}' the scope REQUEST or TRANSIENT.`
  );
}

function declaration(path: string): string {
  const key = path.split(' --> ').at(-1);
  return `If each request binds it for itself, declare that: bind('${key}').inScope(BindingScope.REQUEST).`;
}
