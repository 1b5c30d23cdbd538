import {Container as InversifyContainer} from 'inversify';
import {getClassMetadata, plan} from '@inversifyjs/core';
import {Plugin} from '@inversifyjs/plugin';

import {stepOf} from './plan-step.js';

import type {
  DynamicValueBinding,
  DynamicValueBuilder,
  LeafBindingNode,
  PlanParamsOperations,
  PlanServiceNode,
  ResolvedValueBindingNode,
} from '@inversifyjs/core';
import type {PluginContext} from '@inversifyjs/plugin';
import type {Recipe} from './recipe.js';
import type {Step} from './plan-step.js';

/** Names one thing in a container: a key, or the recipe of a class. */
export type ContainerId = string | symbol;

/** How to make a thing and all that it needs, worked out once. */
export interface Plan<C> {
  /** Carries the plan out for a context, which every dynamic value on the way receives. */
  readonly resolve: Step<C>;
}

/**
 * The inversify container of a long-lived context, and the only place that knows inversify.
 *
 * It holds what has been injected so far: dynamic values, and recipes with the ids of what they need. It is
 * never asked for a value with its own `get`: a plan, made once, is resolved for many short-lived contexts, so
 * that a request costs no container of its own.
 *
 * Who answers to what, here and in containers above, is inversify's to say: its plan is a tree of that. The
 * tree is turned into functions which we call ourselves. Inversify's own take twice as long, since they keep
 * scopes, run activations and look for promises at every node, and make a closure for each two arguments.
 */
export class Container<C extends object> {
  private readonly inversify: InversifyContainer;
  private readonly ids = new Set<ContainerId>();
  private readonly services: PluginContext;
  private readonly operations: PlanParamsOperations;

  constructor(parent?: Container<C>) {
    this.inversify = parent ? childOf(parent.inversify) : new InversifyContainer();
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
      .toDynamicValue(value as unknown as DynamicValueBuilder<unknown>)
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
    const {tree} = plan({
      autobindOptions: undefined,
      // Nothing is asked of inversify's own resolvers.
      jitEnabled: false,
      operations: this.operations,
      rootConstraints: {isMultiple: false, serviceIdentifier: id},
      servicesBranch: [],
    });
    return {resolve: compile(tree.root, new Map())};
  }

  // Here and below, before each change: inversify would mend its plans at once, with half of what they need.
  private forgetPlans(): void {
    this.services.planResultCacheService.clearCache();
  }
}

/** Of the very inversify that the parent is of: each copy of this package has one built in, and knows its own alone. */
function childOf(parent: InversifyContainer): InversifyContainer {
  return new (parent.constructor as typeof InversifyContainer)({parent});
}

/** @param known - the steps of the plan so far: what is needed in several places has one */
function compile<C>(service: PlanServiceNode, known: Map<object, Step<C>>): Step<C> {
  const node = service.bindings as ResolvedValueBindingNode | LeafBindingNode;
  const step = known.get(node.binding) ?? compileBinding<C>(node, known);
  known.set(node.binding, step);
  return step;
}

function compileBinding<C>(
  node: ResolvedValueBindingNode | LeafBindingNode,
  known: Map<object, Step<C>>,
): Step<C> {
  if (!('params' in node)) return (node.binding as DynamicValueBinding<unknown>).value as unknown as Step<C>;

  const needs = node.params.map(param => ({
    name: String(param.serviceIdentifier),
    step: compile(param, known),
  }));
  return stepOf(node.binding.factory, needs);
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
