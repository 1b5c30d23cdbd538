import type {ValueOrPromise} from './value-or-promise.js';

/**
 * A class that makes a value of another type: a function, a connection, anything that is no class itself.
 *
 * Its constructor is injected like any other; bind it with `toProvider`.
 *
 * @example
 * class ClockProvider implements Provider<() => Date> {
 *   value() {
 *     return () => new Date();
 *   }
 * }
 * context.bind('clock').toProvider(ClockProvider);
 */
export interface Provider<T> {
  value(): ValueOrPromise<T>;
}

/**
 * A class whose static `value` makes a value, so that no instance is needed; its parameters are injected.
 *
 * Bind it with `toDynamicValue`.
 */
export interface DynamicValueProvider<T> extends Function {
  // The parameters are whatever is injected, and nothing narrower than `any` accepts every function.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  value(...injected: any[]): ValueOrPromise<T>;
}

/** Whether something is a class whose instances make a value. */
export function isProviderClass(type: unknown): boolean {
  return typeof type === 'function' && hasValue(type.prototype);
}

/** Whether something is a class that makes a value by itself. */
export function isDynamicValueProvider(type: unknown): type is DynamicValueProvider<unknown> {
  return typeof type === 'function' && hasValue(type);
}

function hasValue(owner: unknown): boolean {
  return typeof (owner as {value?: unknown} | null | undefined)?.value === 'function';
}
