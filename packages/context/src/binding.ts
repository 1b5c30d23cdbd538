import {AsyncValueError, InvalidInjectionError, InvalidKeyError} from './errors.js';
import {BindingScope} from './binding-scope.js';
import {bindingSpecOf, gatherTags} from './binding-spec.js';
import {brand, hasBrand} from './brand.js';
import {isDynamicValueProvider, isProviderClass} from './provider.js';
import {isPromiseLike} from './value-or-promise.js';
import {keyOf} from './binding-key.js';

import type {BindingAddress} from './binding-key.js';
import type {BindingTag} from './binding-spec.js';
import type {Constructor} from './class.js';
import type {DynamicValueProvider, Provider} from './provider.js';
import type {InjectList, InjectedFunction} from './inject-list.js';
import type {Resolver} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';

const BINDING = Symbol.for('rondo.Binding');

/** What a function given to `toDynamicValue` may look at. */
export interface ResolutionContext {
  /** The context in which the value is wanted: for a value of a request, that request's. */
  readonly context: Resolver;
  readonly binding: Binding;
}

/** Makes a value, now or later. */
export type ValueFactory<T> = (resolution: ResolutionContext) => ValueOrPromise<T>;

/** Where a binding takes its value from. */
export type BindingSource =
  | {readonly type: 'constant'; readonly value: unknown}
  | {readonly type: 'dynamic'; readonly value: ValueFactory<unknown>}
  | {readonly type: 'dynamicValueProvider'; readonly value: DynamicValueProvider<unknown>}
  | {readonly type: 'function'; readonly value: InjectedFunction<unknown>; readonly inject: InjectList}
  | {readonly type: 'class'; readonly value: Constructor}
  | {readonly type: 'provider'; readonly value: Constructor<Provider<unknown>>}
  | {readonly type: 'alias'; readonly value: string};

/** What of a binding has changed. */
export type BindingOperation = 'value' | 'scope' | 'tag';

/** Hears of every change of a binding. */
export type BindingListener = (binding: Binding, operation: BindingOperation) => void;

/** Changes a binding in a way that several share: its scope, its tags. */
export type BindingTemplate = (binding: Binding) => unknown;

/** Who keeps values of bindings: a context. */
export interface ValueKeeper {
  refresh(binding: Binding): void;
}

// Shared by all bindings that have none: a request may bind several values for itself.
const NO_LISTENERS: readonly BindingListener[] = Object.freeze([]);
const NO_TAGS: Readonly<Record<string, unknown>> = Object.freeze({});

/**
 * A name, and how to make what it stands for.
 *
 * A binding is told once where its value comes from (`to`, `toClass`, `toProvider`, `toFunction`,
 * `toDynamicValue`, `toAlias`) and how long the value lives (`inScope`), and belongs to the context that it is
 * added to.
 */
export class Binding<T = unknown> {
  static {
    brand(this, BINDING);
  }

  readonly key: string;

  private listeners = NO_LISTENERS;
  private currentScope = BindingScope.TRANSIENT;
  private isScopeTold = false;
  private currentSource: BindingSource | undefined = undefined;
  private currentTags = NO_TAGS;
  private locked = false;
  private currentRevision = 0;

  constructor(address: BindingAddress<T>) {
    this.key = keyOf(address);
  }

  get scope(): BindingScope {
    return this.currentScope;
  }

  /** Where the value comes from; `undefined` until it has been told. */
  get source(): BindingSource | undefined {
    return this.currentSource;
  }

  /** The kind of the source; `undefined` until it has been told. */
  get type(): BindingSource['type'] | undefined {
    return this.currentSource?.type;
  }

  /** The class of {@link toClass}. */
  get valueConstructor(): Constructor<T> | undefined {
    return this.currentSource?.type === 'class' ? (this.currentSource.value as Constructor<T>) : undefined;
  }

  /** The class of {@link toProvider}. */
  get providerConstructor(): Constructor<Provider<T>> | undefined {
    return this.currentSource?.type === 'provider' ? (this.currentSource.value as Constructor<Provider<T>>) : undefined;
  }

  /** The names of the tags. */
  get tagNames(): readonly string[] {
    return Object.keys(this.currentTags);
  }

  /** Tag names with their values; a tag that is only a name has itself as its value. */
  get tagMap(): Readonly<Record<string, unknown>> {
    return this.currentTags;
  }

  get isLocked(): boolean {
    return this.locked;
  }

  /** Grows when a value that was made before is no longer the right one. */
  get revision(): number {
    return this.currentRevision;
  }

  /**
   * Binds to a value that is there.
   *
   * @throws {AsyncValueError} for a promise: who made it would not be told of its failure
   */
  to(value: T): this {
    if (isPromiseLike(value)) {
      value.then(undefined, () => {});
      throw new AsyncValueError(
        `Promise instances are not allowed for constant values, as given to "${this.key}". ` +
          `Use toDynamicValue() with an async function.`,
      );
    }
    return this.from({type: 'constant', value});
  }

  /**
   * Binds to what a function returns, or the static `value` of a class, whose parameters are injected. It is
   * called each time a value has to be made.
   */
  toDynamicValue(factory: ValueFactory<T> | DynamicValueProvider<T>): this {
    if (isDynamicValueProvider(factory)) return this.from({type: 'dynamicValueProvider', value: factory});
    return this.from({type: 'dynamic', value: factory});
  }

  /** Binds to what a function makes of what it has injected: `toFunction(greet, ['user', inject.getter('clock')])`. */
  toFunction(make: InjectedFunction<T>, list: InjectList = []): this {
    return this.from({type: 'function', value: make, inject: list});
  }

  /** Binds to an instance of a class, whose constructor and properties are injected. */
  toClass(type: Constructor<T>): this {
    return this.from({type: 'class', value: type});
  }

  /** Binds to what the `value()` of a provider returns; the provider is made and injected first. */
  toProvider(type: Constructor<Provider<T>>): this {
    return this.from({type: 'provider', value: type});
  }

  /** Binds to the value of another key, or to a property of it; the other may be bound later. */
  toAlias(address: BindingAddress<T>): this {
    return this.from({type: 'alias', value: String(address)});
  }

  /**
   * Binds to what a class is for: the value of a provider, the static `value` of a class that has one, or else
   * an instance; and takes over what `@injectable` says of it.
   */
  toInjectable(type: Constructor): this {
    this.applySpecOf(type);
    if (isProviderClass(type)) return this.toProvider(type as Constructor<Provider<T>>);
    if (isDynamicValueProvider(type)) return this.toDynamicValue(type as unknown as DynamicValueProvider<T>);
    return this.toClass(type as Constructor<T>);
  }

  /**
   * Says how long a value lives. Values that were kept under the former scope are made again.
   *
   * On a server, REQUEST without any value declares that each request binds the key for itself.
   */
  inScope(scope: BindingScope): this {
    this.currentScope = scope;
    this.isScopeTold = true;
    return this.changed('scope');
  }

  /** Says how long a value lives, unless that has been said. */
  applyDefaultScope(scope: BindingScope): this {
    return this.isScopeTold ? this : this.inScope(scope);
  }

  /** Adds tags: names alone, or names with values. */
  tag(...tags: readonly BindingTag[]): this {
    for (const tag of tags) {
      if (!Array.isArray(tag)) continue;
      throw new InvalidKeyError('Tag must be a string or an object (but not array): ' + String(tag));
    }
    this.currentTags = {...this.currentTags, ...gatherTags(tags)};
    return this.changed('tag');
  }

  /** Applies what several bindings share. */
  apply(...templates: readonly BindingTemplate[]): this {
    for (const template of templates) template(this);
    return this;
  }

  /**
   * Takes over what `@injectable` says of a class: its scope, its tags, its templates.
   *
   * @throws {InvalidInjectionError} when a template fails, with its error as the cause
   */
  applySpecOf(type: Constructor): this {
    const {scope, tags, templates = []} = bindingSpecOf(type);
    if (scope !== undefined) this.inScope(scope);
    if (tags !== undefined) this.tag(tags);
    try {
      return this.apply(...(templates as readonly BindingTemplate[]));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new InvalidInjectionError(`${reason} (while building binding for class ${type.name})`, {cause});
    }
  }

  /** Has a context make the value again that it, or one above it, keeps. */
  refresh(context: ValueKeeper): void {
    context.refresh(this);
  }

  /** From now on the key cannot be bound to anything else, nor unbound. */
  lock(): this {
    this.locked = true;
    return this;
  }

  unlock(): this {
    this.locked = false;
    return this;
  }

  /** Calls a function after each change. Returns the function that ends this. */
  onChanged(listener: BindingListener): () => void {
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter(other => other !== listener);
    };
  }

  private from(source: BindingSource): this {
    this.currentSource = source;
    return this.changed('value');
  }

  private changed(operation: BindingOperation): this {
    if (operation !== 'tag') this.currentRevision++;
    for (const listener of this.listeners) listener(this, operation);
    return this;
  }
}

/** Makes a binding that belongs to no context yet: for the table of a component. */
export function bind<T = unknown>(address: BindingAddress<T>): Binding<T> {
  return new Binding<T>(address);
}

/** Whether something is a binding, also one of another copy of this package. */
export function isBinding(value: unknown): value is Binding {
  return hasBrand(value, BINDING);
}
