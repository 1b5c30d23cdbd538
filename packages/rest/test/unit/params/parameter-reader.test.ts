import {describe, expect, it} from '@jest/globals';

import {PARAMETER_DEFAULTS} from '../../../src/config.js';
import {RequestTexts} from '../../../src/params/request-texts.js';
import {createParameterReader} from '../../../src/params/parameter-reader.js';
import {givenResolvedRoute} from '../helpers.js';

import type {ComponentsObject, ParameterObject} from '@rondojs/openapi-spec';
import type {Fault} from '../../../src/errors.js';

const SOURCES = {
  path: {id: '7'},
  query: 'id=8&ids=1&ids=2&q=a%20b%2Bc+d&empty=&filter=%7B%22a%22%3A1%7D&bad=%7B&list=1,2',
  headers: {'x-id': '9', 'x-ids': '1, 2,3', cookie: 'id=10; name=a%20b'},
};

describe('createParameterReader', () => {
  it.each<[ParameterObject, unknown]>([
    [{name: 'id', in: 'path', required: true, schema: {type: 'integer'}}, 7],
    [{name: 'id', in: 'query', schema: {type: 'integer'}}, 8],
    [{name: 'X-Id', in: 'header', schema: {type: 'integer'}}, 9],
    [{name: 'id', in: 'cookie', schema: {type: 'integer'}}, 10],
    [{name: 'name', in: 'cookie', schema: {type: 'string'}}, 'a b'],
    [{name: 'q', in: 'query', schema: {type: 'string'}}, 'a b+c d'],
    [{name: 'empty', in: 'query', schema: {type: 'string'}}, ''],
    [{name: 'ids', in: 'query', schema: {type: 'array', items: {type: 'integer'}}}, [1, 2]],
    [{name: 'list', in: 'query', explode: false, schema: {type: 'array', items: {type: 'integer'}}}, [1, 2]],
    [{name: 'X-Ids', in: 'header', schema: {type: 'array', items: {type: 'integer'}}}, [1, 2, 3]],
    [{name: 'filter', in: 'query', content: {'application/json': {schema: {type: 'object'}}}}, {a: 1}],
    [{name: 'nobody', in: 'query', schema: {type: 'integer'}}, undefined],
    [{name: 'nobody', in: 'query', schema: {type: 'integer', default: 5}}, 5],
    [{name: 'nobody', in: 'query', schema: {$ref: '#/components/schemas/Limit'}}, 20],
    [{name: 'nobody', in: 'query'}, undefined],
  ])('reads %j', (parameter, value) => {
    const {params, faults} = read([parameter], {schemas: {Limit: {type: 'integer', default: 20}}});

    expect(faults).toEqual([]);
    expect(params).toEqual([value]);
  });

  it.each<[ParameterObject, Fault]>([
    [
      {name: 'q', in: 'query', schema: {type: 'integer'}},
      {in: 'query', pointer: '/q', code: 'type', message: 'must be an integer, of at most 2^53 - 1'},
    ],
    [
      {name: 'ids', in: 'query', schema: {type: 'integer'}},
      {in: 'query', pointer: '/ids', code: 'repeated', message: 'must be given once'},
    ],
    [
      {name: 'id', in: 'path', required: true, schema: {type: 'integer', minimum: 10}},
      {in: 'path', pointer: '/id', code: 'minimum', message: 'must be at least 10', expected: 10},
    ],
    [
      {name: 'X-Nobody', in: 'header', required: true, schema: {type: 'integer'}},
      {in: 'header', pointer: '/X-Nobody', code: 'required', message: 'is required'},
    ],
    [
      {name: 'empty', in: 'query', required: true, schema: {type: 'string'}},
      {in: 'query', pointer: '/empty', code: 'required', message: 'is required'},
    ],
    [
      {name: 'bad', in: 'query', content: {'application/json': {schema: {}}}},
      {in: 'query', pointer: '/bad', code: 'type', message: 'must be JSON'},
    ],
    [
      {name: 'filter', in: 'query', content: {'application/json': {schema: {required: ['b']}}}},
      {in: 'query', pointer: '/filter/b', code: 'required', message: 'is required'},
    ],
    [
      {name: 'ids', in: 'query', schema: {type: 'array', items: {type: 'integer', minimum: 2}}},
      {in: 'query', pointer: '/ids/0', code: 'minimum', message: 'must be at least 2', expected: 2},
    ],
    [
      {name: 'a/b~c', in: 'query', required: true, schema: {type: 'integer'}},
      {in: 'query', pointer: '/a~1b~0c', code: 'required', message: 'is required'},
    ],
  ])('finds the fault in %j', (parameter, fault) => {
    const {faults} = read([parameter]);

    expect(faults).toEqual([fault]);
  });

  it('gathers the faults of all parameters', () => {
    const {faults} = read([
      {name: 'id', in: 'path', schema: {type: 'boolean'}},
      {name: 'id', in: 'query', schema: {maxLength: 0}},
      {name: 'id', in: 'cookie', schema: {type: 'integer', minimum: 11, multipleOf: 3}},
    ]);

    expect(faults.map(({in: place, code}) => [place, code])).toEqual([
      ['path', 'type'],
      ['query', 'maxLength'],
      ['cookie', 'minimum'],
      ['cookie', 'multipleOf'],
    ]);
  });

  it('gives each request a default of its own', () => {
    const parameter: ParameterObject = {
      name: 'nobody',
      in: 'query',
      schema: {type: 'array', items: {type: 'string'}, default: ['a']},
    };
    const reader = createParameterReader(parameter, {}, PARAMETER_DEFAULTS);
    const first = reader(new RequestTexts(givenResolvedRoute(), 10)) as string[];
    first.push('b');

    const second = reader(new RequestTexts(givenResolvedRoute(), 10));

    expect(second).toEqual(['a']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds no %s where the client sent none', name => {
    const places = ['query', 'cookie', 'header'] as const;

    const {params, faults} = read(places.map(place => ({name, in: place, schema: {type: 'string'}})));

    expect({params, faults}).toEqual({params: [undefined, undefined, undefined], faults: []});
  });
});

function read(parameters: readonly ParameterObject[], components: ComponentsObject = {}) {
  const texts = new RequestTexts(givenResolvedRoute(SOURCES), 100);
  const params = parameters.map(one => createParameterReader(one, components, PARAMETER_DEFAULTS)(texts));
  return {params, faults: texts.faults};
}
