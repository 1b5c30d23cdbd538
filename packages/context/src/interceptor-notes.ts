import {metadataSlot} from './metadata.js';

/**
 * What a decorator names as an interceptor: a function, or the text of the key that one is bound to. What such a
 * function is called with is of no concern here.
 */
export type NotedInterceptor = string | ((...args: never[]) => unknown);

type NotesByMethod = ReadonlyMap<string | symbol, readonly NotedInterceptor[]>;

const CLASSES = metadataSlot<readonly NotedInterceptor[]>('intercept.class');
const METHODS = metadataSlot<NotesByMethod>('intercept.methods');

/** Notes interceptors of a class. Decorators are applied from the lowest upwards: what stands above runs first. */
export function noteClassInterceptors(type: object, interceptors: readonly NotedInterceptor[]): void {
  CLASSES.set(type, [...interceptors, ...(CLASSES.own(type) ?? [])]);
}

/** Notes interceptors of a method; otherwise like {@link noteClassInterceptors}. */
export function noteMethodInterceptors(
  holder: object,
  method: string | symbol,
  interceptors: readonly NotedInterceptor[],
): void {
  const methods = METHODS.own(holder);
  const all = [...interceptors, ...(methods?.get(method) ?? [])];
  METHODS.set(holder, new Map([...(methods ?? []), [method, all]]));
}

/** The interceptors of a class, those of the farthest class that it extends first. */
export function notedForClass(type: object): readonly NotedInterceptor[] {
  return lineage(type).flatMap(each => CLASSES.own(each) ?? []);
}

/** The interceptors of each method that has any of its own, those of the farthest class first. */
export function notedForMethods(holder: object): NotesByMethod {
  const notes = new Map<string | symbol, readonly NotedInterceptor[]>();
  for (const each of lineage(holder)) {
    for (const [name, noted] of METHODS.own(each) ?? []) notes.set(name, [...(notes.get(name) ?? []), ...noted]);
  }
  return notes;
}

/** An object and all that it inherits from, the farthest first. */
function lineage(object: object): readonly object[] {
  const objects: object[] = [];
  for (let each: object | null = object; each; each = Object.getPrototypeOf(each) as object | null) {
    objects.unshift(each);
  }
  return objects;
}
