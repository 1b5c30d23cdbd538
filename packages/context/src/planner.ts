import {BindingScope} from './binding-scope.js';
import {Container} from './container.js';
import {isUnboundKeyError} from './errors.js';
import {allReady, whenReady} from './value-or-promise.js';
import {inject} from './injectors.js';
import {recipeOf} from './recipe.js';
import {walk} from './graph.js';

import type {Binding} from './binding.js';
import type {ContainerId, Plan} from './container.js';
import type {GraphContext} from './answer.js';
import type {Need} from './graph.js';
import type {InjectingContext} from './injectors.js';
import type {Injection} from './injection.js';
import type {Recipe} from './recipe.js';

/** What a planner asks of the contexts that it works for. */
export interface PlannedContext extends InjectingContext, GraphContext<PlannedContext> {
  readonly planner: Planner;
  readonly ownsPlanner: boolean;
  readonly version: number;
  ownBinding(key: string): Binding | undefined;
  give(binding: Binding, owner: PlannedContext): unknown;
}

/** What the container says of a key, and of which state of its binding it is true. */
interface Definition {
  readonly binding: Binding;
  readonly revision: number;
}

/**
 * Makes plans for a long-lived context and for all the short-lived ones below it.
 *
 * A plan is proved first: everything that it needs is there, and in no circle. Then what it needs is told to
 * the context's container, each key once. It stays good until a binding changes in this context or above.
 *
 * A key that a request binds for itself gets a **slot** here as soon as something has it injected: a dynamic
 * value that looks from the request upwards each time. So the container grows with what classes have injected,
 * which the source text bounds, and never with what requests bind.
 */
export class Planner {
  readonly container: Container<PlannedContext>;

  private readonly definitions = new Map<string, Definition>();
  private readonly injectedKeys = new Set<string>();
  private readonly slots = new Set<string>();
  private plans = new Map<Recipe, Plan<PlannedContext>>();
  private ownPlans = new WeakMap<Recipe, Plan<PlannedContext>>();
  private version = -1;

  constructor(
    private readonly home: PlannedContext,
    private readonly parent: Planner | undefined,
  ) {
    this.container = new Container(parent?.container);
  }

  /** How many keys classes have had injected so far; it tells a request when to look for slots again. */
  get injectedCount(): number {
    return this.injectedKeys.size;
  }

  /** Makes what a recipe makes, for a context at or below this planner's own. */
  resolve(recipe: Recipe, binding: Binding, context: PlannedContext): unknown {
    if (this.version !== this.home.version) this.renew();
    const plan = this.plans.get(recipe) ?? this.ownPlans.get(recipe) ?? this.prepare(recipe, binding, context);
    try {
      return plan.resolve(context);
    } catch (error) {
      // A slot knows its key and not who wants it; the walk fails at the same place, and names the whole way.
      if (isUnboundKeyError(error)) walk(binding, context);
      throw error;
    }
  }

  /** Makes sure that a key which a request has bound is asked of requests. */
  addSlot(key: string): void {
    if (this.slots.has(key) || !this.injectedKeys.has(key)) return;
    this.slots.add(key);
    this.undefine(key);
    this.container.addValue(key, context => context.getValueOrPromise(key));
    this.forgetPlans();
  }

  private prepare(
    recipe: Recipe,
    binding: Binding,
    context: PlannedContext,
  ): Plan<PlannedContext> {
    const needs = walk(binding, context);
    if (recipe.isOwn) return this.prepareOwn(recipe);

    for (const need of needs) need.context.planner.define(need);
    this.defineRecipe(recipe.id, recipe);

    const plan = this.container.plan(recipe.id);
    this.plans.set(recipe, plan);
    return plan;
  }

  // Bindings come and go with requests. What is made for one alone leaves no trace in the container.
  private prepareOwn(recipe: Recipe): Plan<PlannedContext> {
    const plan = {resolve: (context: PlannedContext) => carryOut(recipe, context)};
    this.ownPlans.set(recipe, plan);
    return plan;
  }

  private define(need: Need<PlannedContext>): void {
    const {injection, found} = need;
    if (found) this.injectedKeys.add(found.binding.key);
    const id = idOf(injection);
    if (found && id === found.binding.key) return this.defineKey(id, found.binding, found.owner);
    if (!this.container.has(id)) this.container.addValue(id, context => inject(injection, context));
  }

  private defineKey(key: string, binding: Binding, owner: PlannedContext): void {
    // A request's own binding, or a key that some request has bound before.
    if (this.slots.has(key)) return;
    if (owner.planner !== this) owner.planner.defineKey(key, binding, owner);
    else if (!owner.ownsPlanner) this.addSlot(key);
    else this.defineBinding(key, binding, owner);
  }

  private defineBinding(key: string, binding: Binding, owner: PlannedContext): void {
    const {revision, scope} = binding;
    const known = this.definitions.get(key);
    if (known?.binding === binding && known.revision === revision) return;

    this.undefine(key);
    this.definitions.set(key, {binding, revision});
    const recipe = scope === BindingScope.TRANSIENT ? recipeOf(binding) : undefined;
    if (recipe && !recipe.isOwn) this.defineRecipe(key, recipe);
    else this.container.addValue(key, context => context.give(binding, owner));
  }

  private defineRecipe(id: ContainerId, recipe: Recipe): void {
    if (this.container.has(id)) return;
    this.container.addRecipe(id, recipe, recipe.needs.map(idOf));
  }

  private undefine(key: string): void {
    this.definitions.delete(key);
    this.container.remove(key);
  }

  /** A binding has changed, here or above: what was told of it is taken back, and every plan is made anew. */
  private renew(): void {
    if (this.version === this.home.version) return;

    // First those above: a plan made here also goes by what their containers say.
    this.parent?.renew();
    this.version = this.home.version;
    for (const [key, {binding, revision}] of this.definitions) {
      if (this.home.ownBinding(key) !== binding || binding.revision !== revision) this.undefine(key);
    }
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
