import {Audience, Seat} from './context-events.js';
import {Binding} from './binding.js';
import {BindingCreationPolicy} from './binding-creation.js';
import {Chain} from './chain.js';
import {LockedBindingError, UnboundKeyError} from './errors.js';
import {Selections} from './selections.js';
import {filterByKey, filterByTag} from './binding-filter.js';
import {keyOf} from './binding-key.js';

import type {BindingAddress} from './binding-key.js';
import type {BindingFilter, BindingTagPattern} from './binding-filter.js';
import type {ContextListener, ContextObserver, Subscription} from './context-events.js';
import type {GetOptions} from './resolver.js';

/** How often any version has grown: as long as this is the same, so are all versions. */
export const changes = {count: 0};

/** What a context hears from its bindings, and who hears of it: made when there is any of both. */
interface Watching {
  readonly ends: Map<Binding, () => void>;
  audience: Audience | undefined;
}

/** A key and its binding; the binding itself may be in several contexts. */
interface Place {
  readonly key: string;
  readonly binding: Binding;
  next: Place | undefined;
}

const NO_BINDINGS: readonly Binding[] = [];
const EVERYTHING: BindingFilter = () => true;

/** Holds the bindings of a context by their keys, and looks up what it does not hold in those above it. */
export abstract class BindingRegistry {
  abstract readonly parent: BindingRegistry | undefined;
  abstract readonly name: string;
  /** Whether the context lives for long, and so may remember what it has found. @internal */
  abstract readonly ownsPlanner: boolean;

  private bindings: Chain<string, Place> | undefined = undefined;
  private watching: Watching | undefined = undefined;
  private selections: Selections | undefined = undefined;
  private ownVersion = 0;

  /** Grows with every change of a binding, here or above. Of what is closed it is no number: nobody counts. @internal */
  get version(): number {
    return this.ownVersion + (this.parent?.version ?? 0);
  }

  /** The bindings of this very context. @internal */
  get ownBindings(): readonly Binding[] {
    return this.bindings ? [...this.bindings.entries()].map(({binding}) => binding) : NO_BINDINGS;
  }

  /** Who observes this context. @internal */
  get audience(): Audience {
    return (this.watched.audience ??= new Audience());
  }

  /** The same, if there has been anybody. @internal */
  get knownAudience(): Audience | undefined {
    return this.watching?.audience;
  }

  /**
   * Names a value. Say next where it comes from: `context.bind('greeting').to('Hello')`.
   *
   * A key that is bound here already is bound anew; one that is bound above is hidden.
   *
   * @throws {InvalidKeyError} for an empty key or one with the path of a property
   * @throws {LockedBindingError} when the key's binding is locked
   */
  bind<T = unknown>(address: BindingAddress<T>): Binding<T> {
    const binding = new Binding<T>(address);
    this.add(binding);
    return binding;
  }

  /** Takes in a binding that was made elsewhere; otherwise like {@link bind}. */
  add(binding: Binding): this {
    const {key} = binding;
    const former = this.bindings?.get(key)?.binding;
    if (former === binding) return this;
    if (former?.isLocked) throw new LockedBindingError('rebind', key);

    if (former) this.release(former);
    (this.bindings ??= new Chain()).set({key, binding, next: undefined});
    this.added(binding);
    this.watching?.audience?.tell({type: 'bind', binding, context: this});
    return this;
  }

  /** Removes a binding from this very context. Returns whether there was one. */
  unbind(address: BindingAddress): boolean {
    const key = keyOf(address);
    const binding = this.bindings?.get(key)?.binding;
    if (!binding) return false;
    if (binding.isLocked) throw new LockedBindingError('unbind', key);

    this.bindings?.delete(key);
    this.release(binding);
    return true;
  }

  /** Whether this very context holds the key. */
  contains(address: BindingAddress): boolean {
    return this.bindings?.get(keyOf(address)) !== undefined;
  }

  /** Whether the key is bound here or above. */
  isBound(address: BindingAddress): boolean {
    return this.lookUp(keyOf(address)) !== undefined;
  }

  /** The binding of this very context. @internal */
  ownBinding(key: string): Binding | undefined {
    return this.bindings?.get(key)?.binding;
  }

  /**
   * The binding that answers to a key, from here upwards.
   *
   * @throws {UnboundKeyError} when there is none, unless it is optional
   */
  getBinding<T = unknown>(address: BindingAddress<T>, options: {readonly optional: true}): Binding<T> | undefined;
  getBinding<T = unknown>(address: BindingAddress<T>, options?: GetOptions): Binding<T>;
  getBinding(address: BindingAddress, options?: GetOptions): Binding | undefined {
    const key = keyOf(address);
    const binding = this.lookUp(key);
    if (!binding && !options?.optional) throw new UnboundKeyError(key, this.name);
    return binding;
  }

  /**
   * The binding that answers to a key, or a new one in this very context.
   *
   * @throws {UnboundKeyError} when there is none, and none may be made
   */
  findOrCreateBinding<T = unknown>(
    address: BindingAddress<T>,
    policy: BindingCreationPolicy = BindingCreationPolicy.CREATE_IF_NOT_BOUND,
  ): Binding<T> {
    if (policy === BindingCreationPolicy.ALWAYS_CREATE) return this.bind(address);
    if (policy === BindingCreationPolicy.NEVER_CREATE) return this.getBinding(address);
    return this.getBinding(address, {optional: true}) ?? this.bind(address);
  }

  /**
   * All bindings that this context can see and that are wanted: its own, then those above that are not hidden.
   *
   * @param pattern - a key, in which `*` and `?` stand for anything but `.` and `:`; an expression; or a test
   */
  find(pattern: string | RegExp | BindingFilter = EVERYTHING): readonly Binding[] {
    return this.select(EVERYTHING).filter(filterByKey(pattern));
  }

  /**
   * The same for a filter that is asked often: what it said of the bindings of a long-lived context is remembered
   * until one of them comes, goes or changes. @internal
   */
  select(filter: BindingFilter): readonly Binding[] {
    if (!this.ownsPlanner) return this.selectNow(filter);
    this.selections ??= new Selections();
    return this.selections.of(filter, this.version, () => this.selectNow(filter));
  }

  /** All bindings that this context can see and that carry the tags; for the pattern see {@link filterByTag}. */
  findByTag(pattern: BindingTagPattern): readonly Binding[] {
    return this.find(filterByTag(pattern));
  }

  /**
   * Calls an observer after a binding has come or gone, here or above where no binding of this context, or of
   * one between, hides it. It is called later, when the binding has been told where its value comes from.
   */
  subscribe(observer: ContextObserver | ContextListener): Subscription {
    return new Seat(this, typeof observer === 'function' ? {observe: observer} : observer);
  }

  /** Whether an observer, or the function that was given for one, observes from this context. */
  isSubscribed(observer: ContextObserver | ContextListener): boolean {
    return this.watching?.audience?.hasFrom(this, observer) ?? false;
  }

  /** Calls a function when an observer of this context, or of one below that does not listen itself, fails. */
  onError(listener: (error: unknown) => void): () => void {
    return this.audience.onError(listener);
  }

  /** Stops listening to bindings. They stay, so that the context can be looked at. */
  close(): void {
    for (const end of this.watching?.ends.values() ?? []) end();
    this.watching?.audience?.clear(this);
    this.watching = undefined;
    this.ownVersion = Number.NaN;
  }

  /** Called after a binding has come in. */
  protected abstract added(binding: Binding): void;

  /** Called after a binding has gone, or another has taken its key. */
  protected abstract removed(binding: Binding): void;

  /** Counts every change of a binding, from now on, as a new version. */
  protected watch(binding: Binding): void {
    this.watched.ends.set(binding, binding.onChanged(() => this.changed()));
    this.changed();
  }

  private selectNow(filter: BindingFilter): readonly Binding[] {
    const above = this.parent?.select(filter) ?? NO_BINDINGS;
    const {ownBindings} = this;
    if (ownBindings.length === 0) return above;
    return [...ownBindings.filter(filter), ...above.filter(({key}) => !this.contains(key))];
  }

  private changed(): void {
    this.ownVersion++;
    changes.count++;
  }

  private get watched(): Watching {
    return (this.watching ??= {ends: new Map(), audience: undefined});
  }

  private release(binding: Binding): void {
    this.watching?.ends.get(binding)?.();
    this.watching?.ends.delete(binding);
    this.changed();
    this.removed(binding);
    this.watching?.audience?.tell({type: 'unbind', binding, context: this});
  }

  private lookUp(key: string): Binding | undefined {
    for (let registry: BindingRegistry | undefined = this; registry; registry = registry.parent) {
      const binding = registry.bindings?.get(key)?.binding;
      if (binding) return binding;
    }
    return undefined;
  }
}
