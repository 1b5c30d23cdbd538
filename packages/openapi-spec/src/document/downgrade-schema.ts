import {has, isObject, listOf, without} from './json.js';

import type {JsonObject} from './json.js';

type Tell = (reason: string) => void;
type Step = (schema: JsonObject, tell: Tell) => JsonObject;

/** Keywords that 3.0 has no words for: without them a schema allows more than it did. */
const LOST = [
  '$id',
  '$schema',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$vocabulary',
  '$comment',
  '$defs',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependentRequired',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
] as const;

/** A schema of JSON Schema 2020-12 in OpenAPI 3.0. The schemas inside it are such already. */
export function downgradeSchema(schema: JsonObject, tell: Tell): JsonObject {
  const steps: readonly Step[] = [
    dropNullable,
    downgradeReference,
    downgradeBooleans,
    downgradeConst,
    downgradeTuple,
    downgradeContent,
    downgradeExamples,
    downgradeLimits,
    downgradeTypes,
    dropUnknown,
  ];
  return steps.reduce((value, step) => step(value, tell), schema);
}

/** In 3.1 it means nothing; in 3.0 it would begin to. */
function dropNullable(schema: JsonObject): JsonObject {
  return has(schema, 'nullable') ? without(schema, 'nullable') : schema;
}

/** In 3.0 what stands beside a reference is ignored; in `allOf` it counts. */
function downgradeReference(schema: JsonObject): JsonObject {
  const {$ref, ...beside} = schema;
  if (typeof $ref !== 'string' || Object.keys(beside).length === 0) return schema;

  return {...beside, allOf: [{$ref}, ...listOf(beside.allOf)]};
}

/** Schemas of `true` and `false` are objects in 3.0, except as `additionalProperties`. */
function downgradeBooleans(schema: JsonObject): JsonObject {
  const {additionalProperties, ...rest} = schema;
  const changed = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, objectsIn(key, value)]));
  return additionalProperties === undefined ? changed : {...changed, additionalProperties};
}

function objectsIn(keyword: string, value: unknown): unknown {
  if (['items', 'not'].includes(keyword)) return asObject(value);
  if (['allOf', 'anyOf', 'oneOf', 'prefixItems'].includes(keyword)) return listOf(value).map(asObject);
  if (keyword !== 'properties' || !isObject(value)) return value;

  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, asObject(schema)]));
}

function asObject(schema: unknown): unknown {
  if (typeof schema !== 'boolean') return schema;
  return schema ? {} : {not: {}};
}

function downgradeConst(schema: JsonObject): JsonObject {
  if (!has(schema, 'const')) return schema;
  const {const: only, ...rest} = schema;
  if (!has(rest, 'enum')) return {...rest, enum: [only]};

  return {...rest, allOf: [...listOf(rest.allOf), {enum: [only]}]};
}

function downgradeTuple(schema: JsonObject, tell: Tell): JsonObject {
  if (!has(schema, 'prefixItems')) return schema;
  const {prefixItems, items, ...rest} = schema;
  tell(`'prefixItems' is of OpenAPI 3.1: its items may now stand in any order.`);

  const every = [...listOf(prefixItems), ...(isObject(items) && !isNever(items) ? [items] : [])];
  return {...rest, items: items === undefined ? {} : {anyOf: every}};
}

function isNever(schema: JsonObject): boolean {
  return isObject(schema.not) && Object.keys(schema.not).length === 0;
}

/** Bytes, in base64 or as they are. */
function downgradeContent(schema: JsonObject, tell: Tell): JsonObject {
  const {contentEncoding, contentMediaType, ...rest} = schema;
  if (contentEncoding === undefined && contentMediaType === undefined) return schema;
  if (contentEncoding === 'base64' && contentMediaType === undefined) return {...rest, format: 'byte'};
  if (contentEncoding === undefined && contentMediaType === 'application/octet-stream')
    return {type: 'string', ...rest, format: 'binary'};

  tell(`'contentEncoding' and 'contentMediaType' are of OpenAPI 3.1, and are left out.`);
  return contentEncoding === 'base64' ? {...rest, format: 'byte'} : rest;
}

function downgradeExamples(schema: JsonObject, tell: Tell): JsonObject {
  if (!Array.isArray(schema.examples)) return schema;
  const {examples, ...rest} = schema;
  const [first, ...others] = listOf(examples);
  if (others.length || has(rest, 'example')) tell(`A schema has one example in OpenAPI 3.0: the others are left out.`);

  return first === undefined || has(rest, 'example') ? rest : {...rest, example: first};
}

function downgradeLimits(schema: JsonObject): JsonObject {
  const lower = downgradeLimit(schema, 'minimum', 'exclusiveMinimum', Math.max);
  return downgradeLimit(lower, 'maximum', 'exclusiveMaximum', Math.min);
}

/** Where both limits stand, the narrower one decides. */
function downgradeLimit(
  schema: JsonObject,
  limit: string,
  exclusive: string,
  narrower: (...values: number[]) => number,
): JsonObject {
  const bound = schema[exclusive];
  if (typeof bound !== 'number') return schema;

  const other = schema[limit];
  const wins = typeof other !== 'number' || narrower(other, bound) === bound;
  return wins ? {...schema, [limit]: bound, [exclusive]: true} : without(schema, exclusive);
}

function downgradeTypes(schema: JsonObject): JsonObject {
  const {type, ...rest} = schema;
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  const others = types.filter(one => one !== 'null');
  const nullable = others.length < types.length;
  if (types.length === 0) return schema;
  if (others.length === 0) return {...rest, enum: [null], nullable: true, type: 'string'};
  if (others.length === 1) return withItems({type: others[0] as unknown, ...rest, ...(nullable && {nullable})});

  const each = others.map(one => withItems({type: one as unknown, ...(nullable && {nullable})}));
  return {...rest, anyOf: each, ...(has(rest, 'anyOf') && {anyOf: each, allOf: [...listOf(rest.allOf), {anyOf: rest.anyOf}]})};
}

/** An array of 3.0 must say what is in it. */
function withItems(schema: JsonObject): JsonObject {
  return schema.type === 'array' && !has(schema, 'items') ? {...schema, items: {}} : schema;
}

function dropUnknown(schema: JsonObject, tell: Tell): JsonObject {
  const lost = LOST.filter(keyword => has(schema, keyword));
  for (const keyword of lost) tell(`'${keyword}' is of OpenAPI 3.1, and is left out.`);
  return lost.length ? without(schema, ...lost) : schema;
}
