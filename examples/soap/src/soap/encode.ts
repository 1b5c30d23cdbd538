import {XSI} from './namespaces.js';
import {escapeXml, tag} from './xml-writer.js';
import {itemsOf, shapeOf} from './shape.js';

import type {ComponentsObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Writes a value that is as its schema says: the members that the schema knows, in its order. */
export function encode(name: string, value: unknown, schema: SchemaOrReference, components: ComponentsObject): string {
  if (value === undefined) return '';
  if (value === null) return tag(name, {'xmlns:xsi': XSI, 'xsi:nil': 'true'});

  const {kind, schema: resolved} = shapeOf(schema, components);
  if (kind === 'array') return (value as unknown[]).map(item => encode(name, item, itemsOf(resolved), components)).join('');
  if (kind !== 'object') return tag(name, {}, escapeXml((value as string | number | boolean).toString()));

  const {properties = {}, xml} = resolved;
  const members = value as Readonly<Record<string, unknown>>;
  const content = Object.entries(properties).map(([key, member]) => encode(key, members[key], member, components));
  return tag(name, {xmlns: xml?.namespace}, content.join(''));
}
