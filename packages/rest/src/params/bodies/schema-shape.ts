import {createScalarDecoder} from '../decode-scalar.js';
import {itemSchema, partsOf, propertyNames, propertySchema, typesOf} from '../schema-view.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** What a form has to know of a schema to turn text into values of its types. */
export interface Shape {
  /** All types that a value may have; none where the schema tells none. */
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Shape>;
  /** Of the items of a list. */
  readonly items: Shape | undefined;
  /** Whether it is described as bytes, and not as text (OpenAPI 3.1, 4.8.14.4). */
  readonly isBinary: boolean;
  readonly maxLength: number | undefined;
  /** Text as a value of one of the types; as it is where it is none, of which the validator tells. */
  decode(text: string): unknown;
}

/** What is said of a field that no schema describes. */
export const ANYTHING: Shape = {
  types: new Set(),
  properties: new Map(),
  items: undefined,
  isBinary: false,
  maxLength: undefined,
  decode: text => text,
};

/** How often references may lead on: schemas may refer to themselves, and forms are not that deep. */
const MAX_LEVELS = 12;

/** Reads a schema and all that it refers to or is put together from. */
export function shapeOf(schema: SchemaOrReference, components: ComponentsObject, level = 0): Shape {
  if (level > MAX_LEVELS) return ANYTHING;
  const parts = partsOf(schema, components);
  const types = typesOf(parts);
  const shape = (inner: SchemaOrReference) => shapeOf(inner, components, level + 1);
  return {
    types,
    properties: new Map(propertyNames(parts).map(name => [name, shape(propertySchema(parts, name))])),
    items: parts.some(part => part.items ?? part.prefixItems) ? shape(itemSchema(parts, 0)) : undefined,
    isBinary: parts.some(isBinary),
    maxLength: parts.find(part => part.maxLength !== undefined)?.maxLength,
    decode: createScalarDecoder(types, {orText: true}),
  };
}

function isBinary({format, contentMediaType, contentEncoding}: SchemaObject): boolean {
  return format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
}
