import {describe, expect, it} from '@jest/globals';

import {helpOn} from '@rondojs/context';

import {
  BadPathError,
  FileNotFoundError,
  FormLimitError,
  HttpError,
  HttpErrors,
  InvalidBodyError,
  InvalidParametersError,
  MalformedBodyError,
  MethodNotAllowedError,
  MissingBodyError,
  MissingSerializerError,
  NoResponseError,
  NotAcceptableError,
  PayloadTooLargeError,
  PreconditionFailedError,
  RangeNotSatisfiableError,
  RequestsCutError,
  ResponseContractError,
  RestConfigError,
  RouteNotFoundError,
  UnsupportedEncodingError,
  UnsupportedMediaTypeError,
  UrlTooLongError,
} from '../../src/errors.js';

import type {Fault} from '../../src/errors.js';

const FAULT: Fault = {in: 'query', pointer: '/a', code: 'type', message: 'must be integer'};

describe('an error for clients', () => {
  it.each([
    [new RouteNotFoundError('GET', '/a'), 404, 'ROUTE_NOT_FOUND', 'No route answers GET /a.'],
    [
      new MethodNotAllowedError('PUT', '/a', ['GET', 'HEAD']),
      405,
      'METHOD_NOT_ALLOWED',
      '/a does not answer PUT. It answers GET, HEAD.',
    ],
    [
      new BadPathError(),
      400,
      'BAD_PATH',
      'The path of the URL has an invalid percent escape. Escape each byte of UTF-8 as %XX.',
    ],
    [new InvalidParametersError([FAULT]), 400, 'INVALID_PARAMETERS', 'The request has one invalid parameter.'],
    [new InvalidParametersError([FAULT, FAULT]), 400, 'INVALID_PARAMETERS', 'The request has 2 invalid parameters.'],
    [new InvalidBodyError([FAULT]), 422, 'INVALID_BODY', 'The request body has one fault.'],
    [new InvalidBodyError([FAULT, FAULT, FAULT]), 422, 'INVALID_BODY', 'The request body has 3 faults.'],
    [new MissingBodyError(['a/b', 'c/d']), 400, 'MISSING_BODY', 'A request body is required: a/b, c/d.'],
    [new MalformedBodyError('The request body was cut off.'), 400, 'MALFORMED_BODY', 'The request body was cut off.'],
    [
      new UnsupportedMediaTypeError('x/y', ['a/b', 'c/d']),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Content-Type x/y is not accepted. The operation accepts: a/b, c/d.',
    ],
    [
      new UnsupportedMediaTypeError(undefined, ['a/b']),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'The body has no Content-Type. The operation accepts: a/b.',
    ],
    [new UrlTooLongError(8192), 414, 'URL_TOO_LONG', 'The URL is longer than the limit of 8192 characters.'],
    [
      new NotAcceptableError(['a/b', 'c/d']),
      406,
      'NOT_ACCEPTABLE',
      'The operation answers in none of the media types that Accept lists. It answers in: a/b, c/d.',
    ],
    [
      new PreconditionFailedError('If-Match'),
      412,
      'PRECONDITION_FAILED',
      'If-Match does not hold: the resource is not in the state that the request is meant for.',
    ],
    [
      new RangeNotSatisfiableError(10),
      416,
      'RANGE_NOT_SATISFIABLE',
      'The range begins behind the end: there are 10 bytes.',
    ],
    [new FormLimitError(2, 'fields'), 413, 'FORM_LIMIT', 'The form has more fields than the limit of 2.'],
    [
      new UnsupportedEncodingError('compress', ['gzip', 'br']),
      415,
      'UNSUPPORTED_ENCODING',
      'Content-Encoding compress is not accepted. Accepted are: gzip, br.',
    ],
    [new FileNotFoundError(), 404, 'FILE_NOT_FOUND', 'There is no such file.'],
    [
      new PayloadTooLargeError(10),
      413,
      'PAYLOAD_TOO_LARGE',
      'The request body is larger than the limit of 10 bytes.',
    ],
  ])('tells what is wrong: %s', (error, status, code, message) => {
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({name: error.constructor.name, status, code, message});
  });

  it('tells which methods are allowed', () => {
    const error = new MethodNotAllowedError('PUT', '/a', ['GET', 'HEAD']);

    expect(error.headers).toEqual({allow: 'GET, HEAD'});
  });

  it('passes its cause on', () => {
    const cause = new Error('cause');

    const error = new MalformedBodyError('The request body was cut off.', {cause});

    expect(error.cause).toBe(cause);
  });
});

describe('HttpErrors', () => {
  it.each([
    ['BadRequest', 400, 'BAD_REQUEST'],
    ['Unauthorized', 401, 'UNAUTHORIZED'],
    ['Forbidden', 403, 'FORBIDDEN'],
    ['NotFound', 404, 'NOT_FOUND'],
    ['Conflict', 409, 'CONFLICT'],
    ['Gone', 410, 'GONE'],
    ['PreconditionFailed', 412, 'PRECONDITION_FAILED'],
    ['UnprocessableEntity', 422, 'UNPROCESSABLE_ENTITY'],
    ['TooManyRequests', 429, 'TOO_MANY_REQUESTS'],
    ['NotImplemented', 501, 'NOT_IMPLEMENTED'],
    ['ServiceUnavailable', 503, 'SERVICE_UNAVAILABLE'],
  ] as const)('has %s', (name, status, code) => {
    const error = new HttpErrors[name]('Why.');

    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({status, code, message: 'Why.', headers: {}, errors: undefined});
  });

  it('gives its errors a name for the log, and passes their cause on', () => {
    const cause = new Error('cause');

    const error = new HttpErrors.ServiceUnavailable('Why.', {cause});

    expect(String(error)).toBe('HttpError: Why.');
    expect(error.cause).toBe(cause);
  });
});

describe('an error for programmers', () => {
  it.each([
    [
      new NoResponseError('MySequence'),
      'NO_RESPONSE',
      'NoResponseError: MySequence ended without a response: it must call send or reject once.',
    ],
    [new RestConfigError('Wrong.'), 'REST_CONFIG', 'RestConfigError: Wrong.'],
    [new ResponseContractError('Wrong.'), 'RESPONSE_BREAKS_CONTRACT', 'ResponseContractError: Wrong.'],
    [
      new MissingSerializerError('text/csv'),
      'MISSING_SERIALIZER',
      'MissingSerializerError: Nothing writes objects as text/csv. ' +
        'Return text or bytes, or bind a serializer with the tag rest.serializer.',
    ],
    [
      new RequestsCutError(['GET /a', 'GET /b'], 90),
      'REQUESTS_CUT',
      'RequestsCutError: 2 requests broken off after 90 ms: GET /a, GET /b. ' +
        'Answer sooner, or allow more: {lifeCycle: {gracePeriod: …}}.',
    ],
  ])('is not for clients, and says where to read about it: %s', (error, code, text) => {
    expect(error).not.toBeInstanceOf(HttpError);
    expect(error).toMatchObject({code, help: helpOn(code)});
    expect(String(error)).toBe(text);
  });
});
