import {canonical} from './canonical.js';
import {listOf, objectOf} from '../document/json.js';
import {memberOf} from './side.js';

import type {Located} from './side.js';
import type {Part} from './schema-parts.js';

const ALL_TYPES = ['null', 'boolean', 'object', 'array', 'string', 'integer', 'fraction'];

/** The types that all parts accept; null aside. A number is an integer or a fraction. */
export function typesOf(parts: readonly Part[]): readonly string[] {
  return ALL_TYPES.filter(type => type !== 'null' && parts.every(part => acceptedBy(part).includes(type)));
}

export function acceptsNull(parts: readonly Part[]): boolean {
  return parts.every(part => part.orNull || acceptedBy(part).includes('null'));
}

function acceptedBy({value: {type}}: Part): readonly string[] {
  if (type === undefined) return ALL_TYPES;
  const types = typeof type === 'string' ? [type] : listOf(type).map(String);
  return types.flatMap(name => (name === 'number' ? ['integer', 'fraction'] : [name]));
}

/** The values that all parts list, as texts; undefined where none lists any. Null is told of elsewhere. */
export function enumOf(parts: readonly Part[]): readonly string[] | undefined {
  const lists = parts.flatMap(({value}) => {
    if (value.const !== undefined) return [[value.const]];
    return Array.isArray(value.enum) ? [value.enum] : [];
  });
  if (lists.length === 0) return undefined;
  const [first = [], ...others] = lists.map(list => list.filter(value => value !== null).map(canonical));
  return [...new Set(first)].filter(value => others.every(list => list.includes(value)));
}

/** What a keyword says, in each part that has it. */
export function saidOf(parts: readonly Part[], keyword: string): readonly unknown[] {
  return parts.flatMap(({value}) => (value[keyword] === undefined ? [] : [value[keyword]]));
}

/** The texts that a keyword says, without doubles and in order. */
export function textsOf(parts: readonly Part[], keyword: string): readonly string[] {
  return [...new Set(saidOf(parts, keyword).map(value => (typeof value === 'string' ? value : canonical(value))))].sort();
}

export function numbersOf(parts: readonly Part[], keyword: string): readonly number[] {
  return saidOf(parts, keyword).filter(value => typeof value === 'number');
}

export function requiredOf(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({value}) => listOf(value.required).map(String)));
}

/** The schemas of each property: several, where several parts have it. */
export function propertiesOf(parts: readonly Part[]): ReadonlyMap<string, readonly Located[]> {
  const properties = new Map<string, Located[]>();
  for (const part of parts) {
    const owner = {value: objectOf(part.value.properties), pointer: `${part.pointer}/properties`};
    for (const name of Object.keys(owner.value)) {
      properties.set(name, [...(properties.get(name) ?? []), memberOf(owner, name)]);
    }
  }
  return properties;
}

/** The schemas that a keyword holds in each part. */
export function schemasAt(parts: readonly Part[], keyword: string): readonly Located[] {
  return parts.map(part => memberOf(part, keyword)).filter(({value}) => value !== undefined);
}

/** Whether there may be no other properties than those that are described. */
export function isClosed(parts: readonly Part[]): boolean {
  return parts.some(({value}) => value.additionalProperties === false || value.unevaluatedProperties === false);
}
