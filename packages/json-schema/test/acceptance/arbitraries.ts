import fc from 'fast-check';

import type {Schema} from '@rondojs/json-schema';

const NAMES = ['a', 'b', 'a/b~c', 'constructor'];
const name = fc.constantFrom(...NAMES);
const count = fc.integer({min: 0, max: 3});
const text = fc.constantFrom('', 'a', 'ab', 'x', '\u{1f600}', '2026-02-29', '2026-02-28', '10.0.0.1', '978');
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 0.07, 4);

const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Values that are small, and often as the schemas below want them. */
export const values = valuesWith(object => object);

/** Such values, where objects have members besides that are not their own. */
export const heirs = valuesWith(object =>
  fc.tuple(object, object).map(([own, inherited]) => Object.assign(Object.create(inherited) as object, own)),
);

type Dictionary = fc.Arbitrary<Record<string, unknown>>;

function valuesWith(objectsOf: (object: Dictionary) => fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc.letrec<{value: unknown}>(tie => ({
    value: fc.oneof(
      {maxDepth: 3, depthIdentifier: 'value'},
      leaf,
      fc.array(tie('value'), {maxLength: 4, depthIdentifier: 'value'}),
      objectsOf(fc.dictionary(name, tie('value'), {maxKeys: 4, depthIdentifier: 'value', noNullPrototype: true})),
    ),
  })).value;
}

const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object');
const pattern = fc.constantFrom('^a', 'b$', '.');

/** Schemas with all keywords whose errors do not depend on how Ajv writes its code. */
export const schemas: fc.Arbitrary<Schema> = fc.letrec<{schema: Schema}>(tie => {
  const schema = tie('schema');
  const some = fc.array(schema, {minLength: 1, maxLength: 3, depthIdentifier: 'schema'});
  const named = fc.dictionary(name, schema, {maxKeys: 3, depthIdentifier: 'schema', noNullPrototype: true});
  const keywords = {
    type: fc.oneof(type, fc.uniqueArray(type, {minLength: 1, maxLength: 3})),
    nullable: fc.constant(true),
    enum: fc.uniqueArray(leaf, {minLength: 1, maxLength: 3}),
    const: values,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom(1, 2, 0.01),
    minLength: count,
    maxLength: count,
    pattern,
    format: fc.constantFrom('date', 'ipv4', 'isbn', 'int32', 'unheard-of'),
    even: fc.boolean(),
    minItems: count,
    maxItems: count,
    prefixItems: some,
    items: schema,
    contains: schema,
    minContains: count,
    maxContains: count,
    minProperties: count,
    maxProperties: count,
    required: fc.uniqueArray(name, {maxLength: 3}),
    properties: named,
    patternProperties: fc.dictionary(pattern, schema, {maxKeys: 2, depthIdentifier: 'schema', noNullPrototype: true}),
    additionalProperties: schema,
    propertyNames: schema,
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, {minLength: 1, maxLength: 2}), {maxKeys: 2, noNullPrototype: true}),
    dependentSchemas: named,
    not: schema,
    allOf: some,
    anyOf: some,
    oneOf: some,
    if: schema,
    then: schema,
    else: schema,
  };
  const one = fc.constantFrom(...(Object.keys(keywords) as (keyof typeof keywords)[]));
  const object = fc
    .uniqueArray(one, {minLength: 1, maxLength: 4})
    .chain(chosen => fc.record(Object.fromEntries(chosen.map(keyword => [keyword, keywords[keyword] as fc.Arbitrary<unknown>])), {noNullPrototype: true}))
    .map(asAjvHasIt);
  return {
    schema: fc.oneof({maxDepth: 3, depthIdentifier: 'schema'}, {weight: 1, arbitrary: fc.boolean()}, {weight: 6, arbitrary: object}),
  };
}).schema;

/**
 * Ajv takes `nullable` without `type` for a mistake; and behind other keywords, it finds in an empty list what
 * `contains` asks for.
 */
function asAjvHasIt({nullable, contains, ...rest}: Record<string, unknown>): Record<string, unknown> {
  if (contains !== undefined) {
    const {minContains, maxContains} = rest;
    return {contains, ...(minContains !== undefined && {minContains}), ...(maxContains !== undefined && {maxContains})};
  }
  return nullable === undefined || rest.type === undefined ? rest : {...rest, nullable};
}
