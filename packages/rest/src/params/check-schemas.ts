import {isReference} from '@rondojs/openapi-spec';
import {nearest} from '@rondojs/context';

import {RestConfigError} from '../errors.js';
import {KEYWORDS} from './keywords.js';

import type {ComponentsObject} from '@rondojs/openapi-spec';
import type {KeywordKind} from './keywords.js';
import type {Route} from '../contract/route.js';

/** What is being looked at, and what was found. */
interface Check {
  readonly components: ComponentsObject;
  readonly ownKeywords: ReadonlySet<string>;
  readonly seen: WeakSet<object>;
  readonly faults: string[];
}

/**
 * Reads the schemas of all routes, and finds what nobody would notice later: keywords that are misspelt, values
 * that a keyword cannot have, references to nothing. It compiles nothing.
 *
 * @param seen - what has been found right before; what is right now is added
 * @throws {RestConfigError} with all faults
 */
export function checkSchemas(
  routes: readonly Route[],
  ownKeywords: ReadonlySet<string>,
  seen: WeakSet<object> = new WeakSet(),
): void {
  const faults: string[] = [];
  for (const {name, spec, components} of routes) {
    const check: Check = {components, ownKeywords, seen, faults};
    checkComponents(check);
    for (const [place, schema] of schemasOf(spec)) checkSchema(schema, `${name}: ${place}`, check);
  }
  if (faults.length > 0) throw new RestConfigError(`Schemas have faults:\n  ${faults.join('\n  ')}`);
}

function checkComponents(check: Check): void {
  if (check.seen.has(check.components)) return;
  check.seen.add(check.components);
  for (const [name, schema] of Object.entries(check.components.schemas ?? {})) {
    checkSchema(schema, `components.schemas.${name}`, check);
  }
}

/** What parameters and body say of their values. */
function schemasOf({parameters = [], requestBody}: Route['spec']): readonly (readonly [string, unknown])[] {
  const ofParameters = parameters.flatMap(parameter => {
    if (isReference(parameter)) return [];
    return [[`parameter ${parameter.name}`, parameter.schema] as const, ...contentSchemas(parameter.name, parameter)];
  });
  return [...ofParameters, ...contentSchemas('requestBody', requestBody)];
}

function contentSchemas(place: string, holder: unknown): readonly (readonly [string, unknown])[] {
  const {content = {}} = (holder ?? {}) as {content?: Record<string, {schema?: unknown}>};
  return Object.entries(content).map(([type, {schema}]) => [`${place} (${type})`, schema] as const);
}

function checkSchema(schema: unknown, place: string, check: Check): void {
  if (typeof schema !== 'object' || schema === null || check.seen.has(schema)) return;
  check.seen.add(schema);
  for (const [keyword, value] of Object.entries(schema)) checkKeyword(keyword, value, place, check);
}

function checkKeyword(keyword: string, value: unknown, place: string, check: Check): void {
  if (keyword.startsWith('x-') || check.ownKeywords.has(keyword) || value === undefined) return;
  const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
  if (!kind) return void check.faults.push(`${place} has the unknown keyword "${keyword}".${hint(keyword)}`);
  if (!fits(kind, value)) return void check.faults.push(`${place}.${keyword} must be ${WANTED[kind]}.`);
  if (keyword === '$ref') return checkReference(value as string, place, check);
  for (const [name, schema] of nested(kind, value)) checkSchema(schema, `${place}.${keyword}${name}`, check);
}

function hint(keyword: string): string {
  const meant = nearest(keyword, Object.keys(KEYWORDS));
  return meant === undefined ? ' Begin keywords of your own with "x-".' : ` Did you mean "${meant}"?`;
}

function checkReference(reference: string, place: string, {components, faults}: Check): void {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
  if (name === undefined) return;
  const schemas = components.schemas ?? {};
  const decoded = decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
  if (Object.hasOwn(schemas, decoded)) return;
  const meant = nearest(decoded, Object.keys(schemas));
  faults.push(`${place} can't resolve the reference ${reference}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`);
}

const WANTED: Readonly<Record<KeywordKind, string>> = {
  any: 'anything',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  texts: 'a list of texts',
  types: 'a type, or a list of types',
  schema: 'a schema',
  schemas: 'a list of schemas',
  named: 'an object with a schema under each name',
  object: 'an object',
};

function fits(kind: KeywordKind, value: unknown): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'boolean':
      return typeof value === kind;
    case 'list':
    case 'schemas':
      return Array.isArray(value);
    case 'texts':
      return Array.isArray(value) && value.every(one => typeof one === 'string');
    case 'types':
      return [value].flat().every(one => TYPES.includes(one));
    case 'schema':
      return typeof value === 'boolean' || isObject(value);
    default:
      return isObject(value);
  }
}

const TYPES: readonly unknown[] = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nested(kind: KeywordKind, value: unknown): readonly (readonly [string, unknown])[] {
  if (kind === 'schema') return [['', value]];
  if (kind !== 'schemas' && kind !== 'named') return [];
  return Object.entries(value as object).map(([name, schema]) => [`.${name}`, schema as unknown] as const);
}
