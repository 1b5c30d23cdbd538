import {isUnboundKeyError} from './errors.js';
import {classLocation} from './class-location.js';
import {flawsOf} from './graph.js';
import {loadedCopies} from './copies.js';
import {nearest} from './nearest.js';

import type {Binding} from './binding.js';
import type {Flaw} from './graph.js';
import type {GraphContext} from './answer.js';
import type {GraphFault} from './errors.js';

/** What a proof asks of a context, whose type is `C`. */
export interface ProvableContext<C> extends GraphContext<C> {
  find(): readonly Binding[];
  contains(key: string): boolean;
}

/**
 * Finds all that is wrong with what contexts inject, without making anything.
 *
 * A binding has a fault only where no context that sees it can make it: a controller that is bound to an
 * application may need what one of its servers alone holds. And it has none where all contexts of one class have
 * bound its key themselves: those of other classes see it, and never ask for it.
 *
 * @param contexts - those from which bindings are asked for: all servers of an application
 */
export function prove<C extends ProvableContext<C>>(contexts: readonly C[]): readonly GraphFault[] {
  const flaws = new Map<string, Flaw>();
  const bindings = new Set(contexts.flatMap(context => context.find()));
  for (const binding of bindings) {
    if (isReplaced(binding, contexts)) continue;
    for (const flaw of leastFlaws(binding, contexts)) keepShortest(flaws, flaw);
  }
  const names = new Set([...bindings].map(({key}) => key));
  return [...copyFaults(), ...[...flaws.values()].map(flaw => toFault(flaw, names, contexts))];
}

/** Classes of one copy are strangers to the other, and so are its keys' types and its errors. */
function copyFaults(): readonly GraphFault[] {
  const copies = loadedCopies();
  if (copies.length === 1) return [];
  const message =
    `The process has ${copies.length} copies of @rondojs/context: ${copies.join('; ')}. ` +
    `Let all packages ask for one version of it, and install again.`;
  return [{code: 'TWO_COPIES', message, path: '@rondojs/context', ...NOTHING_MORE}];
}

const NOTHING_MORE = {
  nearest: undefined,
  owner: undefined,
  keeper: undefined,
  isOfRequest: false,
  className: undefined,
  location: undefined,
} as const;

function leastFlaws<C extends ProvableContext<C>>(
  binding: Binding,
  contexts: readonly C[],
): readonly Flaw[] {
  const seeing = contexts.filter(context => sees(context, binding));
  const [least = []] = seeing
    .map(context => flawsOf(binding, context))
    .sort((some, others) => some.length - others.length);
  return least;
}

function isReplaced<C extends ProvableContext<C>>(binding: Binding, contexts: readonly C[]): boolean {
  const owners = contexts.filter(context => context.contains(binding.key));
  if (owners.length === 0 || owners.some(owner => sees(owner, binding))) return false;
  const classes = new Set(owners.map(({constructor}) => constructor));
  return contexts.every(context => owners.includes(context) || !classes.has(context.constructor));
}

function sees<C extends ProvableContext<C>>(context: C, binding: Binding): boolean {
  return context.getOwnerContext(binding.key)?.getBinding(binding.key) === binding;
}

/** One flaw is met on many ways; the shortest begins nearest to the place that has to be mended. */
function keepShortest(flaws: Map<string, Flaw>, flaw: Flaw): void {
  const place = placeOf(flaw);
  const known = flaws.get(place);
  if (!known || known.trail.length > flaw.trail.length) flaws.set(place, flaw);
}

/**
 * A circle is one flaw wherever it is entered, and what is wrong with a binding itself is one whoever needs it;
 * any other is told by the member and the key at its end.
 */
function placeOf({error, trail, binding}: Flaw): string {
  if (error.code !== 'CIRCULAR_DEPENDENCY') {
    const isOfItself = trail.at(-1) === binding.key;
    return [error.code, ...trail.slice(isOfItself ? -1 : -2)].join(' ');
  }
  const circle = trail.slice(trail.indexOf(trail.at(-1) ?? ''), -1);
  return [error.code, ...[...circle].sort()].join(' ');
}

function toFault<C extends ProvableContext<C>>(
  {error, trail, binding, keeper}: Flaw,
  names: Iterable<string>,
  contexts: readonly C[],
): GraphFault {
  const missing = isUnboundKeyError(error) ? error.key : undefined;
  const owner = missing === undefined ? undefined : contexts.find(context => context.contains(missing));
  const meant = missing === undefined || owner ? undefined : nearest(missing, names);
  const type = binding.valueConstructor ?? binding.providerConstructor;
  return {
    code: error.code,
    message: error.message,
    path: trail.join(' --> '),
    nearest: meant,
    owner: owner?.name,
    keeper: owner && keeper && sees(owner, keeper) ? keeper.key : undefined,
    isOfRequest: missing !== undefined && !owner && !keeper,
    className: type?.name,
    location: type && classLocation(type),
  };
}
