import {
  AsyncValueError,
  EmptyBindingError,
  MissingRequestValueError,
  ScopeError,
  UnboundKeyError,
} from './errors.js';
import {BindingRegistry} from './binding-registry.js';
import {BindingScope} from './binding-scope.js';
import {CONFIGURATION_FOR, configKeyFor, spokenKey} from './config.js';
import {ContextView} from './context-view.js';
import {Planner} from './planner.js';
import {awaitedPart} from './container.js';
import {brand, hasBrand} from './brand.js';
import {isPromiseLike, whenReady} from './value-or-promise.js';
import {isBinding} from './binding.js';
import {keyOf, readPath, split} from './binding-key.js';
import {recipeOf} from './recipe.js';
import {isAnswered} from './answer.js';
import {isMadePerRequest} from './per-request.js';
import {prove} from './proof.js';
import {proxied} from './proxying.js';
import {explain, graphOf} from './explanation.js';
import {rememberPlace} from './call-site.js';

import type {BindingAddress} from './binding-key.js';
import type {Binding} from './binding.js';
import type {BindingComparator, BindingFilter} from './binding-filter.js';
import type {BindingGraph, Explanation} from './explanation.js';
import type {GraphFault} from './errors.js';
import type {PlannedContext} from './planner.js';
import type {GetOptions} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';

const CONTEXT = Symbol.for('rondo.Context');

/** A value that lives as long as its scope says, and the state of the binding that it was made from. */
interface KeptValue {
  readonly revision: number;
  value: unknown;
}

/** What a context holds, for people and for tests. */
export interface ContextInspection {
  readonly name: string;
  readonly scope: BindingScope | undefined;
  readonly parent: string | undefined;
  readonly bindings: readonly {readonly key: string; readonly scope: BindingScope}[];
  /** How many services the context's container holds; of a short-lived context, its server's. */
  readonly containerSize: number;
}

let lastId = 0;

/**
 * Holds bindings, and makes and injects what they name. What it does not hold it asks of its parent.
 *
 * An application, a server and a request are contexts, each inside the one before it. A context that lives
 * for long owns a container; one of scope REQUEST, and any below it, costs a small object and no more: it
 * resolves through the plans of its server.
 *
 * @example
 * const context = new Context('app');
 * context.bind('greeting').to('Hello');
 * await context.get('greeting');
 */
export class Context extends BindingRegistry implements PlannedContext {
  static {
    brand(this, CONTEXT);
  }

  readonly parent: Context | undefined;
  readonly scope: BindingScope | undefined;
  /** Makes the plans by which this context resolves. @internal */
  readonly planner: Planner;

  private givenName: string | undefined;
  private kept: Map<Binding, KeptValue> | undefined;
  private slotsSettledAt: number;

  /**
   * @param parent - the context to ask for what is not bound here, or the name alone
   * @param name - how messages call the context; made up from the class when absent
   * @param scope - which scope's values this context keeps: APPLICATION, SERVER or REQUEST
   */
  constructor(parent?: Context | string, name?: string, scope?: BindingScope) {
    super();
    this.parent = typeof parent === 'string' ? undefined : parent;
    this.givenName = typeof parent === 'string' ? parent : name;
    this.scope = scope;
    this.planner = this.parent?.isShortLived(scope) ? this.parent.planner : this.createPlanner();
    this.slotsSettledAt = this.planner.injectedCount;
  }

  get name(): string {
    return (this.givenName ??= `${this.constructor.name}-${++lastId}`);
  }

  /** Whether this context has a container of its own, as long-lived ones do. @internal */
  get ownsPlanner(): boolean {
    return this.planner !== this.parent?.planner;
  }

  /** The nearest context, from here upwards, that holds the key; of a binding, if it holds that very one. */
  getOwnerContext(wanted: BindingAddress | Binding): Context | undefined {
    if (isBinding(wanted)) {
      const owner = this.getOwnerContext(wanted.key);
      return owner?.ownBinding(wanted.key) === wanted ? owner : undefined;
    }
    const key = String(wanted);
    for (let context: Context | undefined = this; context; context = context.parent) {
      if (context.ownBinding(key)) return context;
    }
    return undefined;
  }

  get<T>(address: BindingAddress<T>, options: {readonly optional: true}): Promise<T | undefined>;
  get<T>(address: BindingAddress<T>, options?: GetOptions): Promise<T>;
  async get(address: BindingAddress, options?: GetOptions): Promise<unknown> {
    return this.getValueOrPromise(address, options);
  }

  getSync<T>(address: BindingAddress<T>, options: {readonly optional: true}): T | undefined;
  getSync<T>(address: BindingAddress<T>, options?: GetOptions): T;
  getSync(address: BindingAddress, options?: GetOptions): unknown {
    const value = this.getValueOrPromise(address, options);
    if (!isPromiseLike(value)) return value;

    value.catch(() => {});
    const part = awaitedPart(value);
    throw new AsyncValueError(
      `Cannot get ${spokenKey(address)} synchronously: the value is a promise` +
        (part ? `, since ${part} is made asynchronously. ` : '. ') +
        `Use get() and await it.`,
    );
  }

  getValueOrPromise<T>(
    address: BindingAddress<T>,
    options: {readonly optional: true},
  ): ValueOrPromise<T | undefined>;
  getValueOrPromise<T>(address: BindingAddress<T>, options?: GetOptions): ValueOrPromise<T>;
  getValueOrPromise(address: BindingAddress, options?: GetOptions): ValueOrPromise<unknown> {
    const [key, path] = split(String(address));
    const owner = this.getOwnerContext(key);
    const binding = owner?.ownBinding(key);
    if (!owner || !binding) {
      if (options?.optional) return undefined;
      throw new UnboundKeyError(key, this.name);
    }
    if (options?.optional && !isAnswered<PlannedContext>(key, this)) return undefined;

    const value = this.give(binding, owner);
    const part = path ? whenReady(value, whole => readPath(whole, path)) : value;
    return options?.asProxyWithInterceptors ? proxied(part, this) : part;
  }

  /**
   * Whether what a key names belongs to a request, itself or through anything that it needs: it must then be
   * made for each request. What it needs and this context does not hold can only come from a request.
   */
  isOfRequest(address: BindingAddress): boolean {
    return isMadePerRequest<PlannedContext>(this.getBinding(address), this);
  }

  /**
   * Looks through all that this context injects, and gives everything that is wrong with it: keys that are
   * bound to nothing, circles, values of a request that something longer-lived would keep. It makes nothing.
   *
   * @param servers - the contexts below this one, where there are any: what they see is then looked at from them
   */
  check(...servers: readonly Context[]): readonly GraphFault[] {
    return prove<Context>(servers.length > 0 ? servers : [this]);
  }

  /** Says who bound a key, where, in which scope, what it needs and who needs it: as data, and as text. */
  explain(address: BindingAddress): Explanation {
    return explain<Context>(keyOf(address), this);
  }

  /** All bindings that this context sees, and what of them needs what; for drawings and for tools. */
  graph(): BindingGraph {
    return graphOf<Context>(this);
  }

  /** What the context holds. */
  inspect(): ContextInspection {
    return {
      name: this.name,
      scope: this.scope,
      parent: this.parent?.name,
      bindings: [...this.ownBindings].map(({key, scope}) => ({key, scope})),
      containerSize: this.planner.container.size,
    };
  }

  /** Lets go of the value of a binding that this context, or one above it, keeps: the next asker makes it again. */
  refresh(binding: Binding): void {
    const owner = this.getOwnerContext(binding.key);
    if (owner?.ownBinding(binding.key) === binding) this.holderOf(binding, owner).kept?.delete(binding);
  }

  /** Names the configuration of what a key names, whether that is bound yet or not. */
  configure<T = unknown>(address: BindingAddress): Binding<T> {
    return this.bind<T>(configKeyFor(address)).tag({[CONFIGURATION_FOR]: String(address)});
  }

  /** Gets the configuration of what a key names, or a part of it; `undefined` where there is none. */
  async getConfig<T>(address: BindingAddress, path?: string, options?: GetOptions): Promise<T | undefined> {
    return this.get<T>(configKeyFor(address, path), {optional: true, ...options});
  }

  /** Gets the configuration of what a key names, or a part of it, that needs no waiting. */
  getConfigSync<T>(address: BindingAddress, path?: string, options?: GetOptions): T | undefined {
    return this.getSync<T>(configKeyFor(address, path), {optional: true, ...options});
  }

  /** A view of the bindings that a filter accepts, and of their values. */
  createView<T = unknown>(filter: BindingFilter, comparator?: BindingComparator): ContextView<T> {
    return new ContextView<T>(this, filter, comparator);
  }

  /** Lets go of all that is kept and watched. Bindings stay, so that the context can be looked at. */
  override close(): void {
    super.close();
    this.kept = undefined;
  }

  /** The value of a binding that `owner` holds, as this context sees it. @internal */
  give(binding: Binding, owner: Context): ValueOrPromise<unknown> {
    const {scope, source} = binding;
    const isConstant = source?.type === 'constant';
    if (scope === BindingScope.TRANSIENT) return isConstant ? source.value : this.make(binding);

    const holder = this.holderOf(binding, owner);
    return isConstant ? source.value : holder.keep(binding);
  }

  /**
   * The context that keeps the value of a binding: a singleton's is its owner, whoever asks.
   *
   * @throws {ScopeError} when the scope's context is missing, or cannot see the binding
   * @internal
   */
  holderOf(binding: Binding, owner: Context): Context {
    const {scope} = binding;
    if (scope === BindingScope.TRANSIENT || scope === BindingScope.CONTEXT) return this;
    if (scope === BindingScope.SINGLETON) return owner;

    const holder = this.nearestOfScope(scope) ?? (scope === BindingScope.REQUEST ? this : undefined);
    if (!holder) {
      throw new ScopeError(
        `Binding "${binding.key}" in context "${this.name}" cannot be resolved in scope "${scope}": ` +
          `there is no context of that scope here or above.`,
      );
    }
    if (holder.isWithin(owner)) return holder;
    throw new ScopeError(
      `Resolution context "${holder.name}" does not have visibility to binding ` +
        `"${binding.key} (scope:${scope})" in context "${owner.name}".`,
    );
  }

  /** Whether this context has made the value of a binding, and keeps it. @internal */
  keeps(binding: Binding): boolean {
    return this.kept?.get(binding)?.revision === binding.revision;
  }

  private keep(binding: Binding): ValueOrPromise<unknown> {
    const {revision} = binding;
    const known = this.kept?.get(binding);
    if (known?.revision === revision) return known.value;

    const kept: KeptValue = {revision, value: this.make(binding)};
    (this.kept ??= new Map()).set(binding, kept);
    if (isPromiseLike(kept.value)) this.settle(binding, kept, kept.value);
    return kept.value;
  }

  /** Concurrent askers share the promise; what failed is not kept, so that the next one tries again. */
  private settle(binding: Binding, kept: KeptValue, promise: Promise<unknown>): void {
    promise.then(
      value => {
        kept.value = value;
      },
      () => {
        if (this.kept?.get(binding) === kept) this.kept.delete(binding);
      },
    );
  }

  private make(binding: Binding): ValueOrPromise<unknown> {
    const {source} = binding;
    if (!source) throw this.nothingToMake(binding);
    if (source.type === 'dynamic') return source.value({context: this, binding});
    if (source.type === 'alias') return this.makeAlias(binding, source.value);

    const recipe = recipeOf(binding);
    if (!recipe) return source.value;
    this.settleSlots();
    return this.planner.resolve(recipe, binding, this);
  }

  private nothingToMake({key, scope}: Binding): Error {
    if (scope === BindingScope.REQUEST) return new MissingRequestValueError(key, this.name);
    return new EmptyBindingError(key);
  }

  private makeAlias(binding: Binding, address: string): ValueOrPromise<unknown> {
    // Looked at for its circles alone: who asks for what is not bound shall hear of it.
    isAnswered<PlannedContext>(split(address)[0], this, [binding]);
    return this.getValueOrPromise(address);
  }

  // A key may have been bound here before any class had it injected: it needs its slot as soon as one has.
  private settleSlots(): void {
    if (this.ownsPlanner) return;
    this.parent?.settleSlots();
    if (this.slotsSettledAt === this.planner.injectedCount) return;
    for (const {key} of this.ownBindings) this.planner.addSlot(key);
    this.slotsSettledAt = this.planner.injectedCount;
  }

  protected override added(binding: Binding): void {
    if (!this.ownsPlanner) return this.planner.addSlot(binding.key);
    this.watch(binding);
    rememberPlace(binding);
  }

  protected override removed(binding: Binding): void {
    this.kept?.delete(binding);
  }

  private nearestOfScope(scope: BindingScope): Context | undefined {
    for (let context: Context | undefined = this; context; context = context.parent) {
      if (context.scope === scope) return context;
    }
    return undefined;
  }

  private isWithin(outer: Context): boolean {
    for (let context: Context | undefined = this; context; context = context.parent) {
      if (context === outer) return true;
    }
    return false;
  }

  /** Whether a child of the given scope would be a request's, or inside of a request. */
  private isShortLived(childScope: BindingScope | undefined): boolean {
    if (childScope === BindingScope.REQUEST) return true;
    return this.scope === BindingScope.REQUEST || !this.ownsPlanner;
  }

  private createPlanner(): Planner {
    return new Planner(this, this.parent?.planner);
  }
}

/** Whether something is a context, also one of another copy of this package. */
export function isContext(value: unknown): value is Context {
  return hasBrand(value, CONTEXT);
}
