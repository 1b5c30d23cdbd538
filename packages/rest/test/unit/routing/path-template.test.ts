import {describe, expect, it} from '@jest/globals';

import {RestConfigError} from '../../../src/errors.js';
import {parseTemplate} from '../../../src/routing/path-template.js';

describe('parseTemplate', () => {
  it.each([
    ['/', '/', []],
    ['/todos', '/todos', []],
    ['/todos/{id}', '/todos/:p0', ['id']],
    ['/todos/{id}/tags/{tag}', '/todos/:p0/tags/:p1', ['id', 'tag']],
    ['/files/{name}.{type}', '/files/:p0.:p1', ['name', 'type']],
    ['/ranges/{from}-{to}', '/ranges/:p0-:p1', ['from', 'to']],
    ['/{a-b.c:d}', '/:p0', ['a-b.c:d']],
    ['/todos/{id}:cancel', '/todos/:p0(^.+?)::cancel', ['id']],
    ['/points/{x},{y}', '/points/:p0(^.+?),:p1', ['x', 'y']],
  ])('numbers the placeholders of %s', (path, pattern, names) => {
    const template = parseTemplate(path);

    expect(template).toEqual({pattern, names});
  });

  it('takes a colon literally', () => {
    const template = parseTemplate('/jobs:run');

    expect(template.pattern).toBe('/jobs::run');
  });

  it('leaves a brace that is not closed as it is', () => {
    const template = parseTemplate('/a{b');

    expect(template).toEqual({pattern: '/a{b', names: []});
  });

  it.each([
    ['todos', 'The path todos must begin with a slash.'],
    ['', 'The path  must begin with a slash.'],
    ['/files/*', 'The path /files/* has a "*", which the router cannot take literally.'],
  ])('refuses %p', (path, message) => {
    const parse = () => parseTemplate(path);

    expect(parse).toThrow(new RestConfigError(message));
  });
});
