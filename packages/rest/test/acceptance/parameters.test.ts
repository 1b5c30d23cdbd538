import {afterEach, describe, expect, it} from '@jest/globals';

import {api, get, param, post, requestBody} from '@rondojs/openapi-spec';

import {exchange, givenApplication, stopAll} from '../helpers.js';

const LIMIT = {schema: {minimum: 1, maximum: 100, default: 20}} as const;
const INTEGER = 'must be an integer, of at most 2^53 - 1';

@api({components: {schemas: {Color: {type: 'string', enum: ['red', 'green']}}}})
class ParameterController {
  @get('/path/{string}/{integer}/{number}/{boolean}')
  path(
    @param.path.string('string') string: string,
    @param.path.integer('integer') integer: number,
    @param.path.number('number') number: number,
    @param.path.boolean('boolean') boolean: boolean,
  ) {
    return [string, integer, number, boolean];
  }

  @get('/query')
  query(
    @param.query.string('string') string: string,
    @param.query.integer('integer') integer: number,
    @param.query.number('number') number: number,
    @param.query.boolean('boolean') boolean: boolean,
    @param.query.dateTime('dateTime') dateTime: string,
  ) {
    return [string, integer, number, boolean, dateTime];
  }

  @get('/header')
  header(
    @param.header.string('X-String') string: string,
    @param.header.integer('X-Integer') integer: number,
    @param.header.number('X-Number') number: number,
    @param.header.boolean('X-Boolean') boolean: boolean,
    @param.array('X-List', 'header', {type: 'integer'}) list: number[],
  ) {
    return [string, integer, number, boolean, list];
  }

  @get('/cookie')
  cookie(
    @param.cookie.string('string') string: string,
    @param.cookie.integer('integer') integer: number,
    @param.cookie.number('number') number: number,
    @param.cookie.boolean('boolean') boolean: boolean,
  ) {
    return [string, integer, number, boolean];
  }

  @get('/list/{ids}')
  list(
    @param.array('ids', 'path', {type: 'integer'}) ids: number[],
    @param.array('tags', 'query', {type: 'string'}, {schema: {maxItems: 2}}) tags: string[],
  ) {
    return [ids, tags];
  }

  @get('/page')
  page(
    @param.query.integer('limit', LIMIT) limit: number,
    @param({name: 'color', in: 'query', schema: {$ref: '#/components/schemas/Color'}}) color: string,
    @param.query.string('q', {required: true}) q: string,
    @param.query.object('filter') filter: object,
  ) {
    return {limit, color, q, filter};
  }

  @get('/strict')
  strict(@param.query.integer('integer') integer: number, @param.query.number('number') number: number) {
    return [integer, number];
  }

  @post('/both/{id}')
  both(@param.path.integer('id') id: number, @requestBody({schema: {type: 'integer'}}) body: number) {
    return [id, body];
  }
}

afterEach(stopAll);

describe('a parameter', () => {
  it.each([
    ['the path', '/path/a%20b/7/1.5/true', {}, ['a b', 7, 1.5, true]],
    [
      'the query',
      '/query?string=7&integer=-7&number=1e-2&boolean=0&dateTime=2024-01-01T00:00:00Z',
      {},
      ['7', -7, 0.01, false, '2024-01-01T00:00:00Z'],
    ],
    [
      'headers',
      '/header',
      {'x-string': 'a', 'x-integer': '7', 'x-number': '1.5', 'x-boolean': 'false', 'x-list': '1, 2,3'},
      ['a', 7, 1.5, false, [1, 2, 3]],
    ],
    ['cookies', '/cookie', {cookie: 'string=a%20b; integer=7; number=1.5; boolean=1'}, ['a b', 7, 1.5, true]],
    ['lists', '/list/1,2?tags=a&tags=b', {}, [[1, 2], ['a', 'b']]],
    ['a list of one', '/list/1?tags=a', {}, [[1], ['a']]],
  ])('is read from %s', async (_, path, headers, params) => {
    const {client} = await givenApplication([ParameterController]);

    const {body} = await client.get(path, headers);

    expect(body).toEqual(params);
  });

  it('is its default, or undefined, when it is not sent', async () => {
    const {client} = await givenApplication([ParameterController]);

    const {body} = await client.get('/page?q=a');

    expect(body).toEqual({limit: 20, q: 'a'});
  });

  it('may be JSON', async () => {
    const {client} = await givenApplication([ParameterController]);

    const {body} = await client.get(`/page?q=a&filter=${encodeURIComponent('{"a":[1]}')}`);

    expect(body).toMatchObject({filter: {a: [1]}});
  });

  it('is refused with all others that have faults, in one answer', async () => {
    const {client} = await givenApplication([ParameterController]);

    const {status, headers, body} = await client.get('/page?limit=0&color=blue&filter=%7B');

    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'INVALID_PARAMETERS',
      detail: 'The request has 4 invalid parameters.',
      errors: [
        {in: 'query', pointer: '/limit', code: 'minimum', message: 'must be at least 1', expected: 1},
        {
          in: 'query',
          pointer: '/color',
          code: 'enum',
          message: 'must be one of red, green',
          expected: ['red', 'green'],
        },
        {in: 'query', pointer: '/q', code: 'required', message: 'is required'},
        {in: 'query', pointer: '/filter', code: 'type', message: 'must be JSON'},
      ],
    });
  });

  it.each(['0x10', ' 1', '1 ', '1e400', '9007199254740993', '', '+1', '1.5'])(
    'is no integer that is written %j',
    async text => {
      const {client} = await givenApplication([ParameterController]);

      const {status, body} = await client.get(`/strict?integer=${encodeURIComponent(text)}`);

      expect(status).toBe(400);
      expect(body).toMatchObject({errors: [{in: 'query', pointer: '/integer', code: 'type', message: INTEGER}]});
    },
  );

  it('is no number that is repeated, infinite or empty', async () => {
    const {client} = await givenApplication([ParameterController]);
    const queries = ['number=1&number=2', 'number=1e400', 'number=', 'number=NaN', 'number=0x10'];

    const answers = await Promise.all(queries.map(query => client.get(`/strict?${query}`)));

    expect(answers.map(({body}) => (body as {errors: {code: string}[]}).errors[0]?.code)).toEqual([
      'repeated',
      'type',
      'type',
      'type',
      'type',
    ]);
  });

  it('is never repeated in an answer', async () => {
    const {client} = await givenApplication([ParameterController]);

    const {text} = await client.get('/page?limit=hunter2&color=hunter2');

    expect(text).not.toContain('hunter2');
  });

  it('is refused before the body is read', async () => {
    const {app} = await givenApplication([ParameterController]);
    const head = 'POST /both/x HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n';

    const received = await exchange(app.url, head);

    expect(received).toContain('HTTP/1.1 400 Bad Request');
    expect(received).toContain('"pointer":"/id"');
  });

  it('is read beside a body', async () => {
    const {client} = await givenApplication([ParameterController]);

    const {body} = await client.post('/both/7', 8);

    expect(body).toEqual([7, 8]);
  });
});
