import {RestConfigError} from '@rondojs/rest';
import {isReference, resolveReference} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, ComponentsObject, ReferenceObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

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
  const schema = resolve<SchemaObject>(given, components);
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

export function isArray(schema: SchemaOrReference, components: ComponentsObject): boolean {
  return shapeOf(schema, components).kind === 'array';
}

/** What a reference leads to, in a document with these components. */
export function resolve<T extends object>(value: T | ReferenceObject, components: ComponentsObject): T {
  return isReference(value) ? resolveReference<T>({components} as AnyOpenApiSpec, value) : value;
}
