import {itemSchema, partsOf, propertySchema} from './schema-view.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {DecodeFormats} from '../config.js';

/** Turns valid values into what JavaScript has for their formats. */
export type Revive = (value: unknown) => unknown;

/** How deep a schema is looked into: one that refers to itself has no end. */
const MAX_DEPTH = 16;

/**
 * Makes what turns `date-time` into a Date and `byte` into a Buffer, wherever the schema has them; undefined when
 * it has none. A bigint is made earlier, while the text is still there.
 */
export function createRevive(
  schema: SchemaOrReference,
  components: ComponentsObject,
  formats: DecodeFormats,
  depth = 0,
): Revive | undefined {
  if ((!formats.dateTime && !formats.byte) || depth > MAX_DEPTH) return undefined;
  const parts = partsOf(schema, components);
  const scalar = scalarRevive(parts, formats);
  const item = parts.some(({items}) => items)
    ? createRevive(itemSchema(parts, Infinity), components, formats, depth + 1)
    : undefined;
  const members = memberRevives(parts, components, formats, depth);
  if (!scalar && !item && members.length === 0) return undefined;

  return value => {
    if (typeof value === 'string') return scalar ? scalar(value) : value;
    if (Array.isArray(value)) return item ? (value as unknown[]).map(item) : (value as unknown[]);
    return typeof value === 'object' && value !== null ? reviveMembers(value, members) : value;
  };
}

function scalarRevive(parts: readonly SchemaObject[], {dateTime, byte}: DecodeFormats) {
  const formats = parts.map(({format}) => format);
  if (dateTime && formats.includes('date-time')) return (text: string): unknown => new Date(text);
  if (byte && formats.includes('byte')) return (text: string): unknown => Buffer.from(text, 'base64');
  return undefined;
}

function memberRevives(
  parts: readonly SchemaObject[],
  components: ComponentsObject,
  formats: DecodeFormats,
  depth: number,
): readonly (readonly [string, Revive])[] {
  const names = new Set(parts.flatMap(({properties = {}}) => Object.keys(properties)));
  return [...names].flatMap(name => {
    const revive = createRevive(propertySchema(parts, name), components, formats, depth + 1);
    return revive ? [[name, revive] as const] : [];
  });
}

function reviveMembers(value: object, members: readonly (readonly [string, Revive])[]): object {
  const object = value as Record<string, unknown>;
  for (const [name, revive] of members) {
    if (Object.hasOwn(object, name)) object[name] = revive(object[name]);
  }
  return object;
}
