import {isReference} from '@rondojs/openapi-spec';

import type {SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

const NAMES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

const ANY_OBJECT = 'Record<string, unknown>';

/** The type of what a schema describes, as TypeScript. */
export function typeOf(schema: SchemaOrReference | boolean | undefined): string {
  if (schema === undefined || schema === true) return 'unknown';
  if (schema === false) return 'never';
  if (isReference(schema)) return referenceType(schema.$ref);

  const others = [...unions(schema), ...(schema.allOf ?? []).map(typeOf)].filter(type => type !== 'unknown');
  const own = ownType(schema);
  // That it is an object, the others say better: beside them it would let any member in.
  const isSaid = own === 'unknown' || (own === ANY_OBJECT && others.length > 0);
  const parts = isSaid ? others : [own, ...others];
  return parts.length === 0 ? 'unknown' : parts.map(parts.length > 1 ? grouped : same).join(' & ');
}

/** A name of a member: as it is where it can be. */
export function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** A reference into a schema of the components, or to one of them. */
function referenceType($ref: string): string {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec($ref) ?? [];
  return name === undefined ? 'unknown' : `Schemas[${JSON.stringify(decodeURIComponent(name))}]`;
}

function unions({oneOf, anyOf}: SchemaObject): readonly string[] {
  return [oneOf, anyOf].flatMap(variants => (variants ? [variants.map(typeOf).map(grouped).join(' | ')] : []));
}

function ownType(schema: SchemaObject): string {
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ') || 'never';
  const types = [schema.type ?? impliedType(schema)].flat();
  return types.map(type => oneType(type, schema)).join(' | ');
}

function impliedType({properties, additionalProperties, items}: SchemaObject): string {
  if (properties || additionalProperties !== undefined) return 'object';
  return items ? 'array' : 'anything';
}

function oneType(type: string, schema: SchemaObject): string {
  if (type === 'array') return arrayType(schema);
  return type === 'object' ? objectType(schema) : (NAMES[type] ?? 'unknown');
}

function arrayType({items, prefixItems}: SchemaObject): string {
  if (!Array.isArray(prefixItems)) return `${grouped(typeOf(items))}[]`;
  const first = (prefixItems).map(typeOf);
  return `[${[...first, `...${grouped(typeOf(items))}[]`].join(', ')}]`;
}

function objectType({properties = {}, required = [], additionalProperties}: SchemaObject): string {
  const members = Object.entries(properties).map(([name, schema]) => {
    return `${memberName(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`;
  });
  const unnamed = required.filter(name => !Object.hasOwn(properties, name)).map(name => `${memberName(name)}: unknown`);
  const all = [...members, ...unnamed];
  const record = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  if (all.length === 0) return additionalProperties === false ? 'Record<string, never>' : `Record<string, ${record}>`;
  return `{${all.join('; ')}}`;
}

function literal(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'unknown' : JSON.stringify(value);
}

/** In brackets, where something may stand beside it. */
function grouped(type: string): string {
  return /[|&]/.test(type) ? `(${type})` : type;
}

function same(type: string): string {
  return type;
}
