/** What is there now, or will be. */
export type Later<T> = T | Promise<T>;

/** Uses what is there at once, and the rest when it comes. */
export function later<T, R>(value: Later<T>, use: (value: T) => Later<R>): Later<R> {
  return isPromise(value) ? value.then(use) : use(value);
}

/** All values, at once if none of them is awaited. */
export function allLater<T>(values: readonly Later<T>[]): Later<readonly T[]> {
  return values.some(isPromise) ? Promise.all(values) : (values as readonly T[]);
}

function isPromise<T>(value: Later<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
