import {
  CapturedValueError,
  CircularDependencyError,
  InvalidProviderError,
  UnboundKeyError,
  isContextError,
} from './errors.js';
import {BindingScope} from './binding-scope.js';
import {find, foundByFilter} from './answer.js';
import {isOfValue} from './injection.js';
import {mayHaveMember} from './class-source.js';
import {methodNeedsOf} from './method-needs.js';
import {recipeOf} from './recipe.js';
import {split} from './binding-key.js';

import type {Binding} from './binding.js';
import type {ContextError} from './errors.js';
import type {Found, GraphContext} from './answer.js';
import type {Injection} from './injection.js';

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
 * @throws {EmptyBindingError | InvalidInjectionError} with the way to what cannot be made
 */
export function walk<C extends GraphContext<C>>(binding: Binding, context: C): readonly Need<C>[] {
  const graph = new GraphWalk<C>(({error, trail}) => {
    throw withWay(error, trail);
  });
  graph.visit(binding, context, [binding.key]);
  return graph.needs;
}

/** Whoever hears of what is wrong with a class or binding further down shall hear as well who needs it. */
function withWay(error: ContextError, trail: readonly string[]): ContextError {
  const isOfOne = error.code === 'EMPTY_BINDING' || error.code === 'INVALID_INJECTION';
  // It comes by here again at each step back; the first time the way is whole.
  if (!isOfOne || trail.length === 1 || error.message.includes(WAY)) return error;
  error.message += WAY + `${trail.join(' --> ')}.`;
  return error;
}

/** Walks on past each flaw, and gives all of them: also a value of a request that something longer-lived keeps. */
export function flawsOf<C extends GraphContext<C>>(binding: Binding, context: C): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const graph = new GraphWalk<C>(flaw => flaws.push(flaw), true);
  const owner = context.getOwnerContext(binding.key);
  graph.enter(binding, owner ?? context, context, [binding.key]);
  graph.visitMethods(binding, context);
  return flaws;
}

const WAY = ' It is needed on the way ';

/** Scopes whose values outlive a request. */
const LONG_LIVED: ReadonlySet<BindingScope> = new Set([
  BindingScope.SINGLETON,
  BindingScope.APPLICATION,
  BindingScope.SERVER,
]);

/** Stands for what several bindings could be meant by. */
const AMBIGUOUS = Symbol('ambiguous');

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
    if (this.isProof) this.checkProvider(binding, trail, keeper);
    try {
      for (const injection of recipeOf(binding)?.needs ?? []) {
        this.follow(injection, context, [...trail, `@${injection.target}`], binding, keeper);
      }
    } finally {
      visits.set(context, 'done');
    }
  }

  /**
   * Looks at what methods need when they are called: each call looks from where it is made, and so whatever
   * keeps the object keeps nothing of it.
   */
  visitMethods(binding: Binding, context: C): void {
    for (const need of methodNeedsOf(binding)) {
      this.follow(need, context, [binding.key, `@${need.target}`], binding, undefined);
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
    const found = this.find(injection, context, [...trail, key], by, keeper);
    if (found === AMBIGUOUS) return;
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
    if ((isOfValue(injection) || injection.kind === 'one') && !injection.optional) {
      const path = this.isProof ? undefined : trail.join(' --> ');
      this.fail(new UnboundKeyError(key, context.name, path), way, by, keeper);
    }
  }

  private find(
    injection: Injection,
    context: C,
    trail: readonly string[],
    by: Binding,
    keeper: Binding | undefined,
  ): Found<C> | typeof AMBIGUOUS | undefined {
    try {
      return find(injection, context);
    } catch (error) {
      this.fail(error, trail, by, keeper);
      return AMBIGUOUS;
    }
  }

  private checkProvider(binding: Binding, trail: readonly string[], keeper: Binding | undefined): void {
    const {source} = binding;
    if (source?.type !== 'provider' || mayHaveMember(source.value, 'value')) return;
    this.fail(new InvalidProviderError(source.value.name), trail, binding, keeper);
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
    if (!isContextError(error)) throw error;
    this.report({error, trail, binding, keeper});
  }

  private visitsOf(binding: Binding): Map<C, 'open' | 'done'> {
    const visits = this.visits.get(binding) ?? new Map<C, 'open' | 'done'>();
    this.visits.set(binding, visits);
    return visits;
  }
}
