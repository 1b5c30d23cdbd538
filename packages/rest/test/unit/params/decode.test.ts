import {describe, expect, it} from '@jest/globals';

import {createDecoder} from '../../../src/params/decode.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {DecodeFault} from '../../../src/params/decode.js';
import type {Wire} from '../../../src/params/wire.js';

const MESSAGES = {
  integer: 'must be an integer, of at most 2^53 - 1',
  number: 'must be a number, as JSON writes it',
  boolean: 'must be true or false',
} as const;

describe('createDecoder', () => {
  it.each<[string | string[], string, unknown]>([
    ['integer', '7', 7],
    ['integer', '-7', -7],
    ['integer', '0', 0],
    ['integer', '1234567890', 1234567890],
    ['integer', '1e3', 1000],
    ['integer', '1.0', 1],
    ['integer', '9007199254740991', 9007199254740991],
    ['number', '1.5', 1.5],
    ['number', '-1.5e-3', -0.0015],
    ['number', '1E+2', 100],
    ['boolean', 'true', true],
    ['boolean', 'TRUE', true],
    ['boolean', '1', true],
    ['boolean', 'false', false],
    ['boolean', 'FALSE', false],
    ['boolean', '0', false],
    ['string', '7', '7'],
    ['string', '', ''],
    ['string', ' a,b ', ' a,b '],
    [['null', 'integer'], '7', 7],
    [['null', 'integer'], 'null', null],
    [['null', 'integer'], '', null],
    [['null', 'string'], 'null', 'null'],
    [['null', 'string'], '', ''],
    [['integer', 'string'], '7', 7],
    [['integer', 'string'], '7a', '7a'],
    [['integer', 'string'], '9007199254740993', '9007199254740993'],
    [['integer', 'boolean'], '1', 1],
    [['integer', 'boolean'], 'true', true],
    [['integer', 'number'], '1.5', 1.5],
    [['array', 'integer'], '7', 7],
  ])('reads as %j the text %p', (type, text, value) => {
    expect(decode({type} as SchemaObject, text)).toEqual({value, faults: []});
  });

  it.each<[keyof typeof MESSAGES, string]>([
    ...['', ' ', ' 1', '1 ', '+1', '0x10', '0b1', '010', '1_000', '1,5', '1.5', '1e400', 'NaN', '٣', 'Infinity'].map(
      (text): ['integer', string] => ['integer', text],
    ),
    ['integer', '9007199254740993'],
    ['integer', '-9007199254740993'],
    ...['', ' 1', '.5', '5.', '+5', '0x10', '1e400', '-1e400', 'NaN', '-Infinity', '1e', '1e5.5'].map(
      (text): ['number', string] => ['number', text],
    ),
    ...['', 'yes', 'True', ' true', '2', 'toString', '__proto__'].map((text): ['boolean', string] => ['boolean', text]),
  ])('refuses as %s the text %p', (type, text) => {
    expect(decode({type}, text).faults).toEqual([{pointer: '', code: 'type', message: MESSAGES[type]}]);
  });

  it('tells all types of which a text could have been one', () => {
    const {faults} = decode({type: ['integer', 'null']}, 'x');

    expect(faults).toMatchObject([{message: 'must be an integer, of at most 2^53 - 1, or null'}]);
  });

  it.each<[string, SchemaOrReference, Wire, unknown]>([
    ['an enum', {enum: [1, 2]}, '2', 2],
    ['a const', {const: true}, 'true', true],
    ['allOf', {allOf: [{type: 'integer'}, {minimum: 1}]}, '2', 2],
    ['oneOf', {oneOf: [{type: 'integer'}, {type: 'boolean'}]}, 'true', true],
    ['anyOf with a reference', {anyOf: [{$ref: '#/components/schemas/Id'}]}, '2', 2],
    ['a reference to a reference', {$ref: '#/components/schemas/Id'}, '2', 2],
    ['a reference to nothing', {$ref: '#/components/schemas/Nobody'}, '2', '2'],
    ['what is nullable', {type: 'integer', nullable: true} as SchemaObject, 'null', null],
    ['no type', {}, '7', '7'],
    ['a list', {type: 'array', items: {$ref: '#/components/schemas/Id'}}, ['1', '2'], [1, 2]],
    ['a list without items', {type: 'array'}, ['1', 'b'], ['1', 'b']],
    ['a tuple', {type: 'array', prefixItems: [{type: 'integer'}, {type: 'boolean'}]}, ['1', '1'], [1, true]],
    ['items in brackets', {type: 'array', items: {type: 'integer'}}, new Map([['', ['1', '2']]]), [1, 2]],
    ['items by index', {type: 'array', items: {type: 'integer'}}, new Map([['1', '2'], ['0', '1']]), [1, 2]],
    ['members', {properties: {a: {type: 'integer'}}}, new Map([['a', '1'], ['b', '2']]), {a: 1, b: '2'}],
    ['other members', {type: 'object', additionalProperties: {type: 'integer'}}, new Map([['b', '2']]), {b: 2}],
    ['a schema in a circle', {$ref: '#/components/schemas/Tree'}, new Map([['next', new Map([['n', '1']])]]), {next: {n: 1}}],
  ])('follows %s', (_, schema, wire, value) => {
    expect(decode(schema, wire)).toEqual({value, faults: []});
  });

  it('points to each item that is wrong', () => {
    const {faults} = decode({type: 'array', items: {type: 'integer'}}, ['a', '1', 'b']);

    expect(faults.map(({pointer}) => pointer)).toEqual(['/0', '/2']);
  });

  it.each<[string, Wire]>([
    ['leave one out', new Map([['0', '1'], ['2', '1']])],
    ['are too high', new Map(Array.from({length: 101}, (_, index) => [String(index), '1']))],
    ['are no numbers', new Map([['length', '4000000000']])],
  ])('refuses indexes that %s', (_, wire) => {
    const {faults} = decode({type: 'array', items: {type: 'integer'}}, wire);

    expect(faults).toMatchObject([{code: 'index'}]);
  });

  it('refuses a scalar that is repeated, or has members', () => {
    const codes = [['1', '2'], new Map([['a', '1']])].map(wire => decode({type: 'integer'}, wire).faults[0]?.code);

    expect(codes).toEqual(['repeated', 'type']);
  });

  it('makes objects without a prototype', () => {
    const {value} = decode({type: 'object'}, new Map([['__proto__', 'a'], ['constructor', 'b']]));

    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.entries(value as object)).toEqual([['__proto__', 'a'], ['constructor', 'b']]);
  });

  it.each([
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['', undefined],
  ])('reads %p as an int64 where that is asked for', (text, value) => {
    expect(decode({type: 'integer', format: 'int64'}, text, true).value).toBe(value);
  });
});

function decode(schema: SchemaOrReference, wire: Wire, int64 = false) {
  const components: ComponentsObject = {
    schemas: {
      Id: {$ref: '#/components/schemas/Whole'},
      Whole: {type: 'integer'},
      Tree: {type: 'object', properties: {next: {$ref: '#/components/schemas/Tree'}, n: {type: 'integer'}}} as never,
    },
  };
  const faults: DecodeFault[] = [];
  const value = createDecoder(schema, components, {int64, maxIndex: 99})(wire, '', faults);
  return {value, faults};
}
