import {describe, expect, it} from '@jest/globals';

import {HTTP_VERBS, isReference} from '../../src/types.js';
import type {OperationObject, SchemaObject} from '../../src/types.js';

describe('isReference', () => {
  it.each([
    [{$ref: '#/components/schemas/Todo'}, true],
    [{type: 'object'}, false],
    [{$ref: 1}, false],
    ['$ref', false],
    [null, false],
    [undefined, false],
  ])('answers for %j: %s', (value, expected) => {
    expect(isReference(value)).toBe(expected);
  });
});

describe('HTTP_VERBS', () => {
  it('names the fixed fields of a path item', () => {
    expect([...HTTP_VERBS].sort((one, other) => one.localeCompare(other))).toEqual(
      ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'],
    );
  });
});

describe('SchemaObject', () => {
  it('takes a literal of JSON Schema 2020-12 at every depth, and fits into an operation', () => {
    const schema: SchemaObject = {
      type: 'object',
      required: ['title'],
      properties: {
        title: {type: ['string', 'null'], minLength: 1},
        labels: {type: 'object', patternProperties: {'^x-': {type: 'string'}}},
      },
      additionalProperties: false,
      if: {properties: {title: {const: null}}},
      then: {dependentRequired: {title: ['labels']}},
    };

    const operation: OperationObject = {
      requestBody: {content: {'application/json': {schema}}},
    };

    expect(operation.requestBody).toEqual({content: {'application/json': {schema}}});
  });
});
