import {RestConfigError} from '@rondojs/rest';
import {isReference, resolveReference} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** What a schema is to XML. */
export interface Shape {
  readonly kind: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly nullable: boolean;
  readonly schema: SchemaObject;
}

const KINDS: readonly unknown[] = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

/** What JSON Schema can say, and the types of XML Schema that are written here cannot. */
const UNSPEAKABLE = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'patternProperties', 'prefixItems', 'dependentSchemas'] as const;

/** Tells how a schema is read and written. @throws {RestConfigError} for one that has no such shape */
export function shapeOf(given: SchemaOrReference, components: ComponentsObject): Shape {
  const schema = resolve(given, components);
  const word = UNSPEAKABLE.find(one => one in schema);
  if (word) throw new RestConfigError(`A schema has "${word}", which the WSDL cannot say: ${JSON.stringify(given)}.`);

  const types: readonly unknown[] = [schema.type].flat();
  const [kind, another] = types.filter(type => type !== 'null');
  if (!KINDS.includes(kind) || another !== undefined) {
    throw new RestConfigError(`A schema needs exactly one "type" to be told in a WSDL: ${JSON.stringify(given)}.`);
  }
  return {kind: kind as Shape['kind'], nullable: types.includes('null'), schema};
}

/** The schema of the items of an array. */
export function itemsOf({items}: SchemaObject): SchemaOrReference {
  return items ?? {};
}

function resolve(schema: SchemaOrReference, components: ComponentsObject): SchemaObject {
  return isReference(schema) ? resolveReference<SchemaObject>({components} as AnyOpenApiSpec, schema) : schema;
}
