import {describe, expect, it} from '@jest/globals';

import {
  BadPathError,
  HttpError,
  HttpErrors,
  InvalidBodyError,
  InvalidParametersError,
  MalformedBodyError,
  MethodNotAllowedError,
  MissingBodyError,
  NoResponseError,
  PayloadTooLargeError,
  RestConfigError,
  RouteNotFoundError,
  UnsupportedMediaTypeError,
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
      'NoResponseError: MySequence ended without a response: it must call send or reject once.',
    ],
    [new RestConfigError('Wrong.'), 'RestConfigError: Wrong.'],
  ])('is not for clients: %s', (error, text) => {
    expect(error).not.toBeInstanceOf(HttpError);
    expect(String(error)).toBe(text);
  });
});
