import type {ModelVariant} from './variant.js';
import type {StandardSchema} from './standard.js';
import type {ReferenceObject, SchemaObject} from '../types.js';

/** A class with `@model`, or one of JavaScript's own: String, Number, Boolean, Date. */
export type ModelClass<T extends object = object> = abstract new (...args: never[]) => T;

/**
 * All that a schema can be given as: JSON Schema whose parts are sources again, a class with
 * `@model`, what `getModelSchemaRef` gives, a schema of a library such as zod or arktype, or a
 * function that returns one of these, for what is declared further below.
 */
export type SchemaSource =
  | SchemaDescription
  | ReferenceObject
  | ModelClass
  | ModelVariant
  | StandardSchema
  | (() => SchemaSource);

interface SourcesByName {
  readonly [name: string]: SchemaSource;
}

/** The keywords that hold schemas or lists, and are described anew: sources, and read-only. */
type DescribedKeyword =
  | 'type'
  | 'enum'
  | 'examples'
  | 'required'
  | 'dependentRequired'
  | '$defs'
  | 'definitions'
  | 'allOf'
  | 'oneOf'
  | 'anyOf'
  | 'not'
  | 'if'
  | 'then'
  | 'else'
  | 'items'
  | 'prefixItems'
  | 'contains'
  | 'unevaluatedItems'
  | 'properties'
  | 'patternProperties'
  | 'propertyNames'
  | 'additionalProperties'
  | 'unevaluatedProperties'
  | 'dependentSchemas'
  | 'contentSchema'
  | 'discriminator';

type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** JSON Schema whose parts may be sources, and whose lists may be read-only: `as const` fits. */
export interface SchemaDescription extends Omit<SchemaObject, DescribedKeyword> {
  type?: TypeName | readonly TypeName[];
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  required?: readonly string[];
  dependentRequired?: Readonly<Record<string, readonly string[]>>;
  $defs?: SourcesByName;
  definitions?: SourcesByName;
  allOf?: readonly SchemaSource[];
  oneOf?: readonly SchemaSource[];
  anyOf?: readonly SchemaSource[];
  not?: SchemaSource;
  if?: SchemaSource;
  then?: SchemaSource;
  else?: SchemaSource;
  items?: SchemaSource;
  prefixItems?: readonly SchemaSource[];
  contains?: SchemaSource;
  unevaluatedItems?: SchemaSource | boolean;
  properties?: SourcesByName;
  patternProperties?: SourcesByName;
  propertyNames?: SchemaSource;
  additionalProperties?: SchemaSource | boolean;
  unevaluatedProperties?: SchemaSource | boolean;
  dependentSchemas?: SourcesByName;
  contentSchema?: SchemaSource;

  /** Which property tells the members of `oneOf` apart; a mapping may name models. */
  discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string | SchemaSource>>;
  };
}
