import {Chain} from './chain.js';
import {isPromiseLike} from './value-or-promise.js';

import type {Binding} from './binding.js';
import type {BindingScope} from './binding-scope.js';
import type {Plan} from './container.js';
import type {Recipe} from './recipe.js';

/** What a keeper asks of its context. */
export interface KeptContext {
  readonly name: string;
  readonly ownBindings: readonly Binding[];
}

/** Who makes plans for a long-lived context, and for the short-lived ones below it. */
export interface PlanMaker<C extends KeptContext> {
  /** How many keys have been injected so far; with each, what a request has bound may need a slot. */
  readonly injectedCount: number;
  addSlot(key: string): void;
  /** Takes note of all that has changed. */
  refresh(): void;
  planOf(recipe: Recipe, binding: Binding, context: C): Plan<Keeper<C>>;
}

/** A value that lives as long as its scope says, and the state of the binding that it was made from. */
interface KeptValue {
  readonly key: Binding;
  readonly revision: number;
  value: unknown;
  next: KeptValue | undefined;
}

/**
 * Keeps the values that live as long as a context, each until its binding changes.
 *
 * It is the part of a context by which values are made. It stands apart from it for speed: contexts are of many
 * classes, and what is read twenty times for each request is read fast of one class alone. For speed, too, this
 * package is compiled with `useDefineForClassFields` off: to define a field takes ten times as long as to set it.
 */
export class Keeper<C extends KeptContext> extends Chain<Binding, KeptValue> {
  /** Whether this is the context that the planner belongs to, and not a short-lived one below it. */
  readonly isHome: boolean;
  /** Whether anything has ever been bound in the context. */
  hasBindings = false;

  private slotsSettledAt: number;

  constructor(
    readonly context: C,
    readonly parent: Keeper<C> | undefined,
    readonly scope: BindingScope | undefined,
    readonly planner: PlanMaker<C>,
  ) {
    super();
    this.isHome = planner !== parent?.planner;
    const isBelowHome = this.isHome || parent === undefined || parent.isHome;
    this.slotsSettledAt = isBelowHome ? planner.injectedCount : parent.slotsSettledAt;
  }

  /** Whether the context sees what its planner's home sees: neither it nor one between binds anything. */
  get hidesNothing(): boolean {
    let keeper: Keeper<C> = this;
    while (!keeper.isHome && !keeper.hasBindings && keeper.parent) keeper = keeper.parent;
    return keeper.isHome;
  }

  /** What is kept of a binding, if it is still the right value. */
  find(binding: Binding): {readonly value: unknown} | undefined {
    const kept = this.get(binding);
    return kept?.revision === binding.revision ? kept : undefined;
  }

  /** @param revision - of the binding, as it was before the value was made */
  keep(binding: Binding, revision: number, value: unknown): void {
    const kept: KeptValue = {key: binding, revision, value, next: undefined};
    this.set(kept);
    if (isPromiseLike(value)) this.settle(kept, value);
  }

  /** A key may have been bound here before any class had it injected: it needs its slot as soon as one has. */
  settleSlots(): void {
    const {injectedCount} = this.planner;
    if (this.slotsSettledAt === injectedCount) return;
    this.slotsSettledAt = injectedCount;
    if (this.isHome) return;

    this.parent?.settleSlots();
    if (!this.hasBindings) return;
    for (const {key} of this.context.ownBindings) this.planner.addSlot(key);
  }

  /** Concurrent askers share the promise; what failed is not kept, so that the next one tries again. */
  private settle(kept: KeptValue, promise: Promise<unknown>): void {
    promise.then(
      value => {
        kept.value = value;
      },
      () => {
        if (this.get(kept.key) === kept) this.delete(kept.key);
      },
    );
  }
}
