import {describe, expect, it} from '@jest/globals';

import {DecodeError, createDecoder, resolve} from '../../../src/params/decode.js';
import {thrownBy} from '../helpers.js';

import type {SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

const INTEGER = 'must be an integer, of at most 2^53 - 1';
const NUMBER = 'must be a number, as JSON writes it';
const BOOLEAN = 'must be true or false';

describe('createDecoder', () => {
  it.each<[string, string, unknown]>([
    ['integer', '7', 7],
    ['integer', '-7', -7],
    ['integer', '0', 0],
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
    ['object', '{}', '{}'],
  ])('reads as %s the text %p', (type, text, value) => {
    const decode = createDecoder({type} as SchemaObject, {}, undefined);

    const decoded = decode(text);

    expect(decoded).toBe(value);
  });

  it.each<[string, string, string]>([
    ...['', ' ', ' 1', '1 ', '+1', '0x10', '0b1', '010', '1_000', '1,5', '1.5', '1e400', 'NaN', '٣', 'Infinity'].map(
      (text): [string, string, string] => ['integer', text, INTEGER],
    ),
    ['integer', '9007199254740993', INTEGER],
    ['integer', '-9007199254740993', INTEGER],
    ...['', ' 1', '.5', '5.', '+5', '0x10', '1e400', '-1e400', 'NaN', '-Infinity', '1e', '1e5.5'].map(
      (text): [string, string, string] => ['number', text, NUMBER],
    ),
    ...['', 'yes', 'True', ' true', '2', 'toString', '__proto__'].map(
      (text): [string, string, string] => ['boolean', text, BOOLEAN],
    ),
  ])('refuses as %s the text %p', (type, text, message) => {
    const decode = createDecoder({type} as SchemaObject, {}, undefined);

    const error = thrownBy(() => decode(text));

    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({code: 'type', message});
  });

  it('refuses a scalar that is repeated', () => {
    const decode = createDecoder({type: 'string'}, {}, undefined);

    const error = thrownBy(() => decode(['a', 'b']));

    expect(error).toMatchObject({code: 'repeated', message: 'must be given once'});
  });

  it('leaves text alone when the schema names no type', () => {
    const decode = createDecoder({}, {}, undefined);

    const decoded = decode('7');

    expect(decoded).toBe('7');
  });

  it('takes the type that is not null', () => {
    const decode = createDecoder({type: ['null', 'integer']}, {}, undefined);

    const decoded = decode('7');

    expect(decoded).toBe(7);
  });

  describe('of an array', () => {
    const LIST: SchemaObject = {type: 'array', items: {type: 'integer'}};

    it.each<[string | undefined, string | string[], number[]]>([
      [undefined, '1', [1]],
      [undefined, ['1', '2'], [1, 2]],
      [',', '1', [1]],
      [',', '1,2', [1, 2]],
      [',', ['1', '2'], [1, 2]],
    ])('separated by %p reads %j', (separator, raw, value) => {
      const decode = createDecoder(LIST, {}, separator);

      const decoded = decode(raw);

      expect(decoded).toEqual(value);
    });

    it.each<[string | undefined, string]>([
      [undefined, '1,2'],
      [undefined, ''],
      [',', '1,,2'],
      [',', '1, 2'],
    ])('separated by %p refuses %j', (separator, raw) => {
      const decode = createDecoder(LIST, {}, separator);

      const error = thrownBy(() => decode(raw));

      expect(error).toMatchObject({code: 'type', message: INTEGER});
    });

    it('takes items without a schema as text', () => {
      const decode = createDecoder({type: 'array'}, {}, ',');

      const decoded = decode('1,b');

      expect(decoded).toEqual(['1', 'b']);
    });

    it('follows references, to itself and to its items', () => {
      const schemas: Record<string, SchemaOrReference> = {
        Ids: {type: 'array', items: {$ref: '#/components/schemas/Id'}},
        Id: {$ref: '#/components/schemas/Whole'},
        Whole: {type: 'integer'},
      };
      const decode = createDecoder({$ref: '#/components/schemas/Ids'}, {schemas}, undefined);

      const decoded = decode(['1', '2']);

      expect(decoded).toEqual([1, 2]);
    });
  });
});

describe('resolve', () => {
  it('takes a reference to nothing for a schema that says nothing', () => {
    const schema = resolve({$ref: '#/components/schemas/Nobody'}, {});

    expect(schema).toEqual({});
  });
});
