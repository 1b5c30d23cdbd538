import {describe, expect, it} from '@jest/globals';

import {toRepositoryError} from '../../src/database-errors.js';

const ATTEMPT = {table: 'todos', does: 'write'} as const;

describe('an error of a driver', () => {
  it.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'],
    ['ECONNRESET', 'read ECONNRESET'],
    ['EPIPE', 'This socket has been ended by the other party'],
    ['ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'],
    ['ENOENT', 'connect ENOENT /run/postgresql/.s.PGSQL.5432'],
    ['ENETUNREACH', 'connect ENETUNREACH 10.0.0.1:5432'],
    ['57P01', 'terminating connection due to administrator command'],
    ['53300', 'sorry, too many clients already'],
    ['08006', 'connection failure'],
    [undefined, 'Connection terminated unexpectedly'],
    [undefined, 'timeout exceeded when trying to connect'],
  ])('of a connection that is lost, %s: %s, is 503', (code, message) => {
    const error = toRepositoryError(Object.assign(new Error(message), {code}), ATTEMPT);

    expect(error).toMatchObject({status: 503, code: 'DATABASE_UNAVAILABLE', headers: {'retry-after': '1'}});
  });

  it.each([
    ['ENOENT', "ENOENT: no such file or directory, open 'notes.txt'"],
    [undefined, 'The program has said: timeout'],
    ['42P01', 'relation "todos" does not exist'],
  ])('of something else, %s: %s, stays what it is', (code, message) => {
    const given = Object.assign(new Error(message), {code});

    expect(toRepositoryError(given, ATTEMPT)).toBe(given);
  });
});
