import {BindingRegistry} from './binding-registry.js';
import {BindingScope} from './binding-scope.js';
import {CONFIGURATION_FOR, configKeyFor} from './config.js';
import {ContextView} from './context-view.js';
import {Keeper} from './keeper.js';
import {Planner} from './planner.js';
import {Supplier} from './supplier.js';
import {UnboundKeyError} from './errors.js';
import {brand, hasBrand} from './brand.js';
import {createAsyncValueError} from './plan-step.js';
import {explain, graphOf} from './explanation.js';
import {holderOf} from './holder.js';
import {inspectionOf} from './inspection.js';
import {isBinding} from './binding.js';
import {isMadePerRequest} from './per-request.js';
import {isPromiseLike} from './value-or-promise.js';
import {keyOf, split} from './binding-key.js';
import {prove} from './proof.js';
import {proxied} from './proxying.js';
import {rememberPlace} from './call-site.js';

import type {BindingAddress} from './binding-key.js';
import type {Binding} from './binding.js';
import type {BindingComparator, BindingFilter} from './binding-filter.js';
import type {BindingGraph, Explanation} from './explanation.js';
import type {ContextInspection} from './inspection.js';
import type {GraphFault} from './errors.js';
import type {PlannedContext} from './planner.js';
import type {GetOptions} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';

const CONTEXT = Symbol.for('rondo.Context');

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
  /** Keeps the values that live as long as this context. @internal */
  readonly keeper: Keeper<PlannedContext>;
  /** Makes the plans by which this context resolves. @internal */
  readonly planner: Planner;

  private givenName: string | undefined;

  /**
   * @param parent - the context to ask for what is not bound here, or the name alone
   * @param name - how messages call the context; made up from the class when absent
   * @param scope - which scope's values this context keeps: APPLICATION, SERVER or REQUEST
   */
  constructor(parent?: Context | string, name?: string, scope?: BindingScope) {
    super();
    this.parent = typeof parent === 'string' ? undefined : parent;
    this.givenName = typeof parent === 'string' ? parent : name;
    this.planner = this.parent?.isShortLived(scope) ? this.parent.planner : new Planner(this, this.parent?.planner);
    this.keeper = new Keeper<PlannedContext>(this, this.parent?.keeper, scope, this.planner);
  }

  get scope(): BindingScope | undefined {
    return this.keeper.scope;
  }

  get name(): string {
    return (this.givenName ??= `${this.constructor.name}-${++lastId}`);
  }

  /** Whether this context has a container of its own. @internal */
  get ownsPlanner(): boolean {
    return this.keeper.isHome;
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
    if (isPromiseLike(value)) throw createAsyncValueError(address, value);
    return value;
  }

  getValueOrPromise<T>(
    address: BindingAddress<T>,
    options: {readonly optional: true},
  ): ValueOrPromise<T | undefined>;
  getValueOrPromise<T>(address: BindingAddress<T>, options?: GetOptions): ValueOrPromise<T>;
  getValueOrPromise(address: BindingAddress, options?: GetOptions): ValueOrPromise<unknown> {
    const supplier = this.supplierOf(address);
    if (!supplier && !options?.optional) throw new UnboundKeyError(split(String(address))[0], this.name);
    if (!supplier || (options?.optional && !supplier.isThere(this.keeper))) return undefined;
    const value = supplier.get(this.keeper);
    return options?.asProxyWithInterceptors ? proxied(value, this) : value;
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
    return inspectionOf(this);
  }

  /** Lets go of the value of a binding that this context, or one above it, keeps: the next asker makes it again. */
  refresh(binding: Binding): void {
    const owner = this.getOwnerContext(binding.key);
    if (owner?.ownBinding(binding.key) === binding) this.holderOf(binding, owner).keeper.delete(binding);
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
    this.keeper.clear();
  }

  /** The value of a binding that `owner` holds, as this context sees it. @internal */
  give(binding: Binding, owner: Context): ValueOrPromise<unknown> {
    return new Supplier<PlannedContext>(binding, owner.keeper).get(this.keeper);
  }

  /** The context that keeps the value of a binding. @throws {ScopeError} when there is none @internal */
  holderOf(binding: Binding, owner: Context): Context {
    return holderOf(binding, owner.keeper, this.keeper).context as Context;
  }

  /** Whether this context has made the value of a binding, and keeps it. @internal */
  keeps(binding: Binding): boolean {
    return this.keeper.find(binding) !== undefined;
  }

  private supplierOf(address: BindingAddress): Supplier<PlannedContext> | undefined {
    const text = typeof address === 'string' ? address : String(address);
    const supplier = this.planner.supplierOf(text);
    return this.keeper.hidesNothing ? supplier : (this.ownSupplierOf(text, supplier) ?? supplier);
  }

  // What a request has bound has no place in the planner of its server.
  private ownSupplierOf(
    address: string,
    hidden: Supplier<PlannedContext> | undefined,
  ): Supplier<PlannedContext> | undefined {
    const [key, path] = hidden ? [hidden.binding.key, hidden.path] : split(address);
    for (let context: Context | undefined = this; context && !context.ownsPlanner; context = context.parent) {
      const binding = context.ownBinding(key);
      if (binding) return new Supplier<PlannedContext>(binding, context.keeper, path);
    }
    return undefined;
  }

  protected override added(binding: Binding): void {
    this.keeper.hasBindings = true;
    if (!this.ownsPlanner) return this.planner.addSlot(binding.key);
    this.watch(binding);
    rememberPlace(binding);
  }

  protected override removed(binding: Binding): void {
    this.keeper.delete(binding);
  }

  /** Whether a child of the given scope would be a request's, or inside of a request. */
  private isShortLived(childScope: BindingScope | undefined): boolean {
    if (childScope === BindingScope.REQUEST) return true;
    return this.scope === BindingScope.REQUEST || !this.ownsPlanner;
  }
}

/** Whether something is a context, also one of another copy of this package. */
export function isContext(value: unknown): value is Context {
  return hasBrand(value, CONTEXT);
}
