import {describe, expect, it} from '@jest/globals';

import {ParserChoice} from '../../../src/params/bodies/parser-choice.js';
import {builtinParsers} from '../../../src/params/bodies/body-parsers.js';
import {createBodyReader} from '../../../src/params/body-reader.js';
import {givenRequest} from '../helpers.js';
import {limitsOf} from '../../../src/contract/body-limits.js';

import type {BodyParser} from '../../../src/contract/body-parser.js';
import type {Constructor} from '@rondojs/context';
import type {Request} from '../../../src/contract/http.js';
import type {RequestBodyObject, SchemaOrReference} from '@rondojs/openapi-spec';

const JSON_TYPE = 'application/json';

describe('createBodyReader', () => {
  it('reads a body that comes in pieces, and validates it', async () => {
    const read = givenReader(givenBody({[JSON_TYPE]: {type: 'object', required: ['a']}}), 100);

    const body = await read(givenPost(JSON_TYPE, '{"a"', ':"', 'é"}'));

    expect(body).toEqual({a: 'é'});
  });

  it('joins a letter that two pieces share', async () => {
    const read = givenReader(givenBody({'text/plain': {type: 'string'}}), 100);
    const [first, second] = [Buffer.from([0xc3]), Buffer.from([0xa9])];

    const body = await read(givenPost('text/plain', first, second));

    expect(body).toBe('é');
  });

  it('takes the schema of the media type that is sent', async () => {
    const content = {[JSON_TYPE]: {type: 'integer'}, 'text/plain': {type: 'string', maxLength: 1}} as const;
    const read = givenReader(givenBody(content), 100);

    const bodies = [await read(givenPost(JSON_TYPE, '77')), await read(givenPost('text/plain', '7'))];

    expect(bodies).toEqual([77, '7']);
    await expect(read(givenPost('text/plain', '77'))).rejects.toMatchObject({code: 'INVALID_BODY'});
  });

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8; a=b',
  ])('accepts %s', async contentType => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 100);

    const body = await read(givenPost(contentType, '7'));

    expect(body).toBe(7);
  });

  it('accepts a media type that is described with parameters', async () => {
    const read = givenReader(givenBody({'Application/JSON; charset=utf-8': {}}), 100);

    const body = await read(givenPost(JSON_TYPE, '7'));

    expect(body).toBe(7);
  });

  it.each([
    ['text/plain', 'Content-Type text/plain is not accepted'],
    ['application/jsonp', 'Content-Type application/jsonp is not accepted'],
    ['application/json; charset=latin1', 'Content-Type application/json; charset=latin1 is not accepted'],
    ['json', 'Content-Type json is not accepted'],
    ['/', 'Content-Type / is not accepted'],
    [undefined, 'The body has no Content-Type'],
  ])('does not accept %p', async (contentType, what) => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 100);

    const reading = read(givenPost(contentType, '7'));

    await expect(reading).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      status: 415,
      message: `${what}. The operation accepts: application/json.`,
    });
  });

  it('refuses a length that is too large before it reads', async () => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 4);
    const request = givenRequest('/', {headers: {'content-type': JSON_TYPE, 'content-length': '5'}});

    const reading = read(request);

    await expect(reading).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      status: 413,
      message: 'The request body is larger than the limit of 4 bytes.',
    });
    expect(request.listenerCount('data')).toBe(0);
  });

  it('takes a body of just the limit, and none of one byte more', async () => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 4);

    const body = await read(givenPost(JSON_TYPE, '12', '34'));

    expect(body).toBe(1234);
    await expect(read(givenPost(JSON_TYPE, '12', '345'))).rejects.toMatchObject({status: 413});
  });

  it('leaves listeners of others alone when a body is too large', async () => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 4);
    const request = givenPost(JSON_TYPE, '12', '345');
    const listener = () => undefined;
    request.on('data', listener);

    await expect(read(request)).rejects.toMatchObject({status: 413});

    expect(request.listeners('data')).toEqual([listener]);
  });

  it('finds all faults', async () => {
    const schema: SchemaOrReference = {properties: {a: {type: 'integer'}, b: {type: 'string'}}};
    const read = givenReader(givenBody({[JSON_TYPE]: schema}), 100);

    const reading = read(givenPost(JSON_TYPE, '{"a":"1","b":1}'));

    await expect(reading).rejects.toMatchObject({
      message: 'The request body has 2 faults.',
      errors: [{pointer: '/a'}, {pointer: '/b'}],
    });
  });

  it.each([{}, {'content-length': '0'}])('takes %j for no body', async headers => {
    const optional = givenReader({content: {[JSON_TYPE]: {}}}, 100);
    const required = givenReader(givenBody({[JSON_TYPE]: {}, 'text/plain': {}}), 100);

    const body = await optional(givenRequest('/', {headers}));

    expect(body).toBeUndefined();
    await expect(required(givenRequest('/', {headers}))).rejects.toMatchObject({
      code: 'MISSING_BODY',
      status: 400,
      message: 'A request body is required: application/json, text/plain.',
    });
  });

  it('tells that a body was cut off', async () => {
    const read = givenReader(givenBody({[JSON_TYPE]: {}}), 100);
    const request = givenPost(JSON_TYPE, '{');
    const cause = new Error('aborted');

    const reading = read(request);
    request.destroy(cause);

    await expect(reading).rejects.toMatchObject({message: 'The request body was cut off.', cause});
  });
});

function givenReader(body: RequestBodyObject, size: number) {
  const bindings = builtinParsers();
  const parsers = bindings.map(({source}) => {
    const type = source?.value as Constructor<BodyParser>;
    return new type();
  });
  const read = createBodyReader(body, {}, limitsOf(size), new ParserChoice(bindings, parsers));
  return async (request: Request) => read(request, value => value);
}

function givenBody(schemas: Record<string, SchemaOrReference>): RequestBodyObject {
  const content = Object.entries(schemas).map(([mediaType, schema]) => [mediaType, {schema}]);
  return {required: true, content: Object.fromEntries(content)};
}

function givenPost(contentType: string | undefined, ...chunks: (string | Buffer)[]) {
  const headers = {'transfer-encoding': 'chunked', ...(contentType && {'content-type': contentType})};
  return givenRequest('/', {method: 'POST', headers, body: chunks.map(chunk => Buffer.from(chunk as string))});
}
