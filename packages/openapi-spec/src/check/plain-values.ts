import type {JsonObject} from '../document/json.js';

/** Tells whether a value is surely as a keyword says. */
type Rule = (said: unknown, value: unknown) => boolean;

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => Number.isFinite(value),
  integer: value => Number.isSafeInteger(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
};

const FORMATS: Readonly<Record<string, (value: unknown) => boolean>> = {
  int32: value => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  int64: value => Number.isSafeInteger(value),
};

const RULES: Readonly<Record<string, Rule>> = {
  type: (said, value) => typeof said === 'string' && TYPES[said]?.(value) === true,
  format: (said, value) => typeof said === 'string' && FORMATS[said]?.(value) === true,
  enum: (said, value) => Array.isArray(said) && said.includes(value),
  minimum: (said, value) => isNumber(said) && isNumber(value) && value >= said,
  maximum: (said, value) => isNumber(said) && isNumber(value) && value <= said,
  minLength: (said, value) => isNumber(said) && typeof value === 'string' && lengthOf(value) >= said,
  maxLength: (said, value) => isNumber(said) && typeof value === 'string' && lengthOf(value) <= said,
};

const SAYS_NOTHING: ReadonlySet<string> = new Set(['title', 'description', 'default', 'example', 'examples', 'deprecated']);

/**
 * Tells whether a value is surely as its schema says; where it is not sure, a compiler has to. Most defaults and examples
 * are plain values, and compiling a schema takes about a millisecond.
 */
export function isSurelyValid(schema: JsonObject, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, said]) => {
    if (SAYS_NOTHING.has(keyword) || keyword.startsWith('x-')) return true;
    return Object.hasOwn(RULES, keyword) && RULES[keyword]?.(said, value) === true;
  });
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
