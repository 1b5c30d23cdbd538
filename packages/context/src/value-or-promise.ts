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

/**
 * Calls functions in turn, and gives all that they make: now when everything is there, or when the last arrives.
 * A failure at once is thrown, and those that fail later are not heard of any more.
 */
export function allReady<T>(makers: readonly (() => ValueOrPromise<T>)[]): ValueOrPromise<T[]> {
  const values: ValueOrPromise<T>[] = [];
  try {
    for (const make of makers) values.push(make());
  } catch (error) {
    // Nobody would hear of their rejections, which would end the process.
    for (const value of values.filter(isPromiseLike)) value.then(undefined, () => {});
    throw error;
  }
  return values.some(isPromiseLike) ? Promise.all(values) : (values as T[]);
}
