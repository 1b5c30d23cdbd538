import {isReference} from '@rondojs/openapi-spec';

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
}

/** How often references may lead on: schemas may refer to themselves, and forms are not that deep. */
const MAX_LEVELS = 12;

/** Reads a schema and all that it refers to or is put together from. */
export function shapeOf(schema: SchemaOrReference, components: ComponentsObject, level = 0): Shape {
  const parts = partsOf(schema, components, level);
  const properties = new Map<string, Shape>();
  for (const part of parts) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      properties.set(name, shapeOf(property, components, level + 1));
    }
  }
  const items = parts.find(part => part.items)?.items;
  return {
    types: new Set(parts.flatMap(typesOf)),
    properties,
    items: items && shapeOf(items, components, level + 1),
    isBinary: parts.some(isBinary),
    maxLength: parts.find(part => part.maxLength !== undefined)?.maxLength,
  };
}

/** A schema and those that it is put together from, in all that it may be. */
function partsOf(schema: SchemaOrReference, components: ComponentsObject, level: number): SchemaObject[] {
  const known = isReference(schema) ? referred(schema.$ref, components) : schema;
  // A schema may be `true`, whatever its type says.
  if (typeof known !== 'object' || level > MAX_LEVELS) return [];
  if (isReference(known)) return partsOf(known, components, level + 1);
  const {allOf = [], anyOf = [], oneOf = []} = known;
  return [known, ...[...allOf, ...anyOf, ...oneOf].flatMap(one => partsOf(one, components, level + 1))];
}

function referred(reference: string, {schemas = {}}: ComponentsObject): SchemaOrReference {
  const name = reference.slice('#/components/schemas/'.length);
  return (schemas as Record<string, SchemaOrReference>)[name] ?? {};
}

function typesOf({type, const: constant, enum: values, properties, items}: SchemaObject): string[] {
  if (type !== undefined) return [type].flat();
  if (values || constant !== undefined) return (values ?? [constant]).map(typeOfValue);
  if (properties) return ['object'];
  return items ? ['array'] : [];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isBinary({format, contentMediaType, contentEncoding}: SchemaObject): boolean {
  return format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
}
