import {describe, expect, it} from '@jest/globals';

import {createValidator} from '../../../src/params/validator.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

describe('createValidator', () => {
  it('finds no fault in a value that is as its schema says', () => {
    const faults = faultsOf({title: 'a'}, {type: 'object', properties: {title: {type: 'string'}}});

    expect(faults).toEqual([]);
  });

  it('points to members that are missing, and to those that should not be there', () => {
    const schema: SchemaObject = {
      type: 'object',
      required: ['a/b', 'c~d'],
      additionalProperties: false,
      properties: {'a/b': {}, 'c~d': {}},
    };

    const faults = faultsOf({list: 1, 'x/y': 2}, schema);

    expect(faults).toEqual([
      {in: 'body', pointer: '/a~1b', code: 'required', message: 'is required'},
      {in: 'body', pointer: '/c~0d', code: 'required', message: 'is required'},
      {in: 'body', pointer: '/list', code: 'additionalProperties', message: 'is not a property that is described'},
      {in: 'body', pointer: '/x~1y', code: 'additionalProperties', message: 'is not a property that is described'},
    ]);
  });

  it('points to where a value stands', () => {
    const items: SchemaObject = {type: 'object', properties: {'a/b': {type: 'integer'}}};

    const faults = faultsOf([{'a/b': 1}, {'a/b': '1'}], {type: 'array', items});

    expect(faults).toEqual([{in: 'body', pointer: '/1/a~1b', code: 'type', message: 'must be an integer', expected: 'integer'}]);
  });

  it('takes decimal fractions for multiples as people do', () => {
    const schema: SchemaObject = {type: 'number', multipleOf: 0.01};

    const told = [0.07, 19.99, 1.1, 0.075].map(value => faultsOf(value, schema).length);

    expect(told).toEqual([0, 0, 0, 1]);
  });

  it('begins pointers where its value came from', () => {
    const validate = createValidator({minimum: 5}, {}, {in: 'query', pointer: '/limit'});

    expect(validate(1)).toEqual([{in: 'query', pointer: '/limit', code: 'minimum', message: 'must be at least 5', expected: 5}]);
  });

  it('finds properties that no part of the schema has looked at', () => {
    const schema = {allOf: [{properties: {a: {}}}], unevaluatedProperties: false} as SchemaObject;

    const faults = faultsOf({a: 1, b: 2}, schema);

    expect(faults).toMatchObject([{pointer: '/b', code: 'unevaluatedProperties'}]);
  });

  it('names the values that there are, and not the one that was sent', () => {
    const faults = faultsOf('hunter2', {enum: ['a', 7, null]});

    expect(faults).toEqual([
      {in: 'body', pointer: '', code: 'enum', message: 'must be one of a, 7, null', expected: ['a', 7, null]},
    ]);
  });

  it.each<[unknown, SchemaObject]>([
    ['5', {type: 'integer'}],
    [5, {type: 'string'}],
    ['true', {type: 'boolean'}],
    [null, {type: 'object'}],
    [1.5, {type: 'integer'}],
    ['2024-02-30', {type: 'string', format: 'date'}],
    ['nobody', {type: 'string', format: 'uuid'}],
    [2 ** 31, {type: 'integer', format: 'int32'}],
    [{}, {required: ['constructor']}],
    [{}, {required: ['__proto__']}],
  ])('does not take %j for %j', (value, schema) => {
    const faults = faultsOf(value, schema);

    expect(faults).toHaveLength(1);
  });

  it('changes no value', () => {
    const value = {a: '1', extra: true};

    faultsOf(value, {properties: {a: {type: 'integer'}, b: {default: 5}}, additionalProperties: false});

    expect(value).toEqual({a: '1', extra: true});
  });

  it('follows references, also in circles', () => {
    const schemas: Record<string, SchemaOrReference> = {
      Tree: {type: 'object', properties: {children: {type: 'array', items: {$ref: '#/components/schemas/Tree'}}}},
    };

    const faults = faultsOf({children: [{children: [7]}]}, {$ref: '#/components/schemas/Tree'}, {schemas});

    expect(faults).toMatchObject([{pointer: '/children/0/children/0', code: 'type'}]);
  });

  it('keeps schemas of one name apart', () => {
    const ref = {$ref: '#/components/schemas/A'};
    const first = createValidator(ref, {schemas: {A: {type: 'string'}}}, {in: 'body', pointer: ''});
    const second = createValidator(ref, {schemas: {A: {type: 'integer'}}}, {in: 'body', pointer: ''});

    expect([first('a'), second(1)]).toEqual([[], []]);
  });

  it.each([
    {example: 1, xml: {name: 'a'}, externalDocs: {url: 'http://a'}, discriminator: {propertyName: 'a'}},
    {title: 'a', description: 'b', deprecated: true, readOnly: true, examples: [1], default: 1},
    {'x-order': 1},
    {type: 'string', format: 'phone-number'},
    {type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64'},
  ])('leaves alone what says nothing of validity: %j', schema => {
    const faults = faultsOf('a', schema as SchemaObject);

    expect(faults).toEqual([]);
  });

  it('tells of the first twenty faults', () => {
    const value = Array.from({length: 1000}, () => 'x');

    const faults = faultsOf(value, {type: 'array', items: {type: 'integer'}});

    expect(faults).toHaveLength(20);
  });
});

function faultsOf(value: unknown, schema: SchemaOrReference, components: ComponentsObject = {}) {
  return createValidator(schema, components, {in: 'body', pointer: ''})(value);
}
