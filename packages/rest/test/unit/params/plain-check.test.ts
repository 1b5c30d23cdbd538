import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {createPlainCheck} from '../../../src/params/plain-check.js';
import {createValidator} from '../../../src/params/validator.js';

import type {SchemaObject} from '@rondojs/openapi-spec';

describe('createPlainCheck', () => {
  it.each<[unknown, SchemaObject]>([
    [7, {type: 'integer', minimum: 7, maximum: 7}],
    [-0.5, {type: 'number', minimum: -0.5}],
    ['abc', {type: 'string', minLength: 2, maxLength: 3}],
    [false, {type: 'boolean', description: 'Whether it is.'}],
  ])('knows that %j is valid', (value, schema) => {
    expect(createPlainCheck(schema)?.(value)).toBe(true);
  });

  it.each<[unknown, SchemaObject]>([
    [7, {type: 'integer', minimum: 8}],
    [7.5, {type: 'integer'}],
    [undefined, {type: 'number'}],
    ['ab', {type: 'string', maxLength: 1}],
    ['1', {type: 'boolean'}],
  ])('does not know that %j is', (value, schema) => {
    expect(createPlainCheck(schema)?.(value)).toBe(false);
  });

  it.each<[SchemaObject]>([
    [{type: 'string', format: 'uuid'}],
    [{type: 'string', pattern: '^a'}],
    [{type: ['string', 'null']}],
    [{type: 'integer', 'x-own': true}],
    [{minimum: 1}],
    [{$ref: '#/components/schemas/Id'}],
  ])('leaves %j to the validator', schema => {
    expect(createPlainCheck(schema)).toBeUndefined();
  });

  it('never lets through what the validator would not', () => {
    const limit = fc.option(fc.nat({max: 6}), {nil: undefined});
    const schemas = fc.record({
      type: fc.constantFrom('string', 'integer', 'number', 'boolean'),
      minimum: limit,
      maximum: limit,
      minLength: limit,
      maxLength: limit,
    });
    const text = fc.string({unit: 'binary', maxLength: 8});
    const values = fc.oneof(text, fc.integer({min: -8, max: 8}), fc.double(), fc.boolean(), fc.constant(undefined));
    const seen = fc.property(schemas, values, (given, value) => {
      const schema = JSON.parse(JSON.stringify(given)) as SchemaObject;
      fc.pre(createPlainCheck(schema)?.(value) === true);

      expect(createValidator(schema, {}, {in: 'query', pointer: ''})(value)).toEqual([]);
    });

    fc.assert(seen);
  });
});
