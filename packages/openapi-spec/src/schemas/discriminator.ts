import {isReference} from '../types.js';
import {originOf} from './origin.js';
import {readProperties} from './model.js';
import type {ComponentsObject, SchemaObject} from '../types.js';

type Mapping = Record<string, string>;

interface Union {
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly discriminator?: {readonly propertyName: string; readonly mapping?: Record<string, unknown>};
}

/**
 * Completes the `discriminator` of a union: a mapping whose values are schemas gets their references,
 * and one that is absent is read from the `const` or `enum` of the members' own property.
 */
export function addMapping<T extends object>(schema: T, components: ComponentsObject): T {
  const {discriminator, oneOf, anyOf} = schema as Union;
  const members = oneOf ?? anyOf;
  if (!discriminator || !Array.isArray(members)) return schema;

  const {propertyName, mapping: given} = discriminator;
  const found = members.map(member => Object.entries(mappingOf(member, propertyName, components)));
  const mapping = given ? referencesOf(given) : Object.fromEntries(found.flat());
  if (Object.keys(mapping).length === 0) return schema;

  return {...schema, discriminator: {...discriminator, mapping}};
}

function referencesOf(given: Record<string, unknown>): Mapping {
  const entries = Object.entries(given).map(([tag, target]) => [
    tag,
    isReference(target) ? target.$ref : target,
  ]);
  return Object.fromEntries(entries) as Mapping;
}

function mappingOf(member: unknown, propertyName: string, components: ComponentsObject): Mapping {
  if (!isReference(member)) return {};

  const tags = tagsOf(member.$ref.split('/').at(-1) ?? '', propertyName, components);
  return Object.fromEntries(tags.map(tag => [String(tag), member.$ref]));
}

function tagsOf(name: string, propertyName: string, {schemas}: ComponentsObject): readonly unknown[] {
  const schema = schemas?.[name] as SchemaObject | undefined;
  const model = schema && originOf(schema)?.model;
  // A model that is still being described has no properties yet, but its class tells them.
  const property: unknown = model
    ? readProperties(model as {prototype: object}).get(propertyName)?.options
    : schema?.properties?.[propertyName];
  const {const: only, enum: several = []} = (property ?? {}) as {const?: unknown; enum?: unknown[]};
  return only === undefined ? several : [only];
}
