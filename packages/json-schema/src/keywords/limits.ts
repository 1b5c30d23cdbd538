import equal from 'fast-deep-equal';

import type {Check} from '../run.js';
import type {KeywordRule, Place, SchemaKeywords} from '../keyword.js';

type Measure = (value: never) => number;
type Holds = (size: number, limit: number) => boolean;

const isAtLeast: Holds = (size, limit) => size >= limit;
const isAtMost: Holds = (size, limit) => size <= limit;

const itself: Measure = (value: number) => value;
const length: Measure = (items: readonly unknown[]) => items.length;
const members: Measure = (object: object) => Object.keys(object).length;

/** Keywords that set a limit to a number, or to how much there is of something. */
export const LIMITS: readonly KeywordRule[] = [
  comparison('maximum', '<=', isAtMost),
  comparison('minimum', '>=', isAtLeast),
  comparison('exclusiveMaximum', '<', (size, limit) => size < limit),
  comparison('exclusiveMinimum', '>', (size, limit) => size > limit),
  {keyword: 'multipleOf', on: 'number', takes: ['number'], compile: multipleOf},
  ...sizes('Length', 'string', 'characters', countCharacters),
  ...sizes('Properties', 'object', 'properties', members),
  ...sizes('Items', 'array', 'items', length),
  {keyword: 'uniqueItems', on: 'array', takes: ['boolean'], compile: uniqueItems},
];

/** A pair of surrogates is one character. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    if (!isLow(text.charCodeAt(at)) || !isHigh(text.charCodeAt(at - 1))) continue;
    count--;
    at++;
  }
  return count;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function comparison(keyword: string, sign: string, holds: Holds): KeywordRule {
  const fault = (limit: number) => ({params: {comparison: sign, limit}, message: `must be ${sign} ${limit}`});
  return limit(keyword, 'number', itself, holds, fault);
}

function sizes(what: string, on: 'string' | 'array' | 'object', words: string, measure: Measure): readonly KeywordRule[] {
  const fault = (few: string) => (limit: number) => ({params: {limit}, message: `must NOT have ${few} than ${limit} ${words}`});
  return [
    limit(`max${what}`, on, measure, isAtMost, fault('more')),
    limit(`min${what}`, on, measure, isAtLeast, fault('fewer')),
  ];
}

function limit(
  keyword: string,
  on: 'number' | 'string' | 'array' | 'object',
  measure: Measure,
  holds: Holds,
  fault: (limit: number) => {readonly params: object; readonly message: string},
): KeywordRule {
  const compile = (wanted: number, {parent}: Place): Check => {
    const told = fault(wanted) as {params: SchemaKeywords; message: string};
    return (value, run) => {
      if (!holds(measure(value as never), wanted)) run.fail(keyword, parent, told);
    };
  };
  return {keyword, on, takes: ['number'], compile};
}

function multipleOf(wanted: number, {parent, multipleOfPrecision: digits}: Place): Check {
  const isWhole = (ratio: number) =>
    digits === undefined ? Number.isInteger(ratio) : Math.abs(Math.round(ratio) - ratio) <= 10 ** -digits;
  return (value, run) => {
    if (wanted !== 0 && isWhole((value as number) / wanted)) return;
    run.fail('multipleOf', parent, {params: {multipleOf: wanted}, message: `must be multiple of ${wanted}`});
  };
}

function uniqueItems(wanted: boolean, {parent}: Place): Check | undefined {
  if (!wanted) return undefined;
  return (value, run) => {
    const twins = findTwins(value as readonly unknown[]);
    if (!twins) return;
    const {i, j} = twins;
    run.fail('uniqueItems', parent, {params: twins, message: `must NOT have duplicate items (items ## ${j} and ${i} are identical)`});
  };
}

/** The last two items that are equal. */
function findTwins(items: readonly unknown[]): {readonly i: number; readonly j: number} | undefined {
  for (let i = items.length - 1; i > 0; i--) {
    const j = items.findLastIndex((other, at) => at < i && equal(items[i], other));
    if (j >= 0) return {i, j};
  }
  return undefined;
}
