import {CircularDependencyError, isScopeError} from './errors.js';
import {bestOf} from './one-binding.js';
import {isOfValue} from './injection.js';
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
export interface Found<C> {
  readonly binding: Binding;
  readonly owner: C;
}

/** The bindings whose values an injection takes by its filter. */
export function foundByFilter<C extends GraphContext<C>>(
  {kind, filter}: Injection,
  context: C,
): readonly Found<C>[] {
  if (kind !== 'values') return [];
  return context.find(filter).flatMap(binding => {
    const owner = context.getOwnerContext(binding.key);
    return owner ? [{binding, owner}] : [];
  });
}

/** The binding that answers an injection of a value; of an optional one, where it can be had. */
export function find<C extends GraphContext<C>>(injection: Injection, context: C): Found<C> | undefined {
  if (injection.kind === 'one') return findOne(injection, context);
  if (!isOfValue(injection)) return undefined;

  const [key] = split(injection.address);
  if (injection.optional && !isAnswered(key, context)) return undefined;
  const owner = context.getOwnerContext(key);
  return owner && {binding: owner.getBinding(key), owner};
}

/** @throws {MoreThanOneValueError} where it cannot be told which is meant */
function findOne<C extends GraphContext<C>>(injection: Injection, context: C): Found<C> | undefined {
  const binding = bestOf(injection, context.find(injection.filter));
  const owner = binding && context.getOwnerContext(binding.key);
  return binding && owner && {binding, owner};
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
    if (isScopeError(error)) return undefined;
    throw error;
  }
}
