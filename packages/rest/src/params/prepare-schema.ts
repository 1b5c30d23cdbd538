import {isReference} from '@rondojs/openapi-spec';

import type {ReferenceObject, SchemaObject} from '@rondojs/openapi-spec';

type Schema = Record<string, unknown>;
type Branch = readonly [tag: string, schema: unknown];

/** Keywords whose values are data, and no schemas. */
const DATA: readonly string[] = ['enum', 'const', 'default', 'example', 'examples', 'required', 'mapping'];

/**
 * Writes what OpenAPI adds to JSON Schema in JSON Schema's own words: `nullable`, and a `discriminator`, by which
 * a value is compared with the one schema that it says it has, and its faults are those of that schema alone.
 */
export function prepareSchema<T>(schema: T): T {
  return prepare(schema) as T;
}

function prepare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(prepare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    copy[keyword] = DATA.includes(keyword) ? value : prepare(value);
  }
  return withNull(withChoice(copy));
}

function withNull({nullable, ...schema}: Schema): Schema {
  if (typeof nullable !== 'boolean') return nullable === undefined ? schema : {...schema, nullable};
  return nullable ? {anyOf: [{type: 'null'}, schema]} : schema;
}

function withChoice(schema: Schema): Schema {
  const {discriminator, oneOf, anyOf, ...rest} = schema as SchemaObject;
  const choices = oneOf ?? anyOf;
  if (typeof discriminator !== 'object' || !choices || (oneOf && anyOf)) return schema;

  const {propertyName, mapping = {}} = discriminator;
  const branches = choices.flatMap(choice => branchesOf(choice, propertyName, mapping));
  // A choice without a name cannot be chosen: then the words of JSON Schema say it all.
  if (choices.some(choice => !branches.some(([, chosen]) => chosen === choice))) return schema;

  const tag = {required: [propertyName], properties: {[propertyName]: {enum: branches.map(([name]) => name)}}};
  const choose = branches.map(([name, choice]) => ({
    if: {type: 'object', required: [propertyName], properties: {[propertyName]: {const: name}}},
    then: choice,
  }));
  return {...rest, allOf: [...(rest.allOf ?? []), {type: 'object', ...tag}, ...choose]};
}

/** The values by which a schema is chosen: those of the mapping, or its own name, or what it says itself. */
function branchesOf(choice: unknown, propertyName: string, mapping: Readonly<Record<string, string>>): Branch[] {
  if (!isReference(choice)) return tagsOf(choice as SchemaObject, propertyName).map(tag => [tag, choice]);
  const mapped = Object.entries(mapping).filter(([, target]) => isSame(target, choice));
  if (mapped.length > 0) return mapped.map(([tag]) => [tag, choice]);
  return [[nameOf(choice), choice]];
}

function isSame(target: string, choice: ReferenceObject): boolean {
  return target === choice.$ref || target === nameOf(choice);
}

function nameOf({$ref}: ReferenceObject): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

function tagsOf(schema: SchemaObject, propertyName: string): readonly string[] {
  const tag = schema.properties?.[propertyName] as SchemaObject | undefined;
  const values = tag?.enum ?? [(tag as {const?: unknown} | undefined)?.const];
  return values.filter(value => typeof value === 'string');
}
