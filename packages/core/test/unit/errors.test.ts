import {describe, expect, it} from '@jest/globals';

import {helpOn} from '@rondojs/context';

import {
  AddressConflictError,
  ConfigError,
  CoreError,
  InvalidComponentError,
  MissingComponentError,
  NameTakenError,
  ServerNotFoundError,
  StartError,
  StopError,
  TimeLimitError,
} from '../../src/errors.js';

describe('the errors of core', () => {
  it.each([
    ['INVALID_COMPONENT', 'Not one.', new InvalidComponentError('Not one.')],
    [
      'START_FAILED',
      'servers.rest could not start: no port\nservers.db could not stop: a text',
      new StartError([
        {name: 'servers.rest', step: 'start', cause: new Error('no port')},
        {name: 'servers.db', step: 'stop', cause: 'a text'},
      ]),
    ],
    [
      'STOP_FAILED',
      'The application stopped with failures: a could not stop: stuck; b could not stop: a text',
      new StopError([
        {name: 'a', step: 'stop', cause: new Error('stuck')},
        {name: 'b', step: 'stop', cause: 'a text'},
      ]),
    ],
    [
      'TIME_LIMIT',
      'pool did not start within 5 ms. Look at what it waits for, or give it longer: {lifeCycle: {timeLimit: …}}.',
      new TimeLimitError('pool', 'start', 5),
    ],
    [
      'NAME_TAKEN',
      'Class B cannot be added as services.A: that is class A already. ' +
        "Give one of them a name of its own, as second argument; or replace it by app.bind('services.A').",
      new NameTakenError('services.A', 'B', 'class A'),
    ],
    [
      'INVALID_CONFIG',
      'The configuration of shop has 2 faults.\n  /a: is wrong\n  /b/c: is required',
      new ConfigError('shop', [
        {pointer: '/a', code: 'x', message: 'is wrong'},
        {pointer: '/b/c', code: 'required', message: 'is required'},
      ]),
    ],
    [
      'ADDRESS_CONFLICT',
      'Servers "a" and "b" both want 127.0.0.1:1. ' +
        'Give one of them another port under its name: {b: {port: …}}; 0 takes any free one.',
      new AddressConflictError('a', 'b', '127.0.0.1:1'),
    ],
    [
      'MISSING_COMPONENT',
      'A requires B, which is not mounted. Add it: app.component(B).',
      new MissingComponentError('A', 'B'),
    ],
    [
      'SERVER_NOT_FOUND',
      'The application has no server named "b2". It has: "b1". Did you mean "b1"?',
      new ServerNotFoundError('named "b2"', ['"b1"'], 'b1'),
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
    expect(error).toMatchObject({code, message, help: helpOn(code)});
  });
});
