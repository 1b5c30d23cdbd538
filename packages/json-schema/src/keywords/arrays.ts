import type {Check, Run} from '../run.js';
import type {KeywordRule, Place} from '../keyword.js';
import type {Schema} from '../types.js';

type Items = readonly unknown[];

/** Keywords about the items of arrays. */
export const ARRAYS: readonly KeywordRule[] = [
  {keyword: 'prefixItems', on: 'array', takes: ['array'], compile: prefixItems},
  {keyword: 'items', on: 'array', takes: ['object', 'boolean'], compile: restOfItems},
  {keyword: 'contains', on: 'array', takes: ['object', 'boolean'], compile: contains},
];

function prefixItems(wanted: readonly Schema[], {compile}: Place): Check {
  const checks = wanted.map(compile);
  return (value, run, seen) => {
    checks.slice(0, (value as Items).length).forEach((check, at) => run.inside(at, check, (value as Items)[at]));
    if (seen.items !== 'all') seen.items = Math.max(seen.items, checks.length);
  };
}

function restOfItems(wanted: Schema, {parent, compile}: Place): Check {
  const from = Array.isArray(parent.prefixItems) ? parent.prefixItems.length : 0;
  const check = compile(wanted);
  return (value, run, seen) => {
    // Behind a tuple it is one fault that there is more, and not one of each.
    if (wanted === false && from > 0) tellTooMany('items', value, from, run, parent);
    else checkFrom(from, check, value, run);
    seen.items = 'all';
  };
}

/** What no other keyword has looked at. It comes after all others. */
export function compileUnevaluatedItems(wanted: Schema, {parent, compile}: Place): Check {
  const check = compile(wanted);
  return (value, run, seen) => {
    if (seen.items === 'all') return;
    if (wanted === false) tellTooMany('unevaluatedItems', value, seen.items, run, parent);
    else checkFrom(seen.items, check, value, run);
    seen.items = 'all';
  };
}

function checkFrom(from: number, check: Check, value: unknown, run: Run): void {
  for (let at = from; at < (value as Items).length; at++) run.inside(at, check, (value as Items)[at]);
}

function tellTooMany(keyword: string, value: unknown, limit: number, run: Run, parent: Place['parent']): void {
  if ((value as Items).length <= limit) return;
  run.fail(keyword, parent, {params: {limit}, message: `must NOT have more than ${limit} items`});
}

function contains(wanted: Schema, {parent, compile}: Place): Check | undefined {
  const {minContains: min = 1, maxContains: max} = parent as {minContains?: number; maxContains?: number};
  if (min === 0 && max === undefined) return undefined;
  const check = compile(wanted);
  const most = max ?? Number.POSITIVE_INFINITY;
  const fault = {
    params: {minContains: min, ...(max !== undefined && {maxContains: max})},
    message: `must contain at least ${min}${max === undefined ? '' : ` and no more than ${max}`} valid item(s)`,
  };
  return (value, run, seen) => {
    const before = run.errors.length;
    const count = min > most ? 0 : countUpTo(most, check, value as Items, run);
    if (count >= min && count <= most) run.forget(before);
    else run.fail('contains', parent, fault);
    seen.items = 'all';
  };
}

/** How many items hold; one more than the most is too many, however many more there are. */
function countUpTo(most: number, check: Check, items: Items, run: Run): number {
  let count = 0;
  for (let at = 0; at < items.length && count <= most; at++) {
    if (run.inside(at, check, items[at])) count++;
  }
  return count;
}
