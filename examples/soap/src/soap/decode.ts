import {XSI} from './namespaces.js';
import {isArray, itemsOf, shapeOf} from './shape.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Shape} from './shape.js';
import type {XmlElement} from './xml-reader.js';

/**
 * Gives the value that an element has, as its schema reads it.
 *
 * It judges nothing: what cannot be read as the schema says stays the text that it is, and an element that nobody
 * knows is a member that nobody knows. The validator of the contract finds both, as it does in JSON.
 */
export function decode(element: XmlElement, schema: SchemaOrReference, components: ComponentsObject): unknown {
  if (isNil(element)) return null;

  const shape = shapeOf(schema, components);
  const isEmpty = element.children.length === 0 && element.text.trim() === '';
  if (shape.kind === 'object' && isEmpty) return decodeMembers(element, shape.schema, components);
  if (element.children.length === 0) return decodeText(element.text, shape.kind);
  return decodeMembers(element, shape.kind === 'object' ? shape.schema : {}, components);
}

function decodeMembers(element: XmlElement, schema: SchemaObject, components: ComponentsObject): object {
  const {properties = {}, required = []} = schema;
  const found = new Map<string, XmlElement[]>();
  for (const name of required) if (isArray(properties[name] ?? TEXT, components)) found.set(name, []);
  for (const child of element.children) {
    const name = nameIn(element, child);
    const same = found.get(name);
    if (same) same.push(child);
    else found.set(name, [child]);
  }
  // A name may be __proto__: this makes members, and sets none.
  return Object.fromEntries([...found].map(([name, children]) => [name, decodeAll(children, ownOf(properties, name), components)]));
}

/** An array is an element that is there several times, one time or not at all. */
function decodeAll(elements: readonly XmlElement[], schema: SchemaOrReference | undefined, components: ComponentsObject): unknown {
  const known = schema ?? TEXT;
  if (isArray(known, components)) {
    const items = itemsOf(shapeOf(known, components).schema);
    return elements.map(one => decode(one, items, components));
  }
  const values = elements.map(one => decode(one, known, components));
  return values.length === 1 ? values[0] : values;
}

/** Texts of XML Schema's types: blanks around them mean nothing, and a plus or a leading zero are allowed. */
function decodeText(text: string, kind: Shape['kind']): unknown {
  const word = text.trim();
  if (kind === 'integer' && /^[+-]?\d+$/.test(word) && Number.isSafeInteger(Number(word))) return Number(word);
  if (kind === 'number' && NUMBER.test(word) && Number.isFinite(Number(word))) return Number(word);
  if (kind === 'boolean') return BOOLEANS.get(word) ?? text;
  return text;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** What nobody has described. */
const TEXT: SchemaObject = {type: 'string'};

const BOOLEANS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function isNil({attributes}: XmlElement): boolean {
  return BOOLEANS.get(attributes.get(`{${XSI}}nil`)?.trim() ?? '') ?? false;
}

/** The types of the WSDL are qualified: a member has the namespace of what it is in. */
function nameIn(parent: XmlElement, {uri, name}: XmlElement): string {
  return uri === parent.uri ? name : `{${uri}}${name}`;
}

function ownOf<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
