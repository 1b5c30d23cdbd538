import {SINCE_32} from './shapes.js';
import {UnknownVersionError} from '../errors.js';
import {downgradeSchema} from './downgrade-schema.js';
import {has, isObject, objectOf, without} from './json.js';
import {pointerOf, pointerOfFragment, valueAt} from './pointer.js';
import {replaceEach} from './walk.js';
import {FULL_VERSIONS} from './upgrade.js';
import {versionOf} from './version.js';

import type {AnyOpenApiSpec, OpenApiSpec, OpenApiSpec30} from '../types.js';
import type {JsonObject} from './json.js';
import type {Kind} from './shapes.js';

/** What the older version cannot say. */
export interface Loss {
  /** The JSON Pointer into the document that was given. */
  readonly pointer: string;
  /** What it was, and what has become of it. */
  readonly reason: string;
}

export interface Downgraded<T> {
  readonly document: T;
  readonly losses: readonly Loss[];
}

type Lose = (pointer: string, reason: string) => void;

/**
 * Writes a newer document in OpenAPI 3.0, or in 3.1 on request, for tools that have not moved. What the older
 * version cannot say is left out, or said less exactly, and told in `losses`.
 *
 * @throws {UnknownVersionError} when the document is in no version that is known.
 */
export function downgrade(document: AnyOpenApiSpec, version?: '3.0'): Downgraded<OpenApiSpec30>;
export function downgrade(document: AnyOpenApiSpec, version: '3.1'): Downgraded<OpenApiSpec>;
export function downgrade(document: AnyOpenApiSpec, version: '3.0' | '3.1' = '3.0'): Downgraded<AnyOpenApiSpec> {
  const from = versionOf(document);
  if (!from) throw new UnknownVersionError(document.openapi);
  if (from <= version) return {document, losses: []};

  const losses: Loss[] = [];
  const lose: Lose = (pointer, reason) => losses.push({pointer, reason});
  let older: object = document;
  if (from === '3.2') older = downgradeFrom32(older, lose);
  if (version === '3.0') older = downgradeFrom31(older, lose);
  return {document: {...older, openapi: FULL_VERSIONS[version]} as AnyOpenApiSpec, losses};
}

function downgradeFrom32(document: object, lose: Lose): JsonObject {
  return replaceEach(document, (value, kind, pointer) => {
    if (kind === 'example') return downgradeExample(value, pointer, lose);
    const kept = kind === 'mediaType' ? downgradeStream(value, pointer, lose) : value;
    return withoutNew(dropQueryStrings(kept, pointer, lose), kind, pointer, lose);
  });
}

function withoutNew(value: JsonObject, kind: Kind, pointer: string, lose: Lose): JsonObject {
  const fresh = (SINCE_32[kind] ?? []).filter(field => has(value, field));
  for (const field of fresh) lose(pointer + pointerOf(field), `'${field}' is of OpenAPI 3.2, and is left out.`);
  return fresh.length ? without(value, ...fresh) : value;
}

function downgradeExample(value: JsonObject, pointer: string, lose: Lose): JsonObject {
  const {dataValue, serializedValue, ...rest} = value;
  if (has(value, 'serializedValue') && has(value, 'dataValue'))
    lose(pointer + pointerOf('serializedValue'), `'serializedValue' is of OpenAPI 3.2, and is left out.`);
  if (has(value, 'dataValue')) return {...rest, value: dataValue};

  return has(value, 'serializedValue') ? {...rest, value: serializedValue} : rest;
}

/** A stream of items is told as what it is in all: a list cannot be told from a stream, bytes can. */
function downgradeStream(value: JsonObject, pointer: string, lose: Lose): JsonObject {
  if (!has(value, 'itemSchema')) return value;
  lose(pointer + pointerOf('itemSchema'), `'itemSchema' is of OpenAPI 3.2: the items of the stream are not described.`);
  return without(value, 'itemSchema');
}

function dropQueryStrings(value: JsonObject, pointer: string, lose: Lose): JsonObject {
  const {parameters} = value;
  if (!Array.isArray(parameters)) return value;

  const kept = (parameters as unknown[]).filter((parameter, index) => {
    const whole = objectOf(parameter).in === 'querystring';
    if (whole) lose(pointer + pointerOf('parameters', index), `A parameter in 'querystring' is of OpenAPI 3.2, and is left out.`);
    return !whole;
  });
  return {...value, parameters: kept};
}

const NEW_IN_31: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  document: ['webhooks', 'jsonSchemaDialect'],
  info: ['summary'],
  license: ['identifier'],
  components: ['pathItems'],
};

function downgradeFrom31(document: object, lose: Lose): JsonObject {
  const inlined = inlinePathItems(document);
  const older = replaceEach(inlined, (value, kind, pointer) => {
    if (kind === 'schema') return downgradeSchema(value, reason => lose(pointer, reason));
    if (typeof value.$ref === 'string' && kind !== 'pathItem') return bareReference(value, pointer, lose);
    if (kind === 'operation' && !has(value, 'responses')) return withResponses(value, pointer, lose);
    if (kind === 'components') return dropMutualTls(booleansInside(withoutFields(value, kind, pointer, lose)), pointer, lose);
    return booleansInside(withoutFields(value, kind, pointer, lose));
  });
  return {paths: {}, ...older};
}

function withResponses(operation: JsonObject, pointer: string, lose: Lose): JsonObject {
  lose(pointer, `An operation of OpenAPI 3.0 must have responses: a default one is added.`);
  return {...operation, responses: {default: {description: ''}}};
}

function withoutFields(value: JsonObject, kind: Kind, pointer: string, lose: Lose): JsonObject {
  const fresh = (NEW_IN_31[kind] ?? []).filter(field => has(value, field));
  // Path items have been put where they were referred to: nothing of them is lost.
  for (const field of fresh.filter(name => name !== 'pathItems'))
    lose(pointer + pointerOf(field), `'${field}' is of OpenAPI 3.1, and is left out.`);
  return fresh.length ? without(value, ...fresh) : value;
}

/** A schema of `true` or `false`, which 3.0 knows only as `additionalProperties`. */
function booleansInside(value: JsonObject): JsonObject {
  if (typeof value.schema === 'boolean') return {...value, schema: schemaOf(value.schema)};
  if (!isObject(value.schemas)) return value;

  const entries = Object.entries(value.schemas).map(([name, schema]) => [name, schemaOf(schema)]);
  return {...value, schemas: Object.fromEntries(entries) as JsonObject};
}

function schemaOf(value: unknown): unknown {
  if (typeof value !== 'boolean') return value;
  return value ? {} : {not: {}};
}

function bareReference(value: JsonObject, pointer: string, lose: Lose): JsonObject {
  const beside = Object.keys(value).filter(key => key !== '$ref');
  for (const key of beside) lose(pointer + pointerOf(key), `'${key}' beside a $ref is of OpenAPI 3.1, and is left out.`);
  return {$ref: value.$ref};
}

function dropMutualTls(components: JsonObject, pointer: string, lose: Lose): JsonObject {
  const schemes = Object.entries(objectOf(components.securitySchemes));
  const lost = schemes.filter(([, scheme]) => objectOf(scheme).type === 'mutualTLS').map(([name]) => name);
  for (const name of lost)
    lose(pointer + pointerOf('securitySchemes', name), `'mutualTLS' is of OpenAPI 3.1, and is told as an extension only.`);
  if (!lost.length) return components;

  const entries = schemes.map(([name, scheme]) => [name, lost.includes(name) ? standIn(scheme) : scheme]);
  return {...components, securitySchemes: Object.fromEntries(entries) as JsonObject};
}

/** Requirements still refer to the scheme: without one, their operations would seem to be open to all. */
function standIn(scheme: unknown): JsonObject {
  const {description = 'Mutual TLS'} = objectOf(scheme);
  return {type: 'http', scheme: 'mutual-tls', description, 'x-type': 'mutualTLS'};
}

/** In 3.0 path items are no components: they go where they are referred to. */
function inlinePathItems(document: object): JsonObject {
  return replaceEach(document, (value, kind) => (kind === 'pathItem' ? inlined(document, value) : value));
}

function inlined(document: object, item: JsonObject): JsonObject {
  const {$ref, ...beside} = item;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/components/pathItems/')) return item;

  return {...objectOf(valueAt(document, pointerOfFragment($ref.slice(1)) ?? '')), ...beside};
}
