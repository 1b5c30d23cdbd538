import {has, listOf, without} from './json.js';

import type {JsonObject} from './json.js';

/** A schema of OpenAPI 3.0 in JSON Schema 2020-12. The schemas inside it are such already. */
export function upgradeSchema(schema: JsonObject): JsonObject {
  if (typeof schema.$ref === 'string') return {$ref: schema.$ref};

  return [upgradeNullable, upgradeLimits, upgradeExample, upgradeFormat].reduce((value, step) => step(value), schema);
}

/** `nullable` widens the `type` beside it, and means nothing without one (OpenAPI 3.0.4, 4.7.24.1). */
function upgradeNullable(schema: JsonObject): JsonObject {
  if (!has(schema, 'nullable')) return schema;
  const {nullable, type, ...rest} = schema;
  if (type === undefined) return rest;
  if (nullable !== true || typeof type !== 'string') return {type, ...rest};

  return {type: [type, 'null'], ...rest};
}

/** `exclusiveMinimum: true` makes of `minimum` what the new `exclusiveMinimum` is. */
function upgradeLimits(schema: JsonObject): JsonObject {
  return [['minimum', 'exclusiveMinimum'] as const, ['maximum', 'exclusiveMaximum'] as const].reduce(upgradeLimit, schema);
}

function upgradeLimit(schema: JsonObject, [limit, exclusive]: readonly [string, string]): JsonObject {
  if (typeof schema[exclusive] !== 'boolean') return schema;
  if (!schema[exclusive] || schema[limit] === undefined) return without(schema, exclusive);

  return {...without(schema, limit), [exclusive]: schema[limit]};
}

function upgradeExample(schema: JsonObject): JsonObject {
  if (!has(schema, 'example')) return schema;
  const {example, ...rest} = schema;
  return {...rest, examples: [example, ...listOf(schema.examples)]};
}

function upgradeFormat(schema: JsonObject): JsonObject {
  if (schema.type !== 'string') return schema;
  if (schema.format === 'byte') return {...without(schema, 'format'), contentEncoding: 'base64'};
  if (schema.format === 'binary') return {...without(schema, 'format', 'type'), contentMediaType: 'application/octet-stream'};

  return schema;
}
