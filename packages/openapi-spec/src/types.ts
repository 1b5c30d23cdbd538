import type * as oas from 'openapi3-ts/oas31';
import type * as oas30 from 'openapi3-ts/oas30';
import type * as oas32 from 'openapi3-ts/oas32';

/** A whole OpenAPI 3.1 document: the contract that everything else is derived from. */
export type OpenApiSpec = oas.OpenAPIObject;
/** A document in OpenAPI 3.0: what tools need that have not moved. */
export type OpenApiSpec30 = oas30.OpenAPIObject;
/** A document in OpenAPI 3.2, which describes streams, QUERY and methods of your own. */
export type OpenApiSpec32 = oas32.OpenAPIObject;
/** A document in any version that is read. */
export type AnyOpenApiSpec = OpenApiSpec30 | OpenApiSpec | OpenApiSpec32;
export type InfoObject = oas.InfoObject;
export type ServerObject = oas.ServerObject;
export type TagObject = oas.TagObject;
export type SecurityRequirementObject = oas.SecurityRequirementObject;
export type ComponentsObject = oas.ComponentsObject;
export type PathsObject = oas.PathsObject;
export type PathItemObject = oas.PathItemObject;
export type OperationObject = oas.OperationObject;
export type ParameterObject = oas.ParameterObject;
export type ParameterLocation = oas.ParameterLocation;
export type RequestBodyObject = oas.RequestBodyObject;
export type ResponseObject = oas.ResponseObject;
export type ResponsesObject = oas.ResponsesObject;
export type HeaderObject = oas.HeaderObject;
export type MediaTypeObject = oas.MediaTypeObject;
export type ContentObject = oas.ContentObject;
export type ReferenceObject = oas.ReferenceObject;

export type SchemaOrReference = SchemaObject | ReferenceObject;

/** The keywords of openapi3-ts that hold schemas; in ours they hold {@link SchemaObject}s. */
type NestingKeyword =
  | 'allOf'
  | 'oneOf'
  | 'anyOf'
  | 'not'
  | 'items'
  | 'prefixItems'
  | 'properties'
  | 'propertyNames'
  | 'additionalProperties';

interface SchemasByName {
  [name: string]: SchemaOrReference;
}

/**
 * A schema as JSON Schema 2020-12 has it, which is what OpenAPI 3.1 speaks.
 *
 * Declare your schemas with this type, and their literals need no `as const`. `definitions` is for
 * a schema that brings along what it refers to: they move to the components of the document.
 *
 * @example
 * const todo: SchemaObject = {type: 'object', properties: {title: {type: 'string'}}};
 */
export interface SchemaObject extends Omit<oas.SchemaObject, NestingKeyword> {
  $id?: string;
  $schema?: string;
  $anchor?: string;
  $comment?: string;
  $defs?: SchemasByName;
  definitions?: SchemasByName;
  allOf?: SchemaOrReference[];
  oneOf?: SchemaOrReference[];
  anyOf?: SchemaOrReference[];
  not?: SchemaOrReference;
  if?: SchemaOrReference;
  then?: SchemaOrReference;
  else?: SchemaOrReference;
  items?: SchemaOrReference;
  prefixItems?: SchemaOrReference[];
  contains?: SchemaOrReference;
  minContains?: number;
  maxContains?: number;
  unevaluatedItems?: SchemaOrReference | boolean;
  properties?: SchemasByName;
  patternProperties?: SchemasByName;
  propertyNames?: SchemaOrReference;
  additionalProperties?: SchemaOrReference | boolean;
  unevaluatedProperties?: SchemaOrReference | boolean;
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: SchemasByName;
  contentSchema?: SchemaOrReference;
}

/** The methods of HTTP that OpenAPI 3.1 can describe, in the order of its specification. */
export const HTTP_VERBS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] as const;

export type HttpVerb = (typeof HTTP_VERBS)[number];

/** The methods that OpenAPI 3.2 can describe: those of 3.1, `query`, and any other, in capitals: `PURGE`. */
export type OperationVerb = HttpVerb | 'query' | Uppercase<string>;

/** Tells whether a value stands for another one: an object with a `$ref`. */
export function isReference(value: unknown): value is ReferenceObject {
  if (typeof value !== 'object' || value === null) return false;

  return '$ref' in value && typeof value.$ref === 'string';
}
