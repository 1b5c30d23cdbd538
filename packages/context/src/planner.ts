import {BindingScope} from './binding-scope.js';
import {Container} from './container.js';
import {Supplier} from './supplier.js';
import {allReady, whenReady} from './value-or-promise.js';
import {changes} from './binding-registry.js';
import {inject} from './injectors.js';
import {recipeOf} from './recipe.js';
import {split} from './binding-key.js';
import {walk} from './graph.js';

import type {Binding} from './binding.js';
import type {ContainerId, Plan} from './container.js';
import type {InjectingContext} from './injectors.js';
import type {Injection} from './injection.js';
import type {Keeper, PlanMaker} from './keeper.js';
import type {Need} from './graph.js';
import type {Recipe} from './recipe.js';
import type {SuppliedContext} from './supplier.js';

/** What a planner asks of the contexts that it works for. */
export interface PlannedContext extends InjectingContext, SuppliedContext<PlannedContext> {
  readonly keeper: Keeper<PlannedContext>;
  readonly planner: Planner;
  readonly version: number;
  ownBinding(key: string): Binding | undefined;
}

/** What the container says of a key, and of which state of its binding it is true. */
interface Definition {
  readonly binding: Binding;
  readonly revision: number;
}

/** Addresses of parts of values may be made up by programs: no more of them are remembered. */
const MOST_PARTS = 1000;

/**
 * Knows who supplies values, and makes plans, for a long-lived context and for all the short-lived ones
 * below it.
 *
 * A plan is proved first: everything that it needs is there, and in no circle. Then what it needs is told to
 * the context's container, each key once. It stays good until a binding changes in this context or above.
 *
 * A key that a request binds for itself gets a **slot** here as soon as something has it injected: a dynamic
 * value that looks from the request upwards each time. So the container grows with what classes have injected,
 * which the source text bounds, and never with what requests bind.
 */
export class Planner implements PlanMaker<PlannedContext> {
  readonly container: Container<Keeper<PlannedContext>>;
  /** How many keys classes have had injected so far; it tells a request when to look for slots again. */
  injectedCount = 0;

  private readonly definitions = new Map<string, Definition>();
  private readonly injectedKeys = new Set<string>();
  private readonly slots = new Set<string>();
  private suppliers = new Map<string, Supplier<PlannedContext>>();
  private parts = new Map<string, Supplier<PlannedContext>>();
  private plans = new Map<Recipe, Plan<Keeper<PlannedContext>>>();
  private ownPlans = new WeakMap<Recipe, Plan<Keeper<PlannedContext>>>();
  private version = -1;
  private changesSeen = -1;

  constructor(
    readonly home: PlannedContext,
    private readonly parent: Planner | undefined,
  ) {
    this.container = new Container(parent?.container);
  }

  /** Who supplies what an address stands for, for the planner's own context, and for those below that hide nothing of it. */
  supplierOf(address: string): Supplier<PlannedContext> | undefined {
    this.refresh();
    return this.suppliers.get(address) ?? this.parts.get(address) ?? this.lookUp(address);
  }

  // One comparison, most of the time: nothing at all has changed in the process.
  refresh(): void {
    if (this.changesSeen !== changes.count) this.renew();
  }

  /** How to make what a recipe makes, for a context at or below this planner's own. */
  planOf(recipe: Recipe, binding: Binding, context: PlannedContext): Plan<Keeper<PlannedContext>> {
    return this.plans.get(recipe) ?? this.ownPlans.get(recipe) ?? this.prepare(recipe, binding, context);
  }

  /** Makes sure that a key which a request has bound is asked of requests. */
  addSlot(key: string): void {
    if (this.slots.has(key) || !this.injectedKeys.has(key)) return;
    this.slots.add(key);
    this.undefine(key);
    this.container.addValue(key, ({context}) => context.getValueOrPromise(key));
    this.forgetPlans();
    // Whoever remembers a plan shall ask for it again.
    changes.count++;
  }

  private lookUp(address: string): Supplier<PlannedContext> | undefined {
    const [key, path] = split(address);
    const owner = this.home.getOwnerContext(key);
    const binding = owner?.ownBinding(key);
    if (!owner || !binding) return undefined;

    if (this.parts.size >= MOST_PARTS) this.parts.clear();
    const supplier = new Supplier(binding, owner.keeper, path);
    (path === undefined ? this.suppliers : this.parts).set(address, supplier);
    return supplier;
  }

  private prepare(
    recipe: Recipe,
    binding: Binding,
    context: PlannedContext,
  ): Plan<Keeper<PlannedContext>> {
    const needs = walk(binding, context);
    if (recipe.isOwn) return this.prepareOwn(recipe);

    for (const need of needs) need.context.planner.define(need);
    this.defineRecipe(recipe.id, recipe);

    const plan = this.container.plan(recipe.id);
    this.plans.set(recipe, plan);
    return plan;
  }

  // Bindings come and go with requests. What is made for one alone leaves no trace in the container.
  private prepareOwn(recipe: Recipe): Plan<Keeper<PlannedContext>> {
    const plan = {resolve: ({context}: Keeper<PlannedContext>) => carryOut(recipe, context)};
    this.ownPlans.set(recipe, plan);
    return plan;
  }

  private define(need: Need<PlannedContext>): void {
    const {injection, found} = need;
    if (found) this.injectedCount = this.injectedKeys.add(found.binding.key).size;
    const id = idOf(injection);
    if (found && id === found.binding.key) return this.defineKey(id, found.binding, found.owner);
    if (!this.container.has(id)) this.container.addValue(id, ({context}) => inject(injection, context));
  }

  private defineKey(key: string, binding: Binding, owner: PlannedContext): void {
    // A request's own binding, or a key that some request has bound before.
    if (this.slots.has(key)) return;
    if (owner.planner !== this) owner.planner.defineKey(key, binding, owner);
    else if (!owner.keeper.isHome) this.addSlot(key);
    else this.defineBinding(key, binding, owner);
  }

  private defineBinding(key: string, binding: Binding, owner: PlannedContext): void {
    const {revision, scope} = binding;
    const known = this.definitions.get(key);
    if (known?.binding === binding && known.revision === revision) return;

    this.undefine(key);
    this.definitions.set(key, {binding, revision});
    const recipe = scope === BindingScope.TRANSIENT ? recipeOf(binding) : undefined;
    if (recipe && !recipe.isOwn) return this.defineRecipe(key, recipe);

    const supplier = new Supplier(binding, owner.keeper);
    this.container.addValue(key, keeper => supplier.give(keeper));
  }

  private defineRecipe(id: ContainerId, recipe: Recipe): void {
    if (this.container.has(id)) return;
    this.container.addRecipe(id, recipe, recipe.needs.map(idOf));
  }

  private undefine(key: string): void {
    this.definitions.delete(key);
    this.container.remove(key);
  }

  /** A binding has changed. If it is one here or above, all that was worked out from it is taken back. */
  private renew(): void {
    // First those above: a plan made here also goes by what their containers say.
    this.parent?.refresh();
    this.changesSeen = changes.count;
    if (this.version === this.home.version) return;

    this.version = this.home.version;
    for (const [key, {binding, revision}] of this.definitions) {
      if (this.home.ownBinding(key) !== binding || binding.revision !== revision) this.undefine(key);
    }
    this.suppliers = new Map();
    this.parts = new Map();
    this.forgetPlans();
  }

  private forgetPlans(): void {
    this.plans = new Map();
    this.ownPlans = new WeakMap();
  }
}

const idsOfFilters = new WeakMap<Injection, ContainerId>();

/** What an injection is called in the container: a plain key, or a name that no key can have for anything more. */
function idOf(injection: Injection): ContainerId {
  const {kind, address, optional, creation = ''} = injection;
  if (injection.filter) return idOfFilter(injection);
  if (kind === 'value') return optional ? `#? ${address}` : address;
  return `#${kind}${optional ? '?' : ''}${creation} ${address}`;
}

function idOfFilter(injection: Injection): ContainerId {
  const id = idsOfFilters.get(injection) ?? Symbol(injection.target);
  idsOfFilters.set(injection, id);
  return id;
}

/** Makes what a recipe makes without any plan. */
function carryOut({needs, make}: Recipe, context: PlannedContext): unknown {
  const needed = allReady(needs.map(need => () => inject(need, context)));
  return whenReady(needed, values => make(...values));
}
