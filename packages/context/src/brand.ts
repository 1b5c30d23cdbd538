/**
 * Marks all instances of a class, so that another copy of its package knows them: `instanceof` only knows the
 * classes of its own copy. The mark stands on the prototype, and costs an instance nothing.
 *
 * @param name - with the name of the package in it where others may have a class of the same name
 *
 * @example
 * class RequestContext extends Context {
 *   static {
 *     brand(this, 'RequestContext');
 *   }
 * }
 * hasBrand(value, 'RequestContext'); // also for those of another copy
 */
export function brand(type: {readonly prototype: unknown}, name: string): void {
  Object.defineProperty(type.prototype, symbolOf(name), {value: true});
}

/** Whether something is an instance of a class that was marked with {@link brand}, in whichever copy. */
export function hasBrand(value: unknown, name: string): boolean {
  const canBe = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return canBe && (value as Readonly<Record<symbol, unknown>>)[symbolOf(name)] === true;
}

function symbolOf(name: string): symbol {
  return Symbol.for(`rondo.${name}`);
}
