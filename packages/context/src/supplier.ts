import {EmptyBindingError, MissingRequestValueError, isUnboundKeyError} from './errors.js';
import {BindingScope} from './binding-scope.js';
import {changes} from './binding-registry.js';
import {holderOf} from './holder.js';
import {isAnswered} from './answer.js';
import {readPath, split} from './binding-key.js';
import {recipeOf} from './recipe.js';
import {walk} from './graph.js';
import {whenReady} from './value-or-promise.js';

import type {Binding, BindingSource} from './binding.js';
import type {GraphContext} from './answer.js';
import type {Keeper, KeptContext, PlanMaker} from './keeper.js';
import type {Plan} from './container.js';
import type {Recipe} from './recipe.js';
import type {Resolver} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** What a supplier asks of the context in which a value is wanted; its type is `C`. */
export interface SuppliedContext<C> extends Resolver, KeptContext, GraphContext<C> {
  readonly name: string;
}

/**
 * Supplies what an address stands for: the value of a binding that a context owns, or a part of it.
 *
 * It gives the value to all who see the binding. What it works out on the way, it remembers: to ask again costs
 * a few comparisons before the value is made, or taken from where it is kept.
 */
export class Supplier<C extends SuppliedContext<C>> {
  private plan: Plan<Keeper<C>> | undefined = undefined;
  // What is remembered is good as long as all of these are the same.
  private source: BindingSource | undefined = undefined;
  private planner: PlanMaker<C> | undefined = undefined;
  private changesSeen = -1;

  constructor(
    readonly binding: Binding,
    readonly owner: Keeper<C>,
    readonly path: string | undefined = undefined,
  ) {}

  /** The value, as a context sees it. */
  get(asker: Keeper<C>): ValueOrPromise<unknown> {
    const {path} = this;
    try {
      const value = this.give(asker);
      return path === undefined ? value : whenReady(value, whole => readPath(whole, path));
    } catch (error) {
      throw this.explained(error, asker);
    }
  }

  /** Whether there is a value for who can do without: its scope can be had, and its alias leads to something. */
  isThere({context}: Keeper<C>): boolean {
    const {key, scope, source} = this.binding;
    const isNear = scope === BindingScope.TRANSIENT || scope === BindingScope.SINGLETON;
    return (isNear && source?.type !== 'alias') || isAnswered(key, context);
  }

  /** The whole value: taken from who keeps it, or made. */
  give(asker: Keeper<C>): ValueOrPromise<unknown> {
    const {binding} = this;
    const {scope} = binding;
    if (scope === BindingScope.TRANSIENT) return this.make(asker);

    const holder = holderOf(binding, this.owner, asker);
    const kept = holder.find(binding);
    if (kept) return kept.value;
    // A constant is there already.
    if (binding.source?.type === 'constant') return binding.source.value;

    const {revision} = binding;
    const value = this.make(holder);
    holder.keep(binding, revision, value);
    return value;
  }

  private make(asker: Keeper<C>): ValueOrPromise<unknown> {
    const {binding} = this;
    const {source} = binding;
    if (source === undefined) throw nothingToMake(binding, asker.context);
    if (source.type === 'dynamic') return source.value({context: asker.context, binding});
    if (source.type === 'constant') return source.value;
    if (source.type === 'alias') return this.follow(source, source.value, asker);

    return this.planFor(source, asker).resolve(asker);
  }

  private planFor(source: BindingSource, asker: Keeper<C>): Plan<Keeper<C>> {
    const {planner} = asker;
    asker.settleSlots();
    if (this.plan && this.isGood(source, planner)) return this.plan;

    planner.refresh();
    this.plan = planner.planOf(recipeOf(this.binding) as Recipe, this.binding, asker.context);
    this.remember(source, planner);
    return this.plan;
  }

  private follow(source: BindingSource, address: string, asker: Keeper<C>): ValueOrPromise<unknown> {
    const {planner, context} = asker;
    if (!this.isGood(source, planner) || !asker.hidesNothing) {
      // Looked at for its circles alone: who asks for what is not bound shall hear of it.
      isAnswered(split(address)[0], context, [this.binding]);
      if (asker.hidesNothing) this.remember(source, planner);
    }
    return context.getValueOrPromise(address);
  }

  // A slot knows its key and not who wants it; a walk fails at the same place, and names the whole way.
  private explained(error: unknown, asker: Keeper<C>): unknown {
    const {binding, owner} = this;
    if (!isUnboundKeyError(error) || binding.source?.type === 'alias') return error;

    // From where it is made: what the asker has bound for itself is not seen there.
    const isKept = binding.scope !== BindingScope.TRANSIENT;
    walk(binding, (isKept ? holderOf(binding, owner, asker) : asker).context);
    return error;
  }

  private isGood(source: BindingSource, planner: PlanMaker<C>): boolean {
    return this.changesSeen === changes.count && this.planner === planner && this.source === source;
  }

  private remember(source: BindingSource, planner: PlanMaker<C>): void {
    this.source = source;
    this.planner = planner;
    this.changesSeen = changes.count;
  }
}

function nothingToMake({key, scope}: Binding, {name}: Resolver): Error {
  if (scope === BindingScope.REQUEST) return new MissingRequestValueError(key, name);
  return new EmptyBindingError(key);
}
