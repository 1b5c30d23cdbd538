import {describe, expect, it} from '@jest/globals';

import {checkPath, checkPlaceholders, joinPaths} from '../../src/paths.js';

describe('joinPaths', () => {
  it.each([
    [undefined, '/todos', '/todos'],
    ['/', '/todos', '/todos'],
    ['/', '/', '/'],
    ['/api', '/todos', '/api/todos'],
    ['/api/', '/todos', '/api/todos'],
    ['/todos', '/', '/todos'],
    ['/todos', '/{id}/', '/todos/{id}/'],
  ])('puts %s in front of %s', (basePath, path, expected) => {
    const joined = joinPaths(basePath, path);

    expect(joined).toBe(expected);
  });
});

describe('checkPath', () => {
  it('refuses a path without a slash in front', () => {
    const check = () => checkPath('todos', 'TodoController.find');

    expect(check).toThrow(
      "The path 'todos' of TodoController.find should start with a slash: '/todos'.",
    );
  });
});

describe('checkPlaceholders', () => {
  it('accepts several placeholders in one segment', () => {
    const parameters = ['from', 'to'].map(name => ({name, in: 'path'}) as const);

    const check = () => checkPlaceholders('/between/{from}-{to}', parameters, 'A.b');

    expect(check).not.toThrow();
  });

  it('does not take a query parameter for a placeholder', () => {
    const check = () => checkPlaceholders('/{id}', [{name: 'id', in: 'query'}], 'A.b');

    expect(check).toThrow("The path '/{id}' of A.b contains {id}, which no parameter describes");
  });
});
