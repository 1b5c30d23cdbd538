import type {BindingAddress} from './binding-key.js';
import type {BindingScope} from './binding-scope.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** How a value is got. */
export interface GetOptions {
  /** Give `undefined` when nothing is bound, rather than fail. @defaultValue false */
  readonly optional?: boolean;
  /**
   * Give a proxy, through which calls of methods are intercepted: for calls inside of an application.
   * @defaultValue false
   */
  readonly asProxyWithInterceptors?: boolean;
}

/** The face of a context towards what is made in it: it gives values by their keys. */
export interface Resolver {
  readonly name: string;
  readonly scope: BindingScope | undefined;

  /** Whether a key is bound, in this context or above. */
  isBound(address: BindingAddress): boolean;

  /** Gets the value of a key, or of a property of it, such as `app.config#http.port`. */
  get<T>(address: BindingAddress<T>, options: {readonly optional: true}): Promise<T | undefined>;
  get<T>(address: BindingAddress<T>, options?: GetOptions): Promise<T>;

  /**
   * Gets a value that needs no waiting.
   *
   * @throws {AsyncValueError} when it, or anything that it needs, is made asynchronously
   */
  getSync<T>(address: BindingAddress<T>, options: {readonly optional: true}): T | undefined;
  getSync<T>(address: BindingAddress<T>, options?: GetOptions): T;

  /** Gets a value at once where all that it needs is there, and as a promise where a part must be awaited. */
  getValueOrPromise<T>(
    address: BindingAddress<T>,
    options: {readonly optional: true},
  ): ValueOrPromise<T | undefined>;
  getValueOrPromise<T>(address: BindingAddress<T>, options?: GetOptions): ValueOrPromise<T>;
}
