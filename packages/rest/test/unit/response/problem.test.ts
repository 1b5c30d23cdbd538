import {describe, expect, it} from '@jest/globals';

import {HttpError, HttpErrors, InvalidBodyError} from '../../../src/errors.js';
import {toProblem} from '../../../src/response/problem.js';

import type {Fault} from '../../../src/errors.js';

const BARE = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};

describe('toProblem', () => {
  it('tells status, code and message of an HttpError', () => {
    const problem = toProblem(new HttpErrors.NotFound('There is no todo 7.'));

    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'NOT_FOUND',
      detail: 'There is no todo 7.',
    });
  });

  it('tells all faults', () => {
    const faults: Fault[] = [{in: 'body', pointer: '/a', code: 'type', message: 'must be integer'}];

    const problem = toProblem(new InvalidBodyError(faults));

    expect(problem).toMatchObject({status: 422, detail: 'The request body has one fault.', errors: faults});
  });

  it('leaves out a message that is empty', () => {
    const problem = toProblem(new HttpErrors.Conflict(''));

    expect(problem).not.toHaveProperty('detail');
  });

  it.each([
    [404, 'Not Found', 'NOT_FOUND'],
    [418, "I'm a Teapot", 'I_M_A_TEAPOT'],
    [499, 'Error', 'ERROR'],
  ])("takes the status %i of another library's error, and no word of it", (status, title, code) => {
    const problem = toProblem(Object.assign(new Error('secret'), {status}));

    expect(problem).toEqual({type: 'about:blank', title, status, code});
  });

  it('knows a statusCode too', () => {
    const problem = toProblem({statusCode: 413});

    expect(problem).toMatchObject({status: 413, title: 'Payload Too Large'});
  });

  it.each([
    undefined,
    null,
    'secret',
    7,
    Symbol('secret'),
    new Error('secret'),
    Object.freeze(new Error('secret')),
    ...[99, 200, 302, 399, 500, 503, 600, 404.5, NaN, 'abc', '404', null, {}].map(status => ({status})),
  ])('tells nothing of %p', error => {
    const problem = toProblem(error);

    expect(problem).toEqual(BARE);
  });

  it.each([99, 200, 600, Number.NaN])('makes a 500 of an HttpError of status %p', status => {
    class WrongError extends HttpError {
      readonly code = 'WRONG';
      readonly status = status;
    }

    const problem = toProblem(new WrongError('secret'));

    expect(problem).toEqual(BARE);
  });

  it.each(['get', 'getPrototypeOf', 'has', 'ownKeys'])('survives a proxy that throws on %s', trap => {
    const hostile = new Proxy(new HttpErrors.NotFound('secret'), {
      [trap]: () => {
        throw new Error('trap');
      },
    });

    const problem = toProblem(hostile);

    expect(problem.status).toBe(trap === 'get' ? 500 : 404);
  });
});
