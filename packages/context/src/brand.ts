/**
 * Marks all instances of a class, so that another copy of its package knows them: `instanceof` only knows the
 * classes of its own copy. The mark stands on the prototype, and costs an instance nothing.
 *
 * @param symbol - made with `Symbol.for`, which gives all copies the same one
 *
 * @example
 * const TENANT = Symbol.for('my-company.Tenant');
 *
 * class Tenant {
 *   static {
 *     brand(this, TENANT);
 *   }
 * }
 * hasBrand(value, TENANT); // also for those of another copy
 */
export function brand(type: {readonly prototype: unknown}, symbol: symbol): void {
  mark(type.prototype as object, symbol);
}

/** Marks a single object, or a function. */
export function mark<T extends object>(value: T, symbol: symbol): T {
  return Object.defineProperty(value, symbol, {value: true});
}

/** Whether something is an instance of a class that was marked with {@link brand}, in whichever copy. */
export function hasBrand(value: unknown, symbol: symbol): boolean {
  const canBe = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return canBe && (value as Readonly<Record<symbol, unknown>>)[symbol] === true;
}
