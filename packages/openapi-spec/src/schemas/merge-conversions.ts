import {isDeepStrictEqual} from 'node:util';

type Change = readonly [name: string | number, value: unknown];

/**
 * A value with all that schemas have made of it: of its parts, and of the whole of it. What a schema leaves out stays: it
 * is another's.
 */
export function mergeConversions(value: unknown, changes: readonly Change[], wholes: readonly unknown[]): unknown {
  const changed = wholes.filter(whole => whole !== value);
  if (changed.length === 0) return withChanges(value, changes);
  if (!isMergeable(value) || !changed.every(isMergeable)) return changed.at(-1);

  const converted = changed.flatMap(whole => Object.entries(whole).filter(([key, held]) => !isDeepStrictEqual(held, at(value, key))));
  return withChanges(value, [...changes, ...converted]);
}

function withChanges(value: unknown, changes: readonly Change[]): unknown {
  const other = changes.filter(([name, changed]) => at(value, String(name)) !== changed);
  if (other.length === 0) return value;
  if (Array.isArray(value)) {
    const byIndex = new Map(other.map(([name, changed]) => [Number(name), changed]));
    return value.map((item: unknown, index) => (byIndex.has(index) ? byIndex.get(index) : item));
  }
  if (isMergeable(value)) return {...value, ...Object.fromEntries(other)};
  // An instance of a class, as the form of a request is, keeps what it is.
  return Object.assign(value as object, Object.fromEntries(other));
}

function at(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}

function isMergeable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
