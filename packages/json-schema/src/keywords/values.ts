import equal from 'fast-deep-equal';

import type {Check} from '../run.js';
import type {KeywordRule, Place} from '../keyword.js';

/** Keywords that ask what a value is. */
export const VALUES: readonly KeywordRule[] = [
  {keyword: 'const', takes: ['any'], compile: constant},
  {keyword: 'enum', takes: ['array'], compile: oneOfValues},
  {keyword: 'pattern', on: 'string', takes: ['string'], compile: pattern},
  {keyword: 'format', takes: ['string'], compile: format},
];

/** The type itself is checked before all other keywords. */
export function compileType(type: unknown, {parent}: Place): Check {
  const types = [type].flat() as readonly string[];
  const unknown = types.find(name => !Object.hasOwn(TYPES, name));
  if (unknown !== undefined) throw new Error(`type must be JSONType or JSONType[]: ${types.join()}`);

  const known = parent.nullable === true && !types.includes('null') ? [...types, 'null'] : types;
  const tests = known.map(name => TYPES[name] as (value: unknown) => boolean);
  const told = Array.isArray(type) ? known : type;
  const fault = {params: {type: told}, message: `must be ${String(told)}`};
  return (value, run) => {
    if (!tests.some(is => is(value))) run.fail('type', parent, fault);
  };
}

export function isOfType(type: string, value: unknown): boolean {
  return TYPES[type]?.(value) ?? false;
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: Array.isArray,
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function constant(wanted: unknown, {parent}: Place): Check {
  return (value, run) => {
    if (!equal(value, wanted)) run.fail('const', parent, {params: {allowedValue: wanted}, message: 'must be equal to constant'});
  };
}

function oneOfValues(wanted: readonly unknown[], {parent}: Place): Check {
  if (wanted.length === 0) throw new Error('enum must have non-empty array');
  return (value, run) => {
    if (wanted.some(one => equal(value, one))) return;
    run.fail('enum', parent, {params: {allowedValues: wanted}, message: 'must be equal to one of the allowed values'});
  };
}

function pattern(wanted: string, {parent}: Place): Check {
  const expression = new RegExp(wanted, 'u');
  return (value, run) => {
    if (expression.test(value as string)) return;
    run.fail('pattern', parent, {params: {pattern: wanted}, message: `must match pattern "${wanted}"`});
  };
}

function format(wanted: string, {parent, formats}: Place): Check | undefined {
  const has = formats.get(wanted);
  if (!has) return undefined;
  return (value, run) => {
    if (!has(value)) run.fail('format', parent, {params: {format: wanted}, message: `must match format "${wanted}"`});
  };
}
