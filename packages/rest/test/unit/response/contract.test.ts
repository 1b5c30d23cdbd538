import {describe, expect, it} from '@jest/globals';

import {successContractOf} from '../../../src/response/contract.js';

import type {OperationObject} from '@rondojs/openapi-spec';

const JSON_CONTENT = {'application/json': {}};

describe('successContractOf', () => {
  it.each<[OperationObject['responses'], number, string | undefined]>([
    [undefined, 200, undefined],
    [{}, 200, undefined],
    [{'404': {description: ''}, default: {description: '', content: JSON_CONTENT}}, 200, undefined],
    [{'201': {description: '', content: JSON_CONTENT}}, 201, 'application/json'],
    [{'202': {description: ''}}, 202, undefined],
    [{'204': {description: ''}, '201': {description: '', content: {'text/csv': {}}}}, 201, 'text/csv'],
    [{'200': {description: '', content: {'text/html': {}, 'text/plain': {}}}}, 200, 'text/html'],
    [{'200': {$ref: '#/components/responses/A'}}, 200, undefined],
    [{'2XX': {description: '', content: JSON_CONTENT}}, 200, undefined],
  ])('reads %j', (responses, status, mediaType) => {
    const contract = successContractOf({responses} as OperationObject);

    expect(contract).toEqual({status, mediaType});
  });

  it('reads an operation once', () => {
    const spec: OperationObject = {responses: {'201': {description: ''}}};

    const contracts = [successContractOf(spec), successContractOf(spec)];

    expect(contracts[0]).toBe(contracts[1]);
  });
});
