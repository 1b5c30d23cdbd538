import type {Binding} from './binding.js';
import type {BindingComparator} from './binding-filter.js';

/** A value by which bindings are sorted. */
export type Order = readonly unknown[];

/** Compares bindings by the value of a tag, see {@link compareByOrder}. */
export function compareBindingsByTag(tag: string, order: Order = []): BindingComparator {
  return (one, other) => compareByOrder(one.tagMap[tag], other.tagMap[tag], order);
}

/**
 * Sorts bindings by the phase that a tag names; those of one phase stay as they were.
 *
 * @example
 * sortBindingsByPhase(observers, 'phase', ['connect', 'listen']);
 */
export function sortBindingsByPhase(
  bindings: readonly Binding[],
  tag: string,
  order: Order = [],
): readonly Binding[] {
  return [...bindings].sort(compareBindingsByTag(tag, order));
}

/**
 * Compares values: those that an order does not name come first, then the others as it says. What it does not
 * name goes by the alphabet, symbols before texts and by their descriptions. Nothing and `''` are one.
 */
export function compareByOrder(one: unknown, other: unknown, order: Order = []): number {
  const [first, second] = [one ?? '', other ?? ''];
  const difference = order.indexOf(first) - order.indexOf(second);
  if (difference !== 0 || order.includes(first)) return difference;
  if (typeof first === 'symbol' && typeof second === 'symbol') return compareTexts(nameOf(first), nameOf(second));
  if (typeof first === 'symbol') return -1;
  if (typeof second === 'symbol') return 1;
  return compareTexts(nameOf(first), nameOf(second));
}

function nameOf(value: unknown): string {
  return typeof value === 'symbol' ? (value.description ?? '') : String(value);
}

// By code unit, so that the order is the same wherever it is made.
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
