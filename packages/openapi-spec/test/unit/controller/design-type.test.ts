import {describe, expect, it} from '@jest/globals';

import {checkArray, schemaOf} from '../../../src/controller/design-type.js';

describe('schemaOf', () => {
  it.each([
    [String, {type: 'string'}],
    [Number, {type: 'number'}],
    [Boolean, {type: 'boolean'}],
    [Array, {type: 'array'}],
    [Object, {type: 'object'}],
    [Date, {type: 'string', format: 'date-time'}],
    [class Todo {}, {type: 'object'}],
    [undefined, {}],
  ])('describes %p', (type, expected) => {
    expect(schemaOf(type)).toEqual(expected);
  });

  it('gives a new schema each time', () => {
    expect(schemaOf(String)).not.toBe(schemaOf(String));
  });
});

describe('checkArray', () => {
  const ids = {name: 'ids', in: 'query', schema: {type: 'array'}} as const;

  it.each([[Array], [Object], [undefined], [class Ids extends Array {}]])('accepts %p', type => {
    const check = () => checkArray(ids, type, 'A.b');

    expect(check).not.toThrow();
  });

  it('refuses a type that is no array', () => {
    const check = () => checkArray(ids, String, 'A.b');

    expect(check).toThrow(
      "A.b describes the parameter 'ids' as an array, and its argument has the type String: " +
        'declare the argument as an array.',
    );
  });

  it('does not mind other schemas', () => {
    const check = () => checkArray({...ids, schema: {type: 'string'}}, String, 'A.b');

    expect(check).not.toThrow();
  });
});
