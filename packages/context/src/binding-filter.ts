import {hasBrand, mark} from './brand.js';

import type {Binding} from './binding.js';
import type {BindingAddress} from './binding-key.js';

/**
 * Tells whether a binding is wanted.
 *
 * One that is injected, or that a view has, looks at the binding alone: its answer is remembered until a binding
 * changes.
 */
export type BindingFilter = (binding: Binding) => boolean;

/** Says in which order two bindings come, as for `Array.prototype.sort`. */
export type BindingComparator = (one: Binding, other: Binding) => number;

/** The tags that are wanted: a name, perhaps with `*` and `?`; an expression for names; or names with values. */
export type BindingTagPattern = string | RegExp | Readonly<Record<string, unknown>>;

/** A filter that knows which tags it looks for. */
export interface BindingTagFilter extends BindingFilter {
  readonly bindingTagPattern: BindingTagPattern;
}

/** Tells whether the value of a tag is wanted. */
export type TagValueMatcher = (value: unknown) => boolean;

const TAG_VALUE_MATCHER = Symbol.for('rondo.TagValueMatcher');

/** Accepts whatever value a tag has: `findByTag({extension: ANY_TAG_VALUE})`. */
export const ANY_TAG_VALUE: TagValueMatcher = matcher(value => value !== undefined);

/** Accepts a tag with one of some values, or with a list that has one of them. */
export function includesTagValue(...wanted: readonly unknown[]): TagValueMatcher {
  return matcher(value => wanted.some(one => hasValue(value, one)));
}

/**
 * A filter for tags.
 *
 * `*` and `?` stand for any text and any letter but not for the separators `.` and `:`. Of names with values
 * all must be there; a tag whose value is a list has each value of the list.
 *
 * @example
 * context.find(filterByTag({kind: 'store'}));
 */
export function filterByTag(pattern: BindingTagPattern): BindingTagFilter {
  const bindingTagPattern = isWildcard(pattern) ? expressionOf(pattern) : pattern;
  return Object.assign(tagTest(bindingTagPattern), {bindingTagPattern});
}

/** A filter for keys: a key, perhaps with `*` and `?`, an expression, or a test of one's own. */
export function filterByKey(pattern: string | RegExp | BindingFilter = '*'): BindingFilter {
  if (typeof pattern === 'function') return pattern;
  const expression = typeof pattern === 'string' ? expressionOf(pattern) : pattern;
  return ({key}) => matches(expression, key);
}

/** Whether a function is a filter made by {@link filterByTag}. */
export function isBindingTagFilter(filter: unknown): filter is BindingTagFilter {
  return typeof filter === 'function' && 'bindingTagPattern' in filter && filter.bindingTagPattern != null;
}

/** Whether something is a key rather than a filter: a text, or an object with a `key`, as of another copy. */
export function isBindingAddress(selector: unknown): selector is BindingAddress {
  if (typeof selector === 'string') return true;
  return typeof selector === 'object' && selector !== null && typeof (selector as {key?: unknown}).key === 'string';
}

function matcher(accepts: TagValueMatcher): TagValueMatcher {
  return mark(accepts, TAG_VALUE_MATCHER);
}

function isWildcard(pattern: BindingTagPattern): pattern is string {
  return typeof pattern === 'string' && /[*?]/.test(pattern);
}

/** `controllers.*` as an expression; all that means something to expressions is meant literally. */
function expressionOf(wildcard: string): RegExp {
  const escaped = wildcard.replaceAll(/[\\^$+.()|[\]{}]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '[^.:]*').replaceAll('?', '[^.:]')}$`);
}

function tagTest(pattern: BindingTagPattern): BindingFilter {
  if (typeof pattern === 'string') return ({tagMap}) => Object.hasOwn(tagMap, pattern);
  if (pattern instanceof RegExp) return ({tagMap}) => Object.keys(tagMap).some(name => matches(pattern, name));

  const wanted = Object.entries(pattern);
  return ({tagMap}) => wanted.every(([name, value]) => Object.hasOwn(tagMap, name) && hasValue(tagMap[name], value));
}

// An expression with the flag `g` goes on from where it stopped the last time.
function matches(expression: RegExp, text: string): boolean {
  return text.search(expression) >= 0;
}

function hasValue(value: unknown, wanted: unknown): boolean {
  if (hasBrand(wanted, TAG_VALUE_MATCHER)) return (wanted as TagValueMatcher)(value);
  return value === wanted || (Array.isArray(value) && value.includes(wanted));
}
