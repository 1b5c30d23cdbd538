import {isReference} from '@rondojs/openapi-spec';
import {nearest} from '@rondojs/context';

import {KEYWORDS} from './keywords.js';

import type {KeywordKind} from './keywords.js';
import type {Route} from '../contract/route.js';

/** What is being looked at, and what was found. */
interface Check {
  readonly ownKeywords: ReadonlySet<string>;
  readonly seen: WeakSet<object>;
  readonly faults: string[];
}

/**
 * Reads the schemas of what routes take, and finds the keywords that are misspelt: a document may have them, and
 * nobody would notice later. What else is wrong with a schema, the check of the document tells.
 */
export function findMisspelt(routes: readonly Route[], ownKeywords: ReadonlySet<string>): readonly string[] {
  const check: Check = {ownKeywords, seen: new WeakSet(), faults: []};
  for (const {name, spec, components} of routes) {
    for (const [key, schema] of Object.entries(components.schemas ?? {})) {
      checkSchema(schema, `components.schemas.${key}`, check);
    }
    for (const [place, schema] of schemasOf(spec)) checkSchema(schema, `${name}: ${place}`, check);
  }
  return check.faults;
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
  if (!isObject(schema) || check.seen.has(schema)) return;
  check.seen.add(schema);
  for (const [keyword, value] of Object.entries(schema)) checkKeyword(keyword, value, place, check);
}

function checkKeyword(keyword: string, value: unknown, place: string, check: Check): void {
  if (keyword.startsWith('x-') || check.ownKeywords.has(keyword) || value === undefined) return;
  const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
  if (!kind) return void check.faults.push(`${place} has the unknown keyword "${keyword}".${hint(keyword)}`);
  for (const [name, schema] of nested(kind, value)) checkSchema(schema, `${place}.${keyword}${name}`, check);
}

function hint(keyword: string): string {
  const meant = nearest(keyword, Object.keys(KEYWORDS));
  return meant === undefined ? ' Begin keywords of your own with "x-".' : ` Did you mean "${meant}"?`;
}

function nested(kind: KeywordKind, value: unknown): readonly (readonly [string, unknown])[] {
  if (kind === 'schema') return [['', value]];
  const holds = kind === 'schemas' ? Array.isArray(value) : kind === 'named' && isObject(value);
  if (!holds) return [];
  return Object.entries(value as object).map(([name, schema]) => [`.${name}`, schema as unknown] as const);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
