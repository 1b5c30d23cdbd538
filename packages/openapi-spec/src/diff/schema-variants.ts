import {canonical, told} from './canonical.js';
import {isObject, listOf, without} from '../document/json.js';
import {subjectOf} from './schema-pair.js';

import type {Located} from './side.js';
import type {Part, Schemas} from './schema-parts.js';
import type {SchemaPair} from './schema-pair.js';

/** What one side offers: its variants, and what holds beside whichever is taken. */
interface Choice {
  readonly variants: readonly Located[];
  readonly beside: Schemas;
}

/** Whether a value must meet one of several schemas, or any: `oneOf` and `anyOf`. */
export function hasChoice(parts: readonly Part[]): boolean {
  return parts.some(({value}) => value.oneOf !== undefined || value.anyOf !== undefined);
}

/**
 * Compares choices. The order of variants plays no part. Where only one side has a choice, the whole of the other
 * is one variant.
 */
export function compareVariants(pair: SchemaPair): void {
  const isBoth = hasChoice(pair.before) === hasChoice(pair.after);
  const [before, after] = [choiceOf(pair.before, isBoth), choiceOf(pair.after, isBoth)];
  const rest = pairUp(pair, before, after);
  for (const variant of rest.before) {
    pair.tell(`${pair.direction}-variant-removed`, variant.pointer, `${subjectOf(pair)} is never ${nameOf(variant)} now.`);
  }
  for (const variant of rest.after) {
    pair.tell(`${pair.direction}-variant-added`, variant.pointer, `${subjectOf(pair)} may be ${nameOf(variant)} now.`);
  }
}

function choiceOf(parts: readonly Part[], isBoth: boolean): Choice {
  if (isBoth) return {variants: variantsOf(parts), beside: []};
  if (!hasChoice(parts)) return {variants: parts.slice(0, 1), beside: parts.slice(1)};
  return {variants: variantsOf(parts), beside: parts.map(({value, pointer}) => ({value: without(value, 'oneOf', 'anyOf'), pointer}))};
}

function variantsOf(parts: readonly Part[]): readonly Located[] {
  return parts.flatMap(({value, pointer}) =>
    ['oneOf', 'anyOf'].flatMap(field =>
      listOf(value[field]).map((variant, index) => ({value: variant, pointer: `${pointer}/${field}/${index}`})),
    ),
  );
}

/** Compares the variants that belong together, and gives those that are left. */
function pairUp(pair: SchemaPair, before: Choice, after: Choice) {
  let rest = {before: before.variants, after: after.variants};
  const enter = (one: Located, other: Located) => pair.enter([one, ...before.beside], [other, ...after.beside]);
  for (const trait of TRAITS) rest = pairBy(trait, rest.before, rest.after, enter);
  return rest;
}

type Trait = (variant: Located) => string | undefined;

/** What variants have in common that belong together; what tells most comes first. */
const TRAITS: readonly Trait[] = [
  ({value}) => canonical(value),
  ({value, pointer}) => (isObject(value) && typeof value.$ref === 'string' ? value.$ref : componentAt(pointer)),
  ({value}) => (isObject(value) && typeof value.title === 'string' ? value.title : undefined),
  ({value}) => (isObject(value) && value.$ref === undefined ? `type ${canonical(value.type)}` : undefined),
];

function componentAt(pointer: string): string | undefined {
  return /^\/components\/schemas\/[^/]+$/.test(pointer) ? `#${pointer}` : undefined;
}

function pairBy(
  trait: Trait,
  before: readonly Located[],
  after: readonly Located[],
  enter: (one: Located, other: Located) => void,
) {
  const free = [...after];
  const left = before.filter(variant => {
    const wanted = trait(variant);
    const index = wanted === undefined ? -1 : free.findIndex(other => trait(other) === wanted);
    const [match] = index < 0 ? [] : free.splice(index, 1);
    if (match) enter(variant, match);
    return !match;
  });
  return {before: left, after: free};
}

function nameOf({value, pointer}: Located): string {
  if (!isObject(value)) return 'anything';
  const {$ref, title, type} = value;
  const reference = typeof $ref === 'string' ? $ref : componentAt(pointer);
  if (reference !== undefined) return reference.slice(reference.lastIndexOf('/') + 1);
  if (typeof title === 'string') return title;
  return type === undefined ? 'of another form' : `of type ${[type].flat().map(told).join(' or ')}`;
}
