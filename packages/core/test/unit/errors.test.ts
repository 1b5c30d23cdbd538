import {describe, expect, it} from '@jest/globals';

import {
  CoreError,
  InvalidComponentError,
  LifeCycleError,
  ServerNotFoundError,
  StartError,
  StopError,
} from '../../src/errors.js';

describe('the errors of core', () => {
  it.each([
    ['LIFE_CYCLE', 'Too late.', new LifeCycleError('Too late.')],
    ['INVALID_COMPONENT', 'Not one.', new InvalidComponentError('Not one.')],
    ['START_FAILED', 'servers.rest could not start: no port', new StartError('servers.rest', new Error('no port'))],
    ['START_FAILED', 'servers.rest could not start: a text', new StartError('servers.rest', 'a text')],
    [
      'STOP_FAILED',
      'The application stopped with failures: stuck; a text',
      new StopError([new Error('stuck'), 'a text']),
    ],
    [
      'SERVER_NOT_FOUND',
      'The application has no server named "a". It has: "b", "c".',
      new ServerNotFoundError('named "a"', ['"b"', '"c"']),
    ],
    [
      'SERVER_NOT_FOUND',
      'The application has no server named "a". It has none: add one with app.server().',
      new ServerNotFoundError('named "a"', []),
    ],
  ])('have a name, a code and a sentence: %s, %s', (code, message, error) => {
    expect(error).toBeInstanceOf(CoreError);
    expect(error.name).toBe(error.constructor.name);
    expect(error).toMatchObject({code, message});
  });
});
