import {isReference} from '@rondojs/openapi-spec';

import type {ComponentsObject, ParameterObject, ReferenceObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** A schema may refer to itself; nobody looks further than this. */
const MAX_STEPS = 32;

/** Follows `#/components/schemas/NAME`; a reference to nothing says nothing. */
function resolve(schema: SchemaOrReference, components: ComponentsObject): SchemaObject {
  let current = schema;
  for (let step = 0; step < MAX_STEPS && isReference(current); step++) {
    // What stands beside a reference holds too (JSON Schema 2020-12, 8.2.3.1).
    const {$ref, ...beside} = current as ReferenceObject & SchemaObject;
    const name = decodePointer($ref.slice('#/components/schemas/'.length));
    const target = components.schemas?.[name] as SchemaOrReference | undefined;
    current = Object.keys(beside).length > 0 && target ? {...target, ...beside} : (target ?? {});
  }
  return isReference(current) ? {} : current;
}

/** Follows `#/components/parameters/NAME`. */
export function resolveParameter(
  parameter: ParameterObject | ReferenceObject,
  components: ComponentsObject,
): ParameterObject | undefined {
  let current: ParameterObject | ReferenceObject | undefined = parameter;
  for (let step = 0; step < MAX_STEPS && current && isReference(current); step++) {
    current = components.parameters?.[decodePointer(current.$ref.slice('#/components/parameters/'.length))];
  }
  return current && !isReference(current) ? current : undefined;
}

/** A schema with what it is made of, references followed: itself, then all of its allOf, anyOf and oneOf. */
export function partsOf(schema: SchemaOrReference, components: ComponentsObject): readonly SchemaObject[] {
  const parts = new Set<SchemaObject>();
  const waiting: SchemaOrReference[] = [schema];
  for (const next of waiting) {
    const part = typeof next === 'object' ? resolve(next, components) : {};
    if (parts.has(part) || parts.size > MAX_STEPS * 8) continue;
    parts.add(part);
    waiting.push(...(part.allOf ?? []), ...(part.anyOf ?? []), ...(part.oneOf ?? []));
  }
  return [...parts];
}

/** The types of JSON that a value of the schema may have; none, when the schema does not say. */
export function typesOf(parts: readonly SchemaObject[]): ReadonlySet<string> {
  const types = new Set<string>(parts.flatMap(ownTypes));
  if (parts.some(part => (part as {nullable?: unknown}).nullable === true)) types.add('null');
  return types;
}

/** The schemas of a property: of all parts that have it, or of what they say of any other property. */
export function propertySchema(parts: readonly SchemaObject[], name: string): SchemaOrReference {
  const named = parts.flatMap(({properties}) =>
    properties && Object.hasOwn(properties, name) ? [properties[name] as SchemaOrReference] : [],
  );
  const others = parts.flatMap(({additionalProperties: one}) => (typeof one === 'object' ? [one] : []));
  return joined(named.length > 0 ? named : others);
}

/** The schemas of an array's item. */
export function itemSchema(parts: readonly SchemaObject[], index: number): SchemaOrReference {
  const schemas = parts.flatMap(({prefixItems, items}) => prefixItems?.[index] ?? items ?? []);
  return joined(schemas);
}

/** All properties that the parts name. */
export function propertyNames(parts: readonly SchemaObject[]): readonly string[] {
  return [...new Set(parts.flatMap(({properties = {}}) => Object.keys(properties)))];
}

/** The default of the first part that has one. */
export function defaultOf(parts: readonly SchemaObject[]): unknown {
  return parts.find(part => Object.hasOwn(part, 'default'))?.default;
}

function joined(schemas: readonly SchemaOrReference[]): SchemaOrReference {
  return schemas.length === 1 ? (schemas[0] as SchemaOrReference) : {allOf: [...schemas]};
}

function ownTypes(part: SchemaObject): readonly string[] {
  if (part.type !== undefined) return Array.isArray(part.type) ? part.type : [part.type];
  const values = part.enum ?? ('const' in part ? [part.const as unknown] : []);
  if (values.length > 0) return values.map(typeOfValue);
  if (part.properties || part.additionalProperties || part.patternProperties) return ['object'];
  return part.items || part.prefixItems ? ['array'] : [];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function decodePointer(token: string): string {
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}
