import {isReference} from '@rondojs/openapi-spec';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Makes the function that copies a value without the members that its schema does not declare. */
export function createStrip(schema: SchemaOrReference, components: ComponentsObject): (value: unknown) => unknown {
  return value => strip(value, [schema], components);
}

/**
 * Several schemas may speak of one value, as in `allOf` and `oneOf`: a member stays that one of them declares.
 * Where none declares members, or one leaves them open by `additionalProperties`, all stay.
 */
function strip(value: unknown, schemas: readonly SchemaOrReference[], components: ComponentsObject): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = schemas.flatMap(schema => branchesOf(schema, components));
  if (Array.isArray(value)) {
    return value.map((item, index) => strip(item, known.flatMap(schema => itemsOf(schema, index)), components));
  }
  const isOpen = known.every(({properties}) => !properties) || known.some(isOpenFor);
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const declared = known.flatMap(schema => membersOf(schema, name));
    return isOpen || declared.length > 0 ? [[name, strip(member, declared, components)]] : [];
  });
  return Object.fromEntries(entries);
}

function isOpenFor({additionalProperties}: SchemaObject): boolean {
  return additionalProperties === true || typeof additionalProperties === 'object';
}

function itemsOf({items, prefixItems}: SchemaObject, index: number): readonly SchemaOrReference[] {
  const schema = prefixItems?.[index] ?? items;
  return schema ? [schema] : [];
}

function membersOf({properties, patternProperties, additionalProperties}: SchemaObject, name: string) {
  if (properties && Object.hasOwn(properties, name)) return [properties[name] as SchemaOrReference];
  const byPattern = Object.entries(patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  if (byPattern.length > 0) return byPattern.map(([, schema]) => schema);
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** A schema, and all that it is composed of. */
function branchesOf(
  schema: SchemaOrReference,
  components: ComponentsObject,
  seen: ReadonlySet<SchemaOrReference> = new Set(),
): readonly SchemaObject[] {
  if (seen.has(schema)) return [];
  const path = new Set(seen).add(schema);
  const target = isReference(schema) ? componentOf(schema.$ref, components) : undefined;
  const {allOf = [], anyOf = [], oneOf = [], if: condition, then, else: otherwise} = schema as SchemaObject;
  const parts = [target, ...allOf, ...anyOf, ...oneOf, condition, then, otherwise].filter(part => part !== undefined);
  return [schema as SchemaObject, ...parts.flatMap(part => branchesOf(part, components, path))];
}

function componentOf(ref: string, components: ComponentsObject): SchemaOrReference | undefined {
  return components.schemas?.[ref.slice('#/components/schemas/'.length)];
}
