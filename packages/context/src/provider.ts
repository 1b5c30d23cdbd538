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
