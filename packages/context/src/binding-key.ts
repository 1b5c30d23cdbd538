import {InvalidKeyError} from './errors.js';
import {brand, hasBrand} from './brand.js';

const BINDING_KEY = Symbol.for('rondo.BindingKey');

/** What stands between a key and the path of a property: `application.config#port`. */
const PATH_SEPARATOR = '#';

/** A key with the type of the value behind it, or its text. */
export type BindingAddress<T = unknown> = string | BindingKey<T>;

/**
 * The name of a value, and its type.
 *
 * Declare a key beside the type it names, and use it to bind, to get and to inject: the compiler then knows
 * what comes back. A key may lead to a property of the value, at any depth.
 *
 * @example
 * export const CONFIG = BindingKey.create<Config>('app.config');
 * export const PORT = CONFIG.deepProperty<number>('http.port'); // app.config#http.port
 */
export class BindingKey<T = unknown> {
  static {
    brand(this, BINDING_KEY);
  }

  /** Exists for the compiler alone: it ties the key to the type of its value. */
  declare protected readonly valueType: T;

  private constructor(
    readonly key: string,
    readonly propertyPath?: string,
  ) {}

  /**
   * Makes a key.
   *
   * @param key - names separated by dots, such as `services.mail`; may end with `#` and a path
   * @param propertyPath - the path of a property of the value, such as `http.port`
   * @throws {InvalidKeyError} when the key is empty, or has a path in both places
   */
  static create<T>(key: string, propertyPath?: string): BindingKey<T> {
    const [name, path] = split(key);
    if (!name) throw new InvalidKeyError('A binding key must not be empty.');
    if (path !== undefined && propertyPath !== undefined) {
      throw new InvalidKeyError(`Binding key "${key}" cannot contain "#" when a path is given beside it.`);
    }
    return new BindingKey<T>(name, propertyPath ?? path);
  }

  /** The key of a property of this key's value. */
  deepProperty<P>(propertyPath: string): BindingKey<P> {
    return new BindingKey<P>(this.key, [this.propertyPath, propertyPath].filter(Boolean).join('.'));
  }

  toString(): string {
    return this.propertyPath ? this.key + PATH_SEPARATOR + this.propertyPath : this.key;
  }
}

/** Whether something is a key with a type, also one of another copy of this package. */
export function isBindingKey(value: unknown): value is BindingKey {
  return hasBrand(value, BINDING_KEY);
}

/**
 * The key alone, without a property's path.
 *
 * @throws {InvalidKeyError} when the address has a path: only whole values are bound
 */
export function keyOf(address: BindingAddress): string {
  const text = String(address);
  if (!text) throw new InvalidKeyError('A binding key must not be empty.');
  if (text.includes(PATH_SEPARATOR)) {
    throw new InvalidKeyError(
      `Binding key "${text}" cannot contain "#": bind the whole value, and get a part of it by its path.`,
    );
  }
  return text;
}

/** Splits an address into its key and the path behind `#`, if there is one. */
export function split(address: string): [key: string, path?: string] {
  const at = address.indexOf(PATH_SEPARATOR);
  return at < 0 ? [address] : [address.slice(0, at), address.slice(at + 1)];
}

/** Reads a property at a path such as `a.b`; `undefined` as soon as a part of the way is missing. */
export function readPath(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (current === null || current === undefined) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}
