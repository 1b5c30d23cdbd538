/** A value that may have to be awaited. Code that handles it stays synchronous where it can. */
export type ValueOrPromise<T> = T | Promise<T>;

/** Tells whether a value must be awaited: it has a `then` method, as promises do. */
export function isPromiseLike<T>(value: ValueOrPromise<T> | PromiseLike<T>): value is Promise<T> {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  return typeof (value as {then?: unknown}).then === 'function';
}

/** Applies a function now when the value is there, or when it arrives. */
export function whenReady<T, R>(
  value: ValueOrPromise<T>,
  use: (value: T) => ValueOrPromise<R>,
): ValueOrPromise<R> {
  return isPromiseLike(value) ? value.then(use) : use(value);
}
