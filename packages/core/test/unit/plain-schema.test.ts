import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, it} from '@jest/globals';
import fc from 'fast-check';

import {createPlainCheck} from '../../src/plain-schema.js';

const NAMES = ['a', 'b', 'constructor'] as const;

describe('a plain check', () => {
  it('never takes for right what a validator would refuse', () => {
    const ajv = new Ajv2020({strict: false, ownProperties: true, validateFormats: false, logger: false});
    let taken = 0;

    fc.assert(
      fc.property(anySchema(), fc.array(anyValue(), {minLength: 5, maxLength: 5}), (schema, values) => {
        const check = createPlainCheck(schema);
        const validate = ajv.compile(schema as object);
        const right = values.filter(value => check?.(value));
        taken += right.length;
        expect(right.filter(value => !validate(value))).toEqual([]);
      }),
      {numRuns: 600},
    );

    // Otherwise nothing was proved.
    expect(taken).toBeGreaterThan(100);
  });

  it.each([
    [{type: 'integer', format: 'int32', minimum: 1}, 5],
    [{type: 'string', minLength: 2, maxLength: 3}, 'abcd'.slice(1)],
    [{type: ['boolean', 'object'], additionalProperties: {type: 'string'}}, {a: 'b'}],
    [{type: 'object', required: ['a'], properties: {a: {enum: ['x', 1, null]}}, additionalProperties: false}, {a: 1}],
    [{anyOf: [{const: '*'}, {type: 'array', items: {type: 'string'}, minItems: 1, uniqueItems: true}]}, ['a', 'b']],
  ])('of %j takes %j for right', (schema, value) => {
    expect(createPlainCheck(schema)?.(value)).toBe(true);
  });

  it.each([
    [{type: 'integer', format: 'int32'}, 2_147_483_648],
    [{type: 'integer', format: 'int64'}, 0.5],
    [{type: 'integer', minimum: 1}, '1'],
    [{required: ['constructor']}, {}],
    [{pattern: '^a$'}, 'b'],
    [false, 1],
  ])('of %j does not take %j for right', (schema, value) => {
    expect(createPlainCheck(schema)?.(value)).toBe(false);
  });

  it.each([[{$ref: '#/components/schemas/A'}], [{oneOf: [true]}], [{format: 'date'}], [{even: true}], [{nullable: true}], [{type: 'text'}]])(
    'is not made of %j',
    schema => {
      expect(createPlainCheck(schema)).toBeUndefined();
    },
  );
});

/** Of values that are often near to what schemas want. */
function anyValue() {
  const scalar = fc.oneof(anyNumber(), anyText(), fc.boolean(), fc.constant(null));
  const list = fc.array(scalar, {maxLength: 3});
  return fc.oneof(scalar, scalar, list, fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(scalar, list), {maxKeys: 3}));
}

function anyNumber() {
  return fc.oneof(fc.integer({min: -3, max: 3}), fc.constantFrom(0.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e300));
}

function anyText() {
  return fc.oneof(fc.constantFrom('', 'a', 'b', 'ab', '😀', '😀😀'), fc.string({maxLength: 4}));
}

function anySchema(): fc.Arbitrary<unknown> {
  const {schema} = fc.letrec(tie => {
    const inner = tie('schema');
    const limit = fc.integer({min: -2, max: 3});
    const size = fc.integer({min: 0, max: 3});
    const types = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object');
    const keywords = fc.record(
      {
        title: fc.string(),
        type: fc.oneof(types, types, fc.uniqueArray(types, {minLength: 1, maxLength: 4})),
        enum: fc.uniqueArray(fc.oneof(fc.integer({min: -2, max: 2}), anyText(), fc.boolean(), fc.constant(null)), {minLength: 1, maxLength: 5}),
        minimum: limit,
        maximum: limit,
        exclusiveMinimum: limit,
        exclusiveMaximum: limit,
        minLength: size,
        maxLength: size,
        pattern: fc.constantFrom('^a', '.', '^.$'),
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
        items: inner,
        required: fc.uniqueArray(fc.constantFrom(...NAMES), {maxLength: 2}),
        properties: fc.dictionary(fc.constantFrom(...NAMES), inner, {maxKeys: 2}),
        additionalProperties: inner,
        propertyNames: inner,
        anyOf: fc.array(inner, {minLength: 1, maxLength: 3}),
        allOf: fc.array(inner, {minLength: 1, maxLength: 2}),
      },
      {requiredKeys: []},
    );
    const few = fc.record({all: keywords, kept: fc.infiniteStream(fc.integer({min: 0, max: 4}))}).map(({all, kept}) =>
      Object.fromEntries(Object.entries(all).filter(() => kept.next().value === 0)),
    );
    return {schema: fc.oneof({depthSize: 'small', maxDepth: 3}, fc.boolean(), few)};
  });
  return schema;
}
