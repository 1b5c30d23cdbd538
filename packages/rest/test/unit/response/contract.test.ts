import {describe, expect, it} from '@jest/globals';

import {readContract} from '../../../src/response/contract.js';

import type {ComponentsObject, OperationObject} from '@rondojs/openapi-spec';

const JSON_CONTENT = {'application/json': {}};

describe('readContract', () => {
  it.each<[OperationObject['responses'], number, readonly string[]]>([
    [undefined, 200, []],
    [{}, 200, []],
    [{'404': {description: ''}, default: {description: '', content: JSON_CONTENT}}, 200, ['application/json']],
    [{'201': {description: '', content: JSON_CONTENT}}, 201, ['application/json']],
    [{'202': {description: ''}}, 202, []],
    [{'204': {description: ''}, '201': {description: '', content: {'text/csv': {}}}}, 201, ['text/csv']],
    [{'200': {description: '', content: {'text/html': {}, 'Text/Plain; a=b': {}}}}, 200, ['text/html', 'text/plain']],
    [{'200': {$ref: '#/components/responses/Page'}}, 200, ['text/html']],
    [{'200': {$ref: '#/components/responses/Nobody'}}, 200, []],
    [{'200': {$ref: '#/components/responses/Circle'}}, 200, []],
    [{'2XX': {description: '', content: JSON_CONTENT}}, 200, ['application/json']],
  ])('reads the status and the types of a success from %j', (responses, status, types) => {
    const contract = readContract(givenOperation(responses));

    expect(contract.status).toBe(status);
    expect((contract.success?.representations ?? []).map(({essence}) => essence)).toEqual(types);
  });

  it.each<[number, string | undefined]>([
    [201, 'a/exact'],
    [204, 'a/class'],
    [404, 'a/default'],
  ])('finds what is declared for %i: itself, its class, or the default', (status, type) => {
    const contract = readContract(
      givenOperation({
        '201': {description: '', content: {'a/exact': {}}},
        '2XX': {description: '', content: {'a/class': {}}},
        default: {description: '', content: {'a/default': {}}},
      }),
    );

    const found = contract.find(status);

    expect(found?.representations[0]?.essence).toBe(type);
  });

  it.each<[OperationObject['responses'], boolean]>([
    [{}, true],
    [{'200': {description: ''}}, true],
    [{'200': {description: '', content: JSON_CONTENT}}, false],
    [{'201': {description: ''}}, false],
    [{'200': {description: ''}, '404': {description: ''}}, false],
  ])('tells whether %j says anything', (responses, isOpen) => {
    expect(readContract(givenOperation(responses)).isOpen).toBe(isOpen);
  });
});

function givenOperation(responses: unknown) {
  const components = {
    responses: {
      Page: {description: '', content: {'text/html': {}}},
      Circle: {$ref: '#/components/responses/Circle'},
    },
  } as ComponentsObject;
  return {name: 'test', spec: {responses} as OperationObject, components};
}
