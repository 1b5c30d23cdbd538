import {isObject} from '../document/json.js';

/** A value as text; the order of keys plays no part. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === undefined) return 'nothing';
  if (!isObject(value)) return JSON.stringify(value);

  const keys = Object.keys(value).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

export function isSame(some: unknown, other: unknown): boolean {
  return some === other || canonical(some) === canonical(other);
}

/** Values for people: short, and in one line. */
export function told(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
