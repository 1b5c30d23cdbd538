import {describe, expect, it} from '@jest/globals';

import {isSurelyValid} from '../../../src/check/plain-values.js';

describe('a plain value', () => {
  it.each<[object, unknown]>([
    [{}, {any: 'thing'}],
    [{type: 'string', minLength: 1, maxLength: 2, description: 'x', 'x-own': 1}, '😀😀'],
    [{type: 'integer', format: 'int32', minimum: 1, maximum: 9, default: 9}, 9],
    [{type: 'integer', format: 'int64'}, 2 ** 40],
    [{type: 'string', enum: ['a', 'b']}, 'b'],
    [{type: 'boolean'}, false],
    [{type: 'null'}, null],
  ])('is surely as %j says: %j', (schema, value) => {
    expect(isSurelyValid(schema as never, value)).toBe(true);
  });

  it.each<[string, object, unknown]>([
    ['breaks a type', {type: 'string'}, 1],
    ['is no integer', {type: 'integer'}, 1.5],
    ['is too long', {maxLength: 1}, 'ab'],
    ['is too large', {format: 'int32'}, 2 ** 31],
    ['is not listed', {enum: ['a']}, 'b'],
    ['has a format that needs a library', {type: 'string', format: 'date'}, '2026-01-31'],
    ['has several types', {type: ['string', 'null']}, 'a'],
    ['has parts', {type: 'array', items: {type: 'string'}}, ['a']],
    ['has a keyword of 3.0', {type: 'number', minimum: 0, exclusiveMinimum: true}, 1],
    ['has a type that is none', {type: 'constructor'}, 'a'],
    ['has a name of Object', {toString: 1}, 'a'],
  ])('is left to a compiler where it %s', (_, schema, value) => {
    expect(isSurelyValid(schema as never, value)).toBe(false);
  });
});
