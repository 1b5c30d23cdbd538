import {
  CapturedValueError,
  CircularDependencyError,
  ContextError,
  ScopeError,
  UnboundKeyError,
} from './errors.js';
import {recipeOf} from './recipe.js';
import {BindingScope} from './binding-scope.js';
import {isConfigKey} from './config.js';
import {split} from './binding-key.js';

import type {Binding} from './binding.js';
import type {BindingFilter} from './binding-filter.js';
import type {Injection} from './injection.js';

/** What a walk asks of a context, whose type is `C`. */
export interface GraphContext<C> {
  readonly name: string;
  getOwnerContext(key: string): C | undefined;
  getBinding(key: string): Binding;
  find(pattern?: string | RegExp | BindingFilter): readonly Binding[];
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

/** What is wrong with a graph, and on which way it was met. */
export interface Flaw {
  readonly error: ContextError;
  /** Keys and members in turn: `controllers.Todo`, `@TodoController.constructor[0]`, `services.mail`. */
  readonly trail: readonly string[];
  /** The binding whose class or alias has the flaw. */
  readonly binding: Binding;
  /** What outlives a request on this way, and sees nothing that a request binds. */
  readonly keeper: Binding | undefined;
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
  const graph = new GraphWalk<C>(({error}) => {
    throw error;
  });
  graph.visit(binding, context, [binding.key]);
  return graph.needs;
}

/** Walks on past each flaw, and gives all of them: also a value of a request that something longer-lived keeps. */
export function flawsOf<C extends GraphContext<C>>(binding: Binding, context: C): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const graph = new GraphWalk<C>(flaw => flaws.push(flaw), true);
  const owner = context.getOwnerContext(binding.key);
  graph.enter(binding, owner ?? context, context, [binding.key]);
  return flaws;
}

/** Scopes whose values outlive a request. */
const LONG_LIVED: ReadonlySet<BindingScope> = new Set([
  BindingScope.SINGLETON,
  BindingScope.APPLICATION,
  BindingScope.SERVER,
]);

class GraphWalk<C extends GraphContext<C>> {
  readonly needs: Need<C>[] = [];
  private readonly visits = new Map<Binding, Map<C, 'open' | 'done'>>();

  /** @param isProof - whether all is looked at, also what is made already, and lifetimes are compared */
  constructor(
    private readonly report: (flaw: Flaw) => void,
    private readonly isProof = false,
  ) {}

  /** Visits a binding in the context that will keep what it makes. */
  enter(binding: Binding, owner: C, context: C, trail: readonly string[], keeper?: Binding): void {
    try {
      const holder = context.holderOf(binding, owner);
      // What has been made needs nothing more, whatever has changed since.
      if (this.isProof || !holder.keeps(binding)) this.visit(binding, holder, trail, keeper);
    } catch (error) {
      this.fail(error, trail, binding, keeper);
    }
  }

  visit(binding: Binding, context: C, trail: readonly string[], outerKeeper?: Binding): void {
    const keeper = LONG_LIVED.has(binding.scope) ? binding : outerKeeper;
    const visits = this.visitsOf(binding);
    if (visits.get(context) === 'open') throw new CircularDependencyError(trail.join(' --> '));
    if (visits.has(context)) return;

    visits.set(context, 'open');
    try {
      for (const injection of recipeOf(binding)?.needs ?? []) {
        this.follow(injection, context, [...trail, `@${injection.target}`], binding, keeper);
      }
    } finally {
      visits.set(context, 'done');
    }
  }

  private follow(
    injection: Injection,
    context: C,
    trail: readonly string[],
    by: Binding,
    keeper: Binding | undefined,
  ): void {
    const [key] = split(injection.address);
    const found = find(injection, context);
    this.needs.push({injection, context, found});
    for (const each of foundByFilter(injection, context)) {
      const way = [...trail, each.binding.key];
      this.compareLifetimes(each.binding, way, by, keeper);
      this.enter(each.binding, each.owner, context, way, keeper);
    }
    const way = [...trail, key];
    if (found) {
      this.compareLifetimes(found.binding, way, by, keeper);
      return this.enter(found.binding, found.owner, context, way, keeper);
    }
    if (injection.kind === 'value' && !injection.optional) {
      const path = this.isProof ? undefined : trail.join(' --> ');
      this.fail(new UnboundKeyError(key, context.name, path), way, by, keeper);
    }
  }

  private compareLifetimes(
    found: Binding,
    trail: readonly string[],
    by: Binding,
    keeper: Binding | undefined,
  ): void {
    if (!this.isProof || !keeper || found.scope !== BindingScope.REQUEST) return;
    this.fail(new CapturedValueError(keeper.key, keeper.scope, found.key), trail, by, keeper);
  }

  private fail(
    error: unknown,
    trail: readonly string[],
    binding: Binding,
    keeper: Binding | undefined,
  ): void {
    if (!(error instanceof ContextError)) throw error;
    this.report({error, trail, binding, keeper});
  }

  private visitsOf(binding: Binding): Map<C, 'open' | 'done'> {
    const visits = this.visits.get(binding) ?? new Map<C, 'open' | 'done'>();
    this.visits.set(binding, visits);
    return visits;
  }
}

function foundByFilter<C extends GraphContext<C>>(
  {kind, filter}: Injection,
  context: C,
): readonly Found<C>[] {
  if (kind !== 'values') return [];
  return context.find(filter).flatMap(binding => {
    const owner = context.getOwnerContext(binding.key);
    return owner ? [{binding, owner}] : [];
  });
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
 * request may bind, which never is a configuration; or it needs such a thing. What lives longer than a request never is.
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
    if (!owner) return !isConfigKey(key);
    return isMadePerRequest(owner.getBinding(key), context, seen);
  });
}

function scopeIsOfRequest(scope: BindingScope): boolean {
  return scope === BindingScope.REQUEST || scope === BindingScope.CONTEXT;
}
