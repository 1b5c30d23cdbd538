/** An entry of a chain, made by whoever adds it; it belongs to one chain. */
export interface Link<K, E> {
  readonly key: K;
  next: E | undefined;
}

/** Up to so many links, comparing one after another is faster than a map. */
const FEW = 8;

/**
 * A map of entries by their keys, in the order in which they came.
 *
 * While there are few, they are a chain. A request holds few bindings and keeps few values, and would pay more
 * for making a `Map` than for all that it puts into it.
 */
export class Chain<K, E extends Link<K, E>> {
  private first: E | undefined = undefined;
  /** Takes the place of the chain when there are many. */
  private index: Map<K, E> | undefined = undefined;

  get(key: K): E | undefined {
    if (this.index) return this.index.get(key);
    let entry = this.first;
    while (entry && entry.key !== key) entry = entry.next;
    return entry;
  }

  /** Adds an entry, in the place of one that has its key. */
  set(entry: E): void {
    if (this.index) return void this.index.set(entry.key, entry);

    let count = 0;
    let before: E | undefined;
    for (let at = this.first; at; before = at, at = at.next, count++) {
      if (at.key !== entry.key) continue;
      entry.next = at.next;
      return this.link(before, entry);
    }
    this.link(before, entry);
    if (count === FEW) this.index = new Map([...this.entries()].map(each => [each.key, each]));
  }

  delete(key: K): void {
    if (this.index) return void this.index.delete(key);

    let before: E | undefined;
    for (let at = this.first; at; before = at, at = at.next) {
      if (at.key === key) return this.link(before, at.next);
    }
  }

  clear(): void {
    this.first = undefined;
    this.index = undefined;
  }

  *entries(): Generator<E> {
    if (this.index) return yield* this.index.values();
    for (let entry = this.first; entry; entry = entry.next) yield entry;
  }

  private link(before: E | undefined, entry: E | undefined): void {
    if (before) before.next = entry;
    else this.first = entry;
  }
}
