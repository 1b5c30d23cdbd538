import {CircularDependencyError, UnboundKeyError} from './errors.js';
import {recipeOf} from './recipe.js';
import {BindingScope} from './binding-scope.js';
import {split} from './binding-key.js';

import type {Binding} from './binding.js';
import type {Injection} from './injection.js';

/** What a walk asks of a context, whose type is `C`. */
export interface GraphContext<C> {
  readonly name: string;
  getOwnerContext(key: string): C | undefined;
  getBinding(key: string): Binding;
  holderOf(binding: Binding, owner: C): C;
}

/** One thing that was found to be needed: by which member, in which context, and who answers it. */
export interface Need<C> {
  readonly injection: Injection;
  /** The context from which the key is looked up. */
  readonly context: C;
  /** Undefined where nothing has to be bound: a context, a getter, an optional key. */
  readonly found: {readonly binding: Binding; readonly owner: C} | undefined;
}

/** All that something needs, directly and through others. */
export interface Graph<C> {
  readonly needs: readonly Need<C>[];
  /** Whether anything in it belongs to a request, so that it must be made for each. */
  readonly ofRequest: boolean;
}

/**
 * Walks through all that is needed to make something, without making anything.
 *
 * @param label - what is made, as messages name it
 * @throws {UnboundKeyError} with the way to it, when a key on the way is bound to nothing
 * @throws {CircularDependencyError} with the circle
 * @throws {ScopeError} when a binding's scope names a context that is not there
 */
export function walk<C extends GraphContext<C>>(
  label: string,
  injections: readonly Injection[],
  context: C,
): Graph<C> {
  const graph = new GraphWalk<C>();
  graph.enter(injections, context, [label]);
  return graph;
}

class GraphWalk<C extends GraphContext<C>> implements Graph<C> {
  readonly needs: Need<C>[] = [];
  ofRequest = false;
  private readonly open = new Set<Binding>();
  private readonly seen = new Map<Binding, Set<C>>();

  enter(injections: readonly Injection[], context: C, trail: readonly string[]): void {
    for (const injection of injections) {
      this.visit(injection, context, [...trail, `@${injection.target}`]);
    }
  }

  private visit(injection: Injection, context: C, trail: readonly string[]): void {
    const [key] = split(injection.address);
    const owner = injection.kind === 'value' ? context.getOwnerContext(key) : undefined;
    if (!owner) return this.visitUnbound(injection, context, trail);

    const binding = owner.getBinding(key);
    this.needs.push({injection, context, found: {binding, owner}});
    if (binding.scope === BindingScope.REQUEST) this.ofRequest = true;
    this.visitBinding(binding, context.holderOf(binding, owner), [...trail, key]);
  }

  private visitUnbound(injection: Injection, context: C, trail: readonly string[]): void {
    if (injection.kind === 'value' && !injection.optional) {
      throw new UnboundKeyError(injection.address, context.name, trail.join(' --> '));
    }
    this.needs.push({injection, context, found: undefined});
  }

  private visitBinding(binding: Binding, context: C, trail: readonly string[]): void {
    if (this.open.has(binding)) throw new CircularDependencyError(trail.join(' --> '));
    if (this.isSeen(binding, context)) return;

    this.open.add(binding);
    this.enter(recipeOf(binding)?.needs ?? [], context, trail);
    this.open.delete(binding);
  }

  private isSeen(binding: Binding, context: C): boolean {
    const contexts = this.seen.get(binding) ?? new Set<C>();
    this.seen.set(binding, contexts);
    if (contexts.has(context)) return true;
    contexts.add(context);
    return false;
  }
}
