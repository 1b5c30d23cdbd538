/**
 * Remembers something that is worked out once for each method of each class.
 *
 * Methods are those of a class, not of its instances: it grows with the source text alone.
 */
export class MethodCache<T> {
  private readonly holders = new WeakMap<object, Map<string, T>>();

  /** @param create - works it out; the holder is the prototype, or the class of a static method */
  constructor(private readonly create: (holder: object, method: string) => T) {}

  /** @param target - an instance or a prototype, or the class of a static method */
  get(target: object, method: string): T {
    const holder = holderOf(target);
    const known = this.holders.get(holder)?.get(method);
    return known === undefined ? this.add(holder, method) : known;
  }

  private add(holder: object, method: string): T {
    const methods = this.holders.get(holder) ?? new Map<string, T>();
    const created = this.create(holder, method);
    this.holders.set(holder, methods.set(method, created));
    return created;
  }
}

function holderOf(target: object): object {
  if (typeof target === 'function') return target;
  // An object without a prototype has no constructor, and holds its methods itself.
  const type = target.constructor as {readonly prototype: object} | undefined;
  return type?.prototype ?? target;
}
