import {acceptsNull, enumOf, numbersOf, saidOf, textsOf, typesOf} from './schema-values.js';
import {isSame} from './canonical.js';
import {subjectOf, weigh} from './schema-pair.js';

import type {SchemaPair} from './schema-pair.js';

/** Compares the types that a value may have. */
export function compareTypes(pair: SchemaPair): void {
  const [before, after] = [typesOf(pair.before), typesOf(pair.after)];
  const {lost, gained} = changesOf(before, after);
  const code = weigh(pair, lost.length > 0, gained.length > 0, {
    less: `${pair.direction}-type-narrowed` as const,
    more: `${pair.direction}-type-widened` as const,
  });
  if (code) pair.tell(code, pair.pointers.after, `${subjectOf(pair)} was ${typeNames(before)} and is ${typeNames(after)}.`);
}

/** How many types there are, null aside. */
const ANY = 6;

export function compareNull(pair: SchemaPair): void {
  const [before, after] = [acceptsNull(pair.before), acceptsNull(pair.after)];
  // Where any type was or is accepted, that says all.
  const isTold = [pair.before, pair.after].some(parts => typesOf(parts).length === ANY) && typesOf(pair.before).length !== typesOf(pair.after).length;
  if (before === after || isTold) return;
  const codes = {request: ['request-null-refused', 'request-null-accepted'], response: ['response-null-gone', 'response-null-possible']} as const;
  const [refused, accepted] = codes[pair.direction];
  pair.tell(after ? accepted : refused, pair.pointers.after, `${subjectOf(pair)} ${after ? 'may be null now' : 'may be null no longer'}.`);
}

export function compareEnums(pair: SchemaPair): void {
  const [before, after] = [enumOf(pair.before), enumOf(pair.after)];
  if (!before && !after) return;
  const {lost, gained} = changesOf(before ?? [], after ?? []);
  const [isLess, isMore] = [!before || (Boolean(after) && lost.length > 0), !after || (Boolean(before) && gained.length > 0)];
  const code = weigh(pair, isLess, isMore, {
    less: `${pair.direction}-enum-narrowed` as const,
    more: `${pair.direction}-enum-widened` as const,
  });
  if (code) pair.tell(code, pair.pointers.after, `${subjectOf(pair)} was ${choice(before)} and is ${choice(after)}.`);
}

/** Bounds that tighten as they fall, or as they rise. */
const BOUNDS = {
  maximum: 'falls',
  exclusiveMaximum: 'falls',
  maxLength: 'falls',
  maxItems: 'falls',
  maxProperties: 'falls',
  minimum: 'rises',
  exclusiveMinimum: 'rises',
  minLength: 'rises',
  minItems: 'rises',
  minProperties: 'rises',
} as const;

export function compareBounds(pair: SchemaPair): void {
  for (const [keyword, tightens] of Object.entries(BOUNDS)) {
    const strictest = (numbers: readonly number[]) => (tightens === 'falls' ? Math.min(...numbers) : Math.max(...numbers));
    const [before, after] = [strictest(numbersOf(pair.before, keyword)), strictest(numbersOf(pair.after, keyword))];
    if (before !== after) tellBound(pair, keyword, [before, after], (tightens === 'falls') === after < before);
  }
  const steps = [pair.before, pair.after].map(parts => numbersOf(parts, 'multipleOf')[0]);
  if (steps[0] !== steps[1]) tellBound(pair, 'multipleOf', steps, isStricter(pair, steps));
  const unique = [pair.before, pair.after].map(parts => saidOf(parts, 'uniqueItems').includes(true));
  if (unique[0] !== unique[1]) tellBound(pair, 'uniqueItems', unique, unique[1] === true);
}

function isStricter({direction}: SchemaPair, [before, after]: readonly (number | undefined)[]): boolean {
  if (before === undefined || after === undefined) return before === undefined;
  if (after % before === 0) return true;
  // Neither contains the other: the worse for either direction.
  return before % after === 0 ? false : direction === 'request';
}

function tellBound(pair: SchemaPair, keyword: string, values: readonly (number | boolean | undefined)[], isTighter: boolean): void {
  const code = `${pair.direction}-bound-${isTighter ? 'tightened' : 'loosened'}` as const;
  const [before, after] = values.map(boundName);
  pair.tell(code, pair.pointers.after, `${keyword} of ${lower(subjectOf(pair))} was ${before} and is ${after}.`);
}

function boundName(value: number | boolean | undefined): string {
  return value === undefined || Math.abs(Number(value)) === Infinity ? 'not there' : String(value);
}

export function comparePatterns(pair: SchemaPair): void {
  const [before, after] = [textsOf(pair.before, 'pattern'), textsOf(pair.after, 'pattern')];
  const {lost, gained} = changesOf(before, after);
  if (lost.length + gained.length === 0) return;
  const kind = lost.length === 0 ? 'added' : gained.length === 0 ? 'removed' : 'changed';
  pair.tell(`${pair.direction}-pattern-${kind}`, pair.pointers.after, said(pair, 'pattern', before, after));
}

/** Formats whose values are all values of another one. */
const WIDER: Readonly<Record<string, string>> = {int32: 'int64', float: 'double'};

export function compareFormats(pair: SchemaPair): void {
  const [before, after] = [textsOf(pair.before, 'format'), textsOf(pair.after, 'format')];
  if (isSame(before, after)) return;
  pair.tell(formatCode(pair, before.join(), after.join()), pair.pointers.after, said(pair, 'format', before, after));
}

function formatCode({direction}: SchemaPair, before: string, after: string) {
  if (before === '') return `${direction}-format-added` as const;
  if (after === '') return `${direction}-format-removed` as const;
  if (direction === 'request' && WIDER[before] === after) return 'request-format-widened';
  if (direction === 'response' && WIDER[after] === before) return 'response-format-narrowed';
  return `${direction}-format-changed` as const;
}

export function compareContent(pair: SchemaPair): void {
  for (const keyword of ['contentEncoding', 'contentMediaType']) {
    const [before, after] = [textsOf(pair.before, keyword), textsOf(pair.after, keyword)];
    if (isSame(before, after)) continue;
    pair.tell(`${pair.direction}-content-changed`, pair.pointers.after, said(pair, keyword, before, after));
  }
}

export function compareDefaults(pair: SchemaPair): void {
  const [before, after] = [textsOf(pair.before, 'default'), textsOf(pair.after, 'default')];
  if (isSame(before, after)) return;
  pair.tell(defaultCode(pair, before, after), pair.pointers.after, said(pair, 'default', before, after));
}

function defaultCode({direction}: SchemaPair, before: readonly string[], after: readonly string[]) {
  if (direction === 'response') return 'response-default-changed';
  if (before.length === 0) return 'request-default-added';
  return after.length === 0 ? 'request-default-removed' : 'request-default-changed';
}

function changesOf(before: readonly string[], after: readonly string[]) {
  return {lost: before.filter(one => !after.includes(one)), gained: after.filter(one => !before.includes(one))};
}

function typeNames(types: readonly string[]): string {
  if (types.length === ANY) return 'of any type';
  const names = types.includes('fraction') ? ['number', ...types.filter(type => type !== 'fraction' && type !== 'integer')] : types;
  return names.length === 0 ? 'nothing but null' : `of type ${names.join(' or ')}`;
}

function choice(values: readonly string[] | undefined): string {
  if (!values) return 'any value';
  const [first, ...others] = values;
  return others.length === 0 ? String(first) : `one of ${values.join(', ')}`;
}

function said(pair: SchemaPair, keyword: string, before: readonly string[], after: readonly string[]): string {
  const values = [before, after].map(texts => texts.join(' and ') || 'not there');
  return `${keyword} of ${lower(subjectOf(pair))} was ${values[0]} and is ${values[1]}.`;
}

function lower(subject: string): string {
  return subject.charAt(0).toLowerCase() + subject.slice(1);
}
