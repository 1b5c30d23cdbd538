import {CircularDependencyError, ScopeError, UnboundKeyError} from './errors.js';
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
  keeps(binding: Binding): boolean;
}

/** A binding, and the context that holds it. */
interface Found<C> {
  readonly binding: Binding;
  readonly owner: C;
}

/** One thing that was found to be needed: by which member, in which context, and who answers it. */
export interface Need<C> {
  readonly injection: Injection;
  /** The context from which the key is looked up. */
  readonly context: C;
  /** Undefined where nothing has to be bound: a context, a getter, an optional key. */
  readonly found: Found<C> | undefined;
}

/**
 * Walks through all that is needed to make what a binding names, directly and through others, without making
 * anything.
 *
 * @throws {UnboundKeyError} with the way to it, when a key on the way is bound to nothing
 * @throws {CircularDependencyError} with the circle
 * @throws {ScopeError} when a binding's scope names a context that is not there
 */
export function walk<C extends GraphContext<C>>(binding: Binding, context: C): readonly Need<C>[] {
  const graph = new GraphWalk<C>();
  graph.visit(binding, context, [binding.key]);
  return graph.needs;
}

class GraphWalk<C extends GraphContext<C>> {
  readonly needs: Need<C>[] = [];
  private readonly visits = new Map<Binding, Map<C, 'open' | 'done'>>();

  visit(binding: Binding, context: C, trail: readonly string[]): void {
    const visits = this.visitsOf(binding);
    if (visits.get(context) === 'open') throw new CircularDependencyError(trail.join(' --> '));
    if (visits.has(context)) return;

    visits.set(context, 'open');
    for (const injection of recipeOf(binding)?.needs ?? []) {
      this.follow(injection, context, [...trail, `@${injection.target}`]);
    }
    visits.set(context, 'done');
  }

  private follow(injection: Injection, context: C, trail: readonly string[]): void {
    const [key] = split(injection.address);
    const found = find(injection, context);
    this.needs.push({injection, context, found});
    if (found) {
      const holder = context.holderOf(found.binding, found.owner);
      // What has been made needs nothing more, whatever has changed since.
      if (!holder.keeps(found.binding)) this.visit(found.binding, holder, [...trail, key]);
      return;
    }
    if (injection.kind === 'value' && !injection.optional) {
      throw new UnboundKeyError(key, context.name, trail.join(' --> '));
    }
  }

  private visitsOf(binding: Binding): Map<C, 'open' | 'done'> {
    const visits = this.visits.get(binding) ?? new Map<C, 'open' | 'done'>();
    this.visits.set(binding, visits);
    return visits;
  }
}

function find<C extends GraphContext<C>>(injection: Injection, context: C): Found<C> | undefined {
  if (injection.kind !== 'value') return undefined;

  const [key] = split(injection.address);
  if (injection.optional && !isAnswered(key, context)) return undefined;
  const owner = context.getOwnerContext(key);
  return owner && {binding: owner.getBinding(key), owner};
}

/**
 * Whether a key that is optional has an answer: it is bound, its scope can be had, and where it is an alias,
 * that leads to something.
 *
 * @throws {CircularDependencyError} when an alias leads back to itself
 */
export function isAnswered<C extends GraphContext<C>>(
  key: string,
  context: C,
  trail: readonly Binding[] = [],
): boolean {
  const owner = context.getOwnerContext(key);
  if (!owner) return false;

  const binding = owner.getBinding(key);
  const way = [...trail, binding];
  if (trail.includes(binding)) throw new CircularDependencyError(way.map(({key}) => key).join(' --> '));

  const holder = holderOrNone(binding, owner, context);
  if (!holder || binding.source?.type !== 'alias') return holder !== undefined;
  return isAnswered(split(binding.source.value)[0], holder, way);
}

function holderOrNone<C extends GraphContext<C>>(
  binding: Binding,
  owner: C,
  context: C,
): C | undefined {
  try {
    return context.holderOf(binding, owner);
  } catch (error) {
    if (error instanceof ScopeError) return undefined;
    throw error;
  }
}

/**
 * Whether what a binding makes may differ from request to request, so that it must be made for each: it is of
 * scope REQUEST or CONTEXT; or it takes the context, a getter, or a key that nobody holds here and only a
 * request may bind; or it needs such a thing. What lives longer than a request never is.
 */
export function isMadePerRequest<C extends GraphContext<C>>(
  binding: Binding,
  context: C,
  seen = new Set<Binding>(),
): boolean {
  if (binding.scope !== BindingScope.TRANSIENT) return scopeIsOfRequest(binding.scope);
  if (seen.has(binding)) return false;

  seen.add(binding);
  return (recipeOf(binding)?.needs ?? []).some(({kind, address}) => {
    const [key] = split(address);
    const owner = kind === 'value' ? context.getOwnerContext(key) : undefined;
    return !owner || isMadePerRequest(owner.getBinding(key), context, seen);
  });
}

function scopeIsOfRequest(scope: BindingScope): boolean {
  return scope === BindingScope.REQUEST || scope === BindingScope.CONTEXT;
}
