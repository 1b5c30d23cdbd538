import {Container as InversifyContainer} from 'inversify';
import {getClassMetadata, plan, resolve} from '@inversifyjs/core';
import {Plugin} from '@inversifyjs/plugin';

import {isPromiseLike} from './value-or-promise.js';

import type {PlanParamsOperations, PlanResult, ResolutionContext} from '@inversifyjs/core';
import type {PluginContext} from '@inversifyjs/plugin';
import type {Recipe} from './recipe.js';

/** Names one thing in a container: a key, or the recipe of a class. */
export type ContainerId = string | symbol;

/** The order in which inversify makes a thing and all that it needs, worked out once. */
export interface Plan<C> {
  /** Carries the plan out for a context, which every dynamic value on the way receives. */
  resolve(context: C): unknown;
}

/**
 * The inversify container of a long-lived context, and the only place that knows inversify.
 *
 * It holds what has been injected so far: dynamic values, and recipes with the ids of what they need. It is
 * never asked for a value with its own `get`: a plan, made once, is resolved for many short-lived contexts, so
 * that a request costs no container of its own.
 */
export class Container<C extends object> {
  private readonly inversify: InversifyContainer;
  private readonly ids = new Set<ContainerId>();
  private readonly services: PluginContext;
  private readonly operations: PlanParamsOperations;

  constructor(parent?: Container<C>) {
    // `jitless: false` lets inversify compile its resolvers: a third less time for each resolution.
    this.inversify = new InversifyContainer(
      parent ? {parent: parent.inversify, jitless: false} : {jitless: false},
    );
    this.services = servicesOf(this.inversify);
    this.operations = planOperations(this.services);
  }

  /** How many services inversify itself holds here: for proofs that nothing grows. */
  get size(): number {
    return [...this.services.bindingService.getNonParentBoundServices()].length;
  }

  /** Tells whether this very container, not its parent, holds an id. */
  has(id: ContainerId): boolean {
    return this.ids.has(id);
  }

  /** Holds a function that is called with the context that a plan is resolved for. */
  addValue(id: ContainerId, value: (context: C) => unknown): void {
    this.forgetPlans();
    this.ids.add(id);
    this.inversify
      .bind(id)
      .toDynamicValue(context => followed(value(context as unknown as C), id))
      .inTransientScope();
  }

  /** Holds a recipe; `needs` are the ids of its arguments, in their order. */
  addRecipe(id: ContainerId, recipe: Recipe, needs: readonly ContainerId[]): void {
    this.forgetPlans();
    this.ids.add(id);
    this.inversify
      .bind(id)
      .toResolvedValue(recipe.make, [...needs])
      .inTransientScope();
  }

  remove(id: ContainerId): void {
    if (!this.ids.delete(id)) return;
    this.forgetPlans();
    this.inversify.unbind(id);
  }

  /** Makes the plan of an id without making anything of it. All that it needs must be held by now. */
  plan(id: ContainerId): Plan<C> {
    const planResult = plan({
      autobindOptions: undefined,
      jitEnabled: true,
      operations: this.operations,
      rootConstraints: {isMultiple: false, serviceIdentifier: id},
      servicesBranch: [],
    });
    return new InversifyPlan<C>(planResult);
  }

  // Here and below, before each change: inversify would mend its plans at once, with half of what they need.
  private forgetPlans(): void {
    this.services.planResultCacheService.clearCache();
  }
}

/** One resolution that has met a promise on its way; it is given up when something else fails at once. */
interface Attempt {
  /** What had to be awaited first. */
  readonly awaited: ContainerId;
  isGivenUp: boolean;
}

let attempt: Attempt | undefined;

/** What had to be awaited, for whoever cannot wait. */
const awaitedBy = new WeakMap<object, ContainerId>();

/** What made a value a promise: the key of the first part of it that is made asynchronously. */
export function awaitedPart(promise: object): string | undefined {
  return awaitedBy.get(promise)?.toString();
}

class InversifyPlan<C extends object> implements Plan<C> {
  constructor(private readonly planResult: PlanResult) {}

  resolve(context: C): unknown {
    const outer = attempt;
    attempt = undefined;
    try {
      const made = resolve({
        // Inversify hands this on to dynamic values, and looks at nothing of it: there are no activations.
        context: context as unknown as ResolutionContext,
        planResult: this.planResult,
        requestScopeCache: undefined,
      });
      return noted(made);
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      attempt = outer;
    }
  }
}

function noted(made: unknown): unknown {
  if (attempt && isPromiseLike(made)) awaitedBy.set(made, attempt.awaited);
  return made;
}

function giveUp(): void {
  if (attempt) attempt.isGivenUp = true;
}

/**
 * A promise that goes the way of another, until the resolution that it belongs to is given up: then it stays
 * open. A sibling that fails at once leaves nobody to hear of its rejection, which would end the process.
 */
function followed(value: unknown, id: ContainerId): unknown {
  if (!isPromiseLike(value)) return value;
  const mine = (attempt ??= {awaited: awaitedBy.get(value) ?? id, isGivenUp: false});
  return new Promise((keep, fail) => {
    value.then(
      result => mine.isGivenUp || keep(result),
      (error: unknown) => mine.isGivenUp || fail(error as Error),
    );
  });
}

/** What inversify shows of a container to its plugins alone. */
function servicesOf(container: InversifyContainer): PluginContext {
  let services: PluginContext | undefined;
  class ServiceReader extends Plugin<InversifyContainer> {
    load(): void {
      services = this._context;
    }
  }
  container.register(ServiceReader);
  return services as unknown as PluginContext;
}

function planOperations(services: PluginContext): PlanParamsOperations {
  const {activationService, bindingService, planResultCacheService} = services;
  return {
    getActivations: activationService.get.bind(activationService) as PlanParamsOperations['getActivations'],
    getBindings: id => bindingService.get(id),
    getBindingsChained: id => bindingService.getChained(id),
    getClassMetadata,
    getPlan: options => planResultCacheService.get(options),
    setBinding: binding => bindingService.set(binding),
    setNonCachedServiceNode: (node, context) =>
      planResultCacheService.setNonCachedServiceNode(node, context),
    setPlan: (options, result) => planResultCacheService.set(options, result),
    subscribeActivationAddedOnce: (id, subscriber) =>
      activationService.subscribeOnce(id, subscriber),
  };
}
