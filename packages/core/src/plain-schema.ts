import type {JsonSchema} from './json-schema.js';

/**
 * Tells of a value that it is as its schema says. When it says no, the value may be right for all that: ask a validator,
 * which also knows the faults.
 */
export type PlainCheck = (value: unknown) => boolean;

/**
 * Makes a check of a JSON Schema, draft 2020-12, that has plain keywords only; none of another one. Most values are
 * right, and most schemas plain: a program that has no others never loads a validator, and never compiles a schema.
 */
export function createPlainCheck(schema: unknown): PlainCheck | undefined {
  if (typeof schema === 'boolean') return () => schema;
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return undefined;
  const checks: PlainCheck[] = [];
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (SILENT.has(keyword) || wanted === undefined) continue;
    const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword]?.(wanted, schema as JsonSchema) : undefined;
    if (!check) return undefined;
    checks.push(check);
  }
  return allOf(checks);
}

/** They say nothing of values. */
const SILENT: ReadonlySet<string> = new Set([
  '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly',
]);

const TYPES: Readonly<Record<string, PlainCheck>> = {
  string: isText,
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: Array.isArray,
  object: isObject,
};

/** Those of OpenAPI that say something of numbers. */
const FORMATS: Readonly<Record<string, PlainCheck>> = {
  int32: value => typeof value !== 'number' || (Number.isInteger(value) && value === (value | 0)),
  int64: value => typeof value !== 'number' || Number.isInteger(value),
  float: () => true,
  double: () => true,
};

type MakeCheck = (wanted: unknown, schema: JsonSchema) => PlainCheck | undefined;

/** What a keyword makes of what it wants. A type that it says nothing of passes. */
const KEYWORDS: Readonly<Record<string, MakeCheck>> = {
  type: wanted => anyOf([wanted].flat().map(name => TYPES[String(name)])),
  enum: wanted => (Array.isArray(wanted) && wanted.every(isScalar) ? value => wanted.includes(value) : undefined),
  const: wanted => (isScalar(wanted) ? value => value === wanted : undefined),
  minimum: ofNumbers((value, limit) => value >= limit),
  maximum: ofNumbers((value, limit) => value <= limit),
  exclusiveMinimum: ofNumbers((value, limit) => value > limit),
  exclusiveMaximum: ofNumbers((value, limit) => value < limit),
  minLength: limited(isText, (text, limit) => text.length >= limit && charactersOf(text) >= limit),
  maxLength: limited(isText, (text, limit) => text.length <= limit || charactersOf(text) <= limit),
  pattern: patternCheck,
  format: wanted => (Object.hasOwn(FORMATS, String(wanted)) ? FORMATS[String(wanted)] : undefined),
  minItems: limited(Array.isArray, ({length}, limit) => length >= limit),
  maxItems: limited(Array.isArray, ({length}, limit) => length <= limit),
  uniqueItems: wanted => value => wanted === false || !Array.isArray(value) || areUnlikeScalars(value),
  items: wanted => ofList(createPlainCheck(wanted)),
  required: requiredCheck,
  properties: wanted => propertiesCheck(wanted),
  additionalProperties: (wanted, {properties}) => additionalCheck(createPlainCheck(wanted), properties),
  propertyNames: wanted => ofNames(createPlainCheck(wanted)),
  anyOf: wanted => (Array.isArray(wanted) ? anyOf(wanted.map(createPlainCheck)) : undefined),
  allOf: wanted => (Array.isArray(wanted) ? everyOf(wanted.map(createPlainCheck)) : undefined),
};

function ofNumbers(holds: (value: number, limit: number) => boolean): MakeCheck {
  return limit => (typeof limit === 'number' ? value => typeof value !== 'number' || holds(value, limit) : undefined);
}

function limited<T>(isOf: (value: unknown) => value is T, holds: (value: T, limit: number) => boolean): MakeCheck {
  return limit => (typeof limit === 'number' ? value => !isOf(value) || holds(value, limit) : undefined);
}

function patternCheck(wanted: unknown): PlainCheck | undefined {
  if (typeof wanted !== 'string') return undefined;
  const pattern = new RegExp(wanted, 'u');
  return value => !isText(value) || pattern.test(value);
}

function ofList(check: PlainCheck | undefined): PlainCheck | undefined {
  return check && (value => !Array.isArray(value) || value.every(item => check(item)));
}

function ofNames(check: PlainCheck | undefined): PlainCheck | undefined {
  return check && (value => !isObject(value) || Object.keys(value).every(name => check(name)));
}

function requiredCheck(wanted: unknown): PlainCheck | undefined {
  if (!Array.isArray(wanted)) return undefined;
  return value => !isObject(value) || wanted.every(name => Object.hasOwn(value, String(name)) && value[String(name)] !== undefined);
}

function propertiesCheck(wanted: unknown): PlainCheck | undefined {
  if (!isObject(wanted)) return undefined;
  const members = Object.entries(wanted).map(([name, schema]) => [name, createPlainCheck(schema)] as const);
  if (members.some(([, check]) => !check)) return undefined;
  return value => !isObject(value) || members.every(([name, check]) => value[name] === undefined || check?.(value[name]));
}

function additionalCheck(check: PlainCheck | undefined, properties: unknown): PlainCheck | undefined {
  if (!check) return undefined;
  const described = new Set(isObject(properties) ? Object.keys(properties) : []);
  return value => !isObject(value) || Object.keys(value).every(name => described.has(name) || check(value[name]));
}

function allOf(checks: readonly PlainCheck[]): PlainCheck {
  const [first = () => true, second, ...others] = checks;
  if (!second) return first;
  return allOf([value => first(value) && second(value), ...others]);
}

function everyOf(checks: readonly (PlainCheck | undefined)[]): PlainCheck | undefined {
  return checks.every(check => check !== undefined) ? allOf(checks) : undefined;
}

function anyOf(checks: readonly (PlainCheck | undefined)[]): PlainCheck | undefined {
  if (!checks.every(check => check !== undefined)) return undefined;
  const [only] = checks;
  return checks.length === 1 ? only : value => checks.some(check => check(value));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A character may be two units of a string. */
function charactersOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areUnlikeScalars(list: readonly unknown[]): boolean {
  return list.every(isScalar) && new Set(list).size === list.length;
}
