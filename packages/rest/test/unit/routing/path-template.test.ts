import {describe, expect, it} from '@jest/globals';

import {RestConfigError} from '../../../src/errors.js';
import {matchSegment, parseTemplate} from '../../../src/routing/path-template.js';

describe('parseTemplate', () => {
  it.each<[string, string, string[], string, string[][] | undefined]>([
    ['/', '/', [], '/', undefined],
    ['/todos', '/todos', [], '/todos', undefined],
    ['/todos/{id}', '/todos/:s0', ['id'], '/todos/{}', undefined],
    ['/todos/{id}/tags/{tag}', '/todos/:s0/tags/:s1', ['id', 'tag'], '/todos/{}/tags/{}', undefined],
    ['/files/{name}.{type}', '/files/:s0', ['name', 'type'], '/files/{}.{}', [['', '.', '']]],
    ['/ranges/{from}-{to}', '/ranges/:s0', ['from', 'to'], '/ranges/{}-{}', [['', '-', '']]],
    ['/{a-b.c:d}', '/:s0', ['a-b.c:d'], '/{}', undefined],
    ['/todos/{id}:cancel', '/todos/:s0', ['id'], '/todos/{}:cancel', [['', ':cancel']]],
    ['/{a}/x{b}', '/:s0/:s1', ['a', 'b'], '/{}/x{}', [['', ''], ['x', '']]],
    ['/files/*', '/files/:s0', [], '/files/*', [['*']]],
    ['/café', '/caf%C3%A9', [], '/caf%C3%A9', undefined],
    ['/a%2fb%7e', '/a%2Fb~', [], '/a%2Fb~', undefined],
    ['/a{b', '/a%7Bb', [], '/a%7Bb', undefined],
  ])('reads %s', (path, pattern, names, shape, segments) => {
    const template = parseTemplate(path);

    expect(template).toEqual({pattern, names, shape, segments});
  });

  it('takes a colon literally', () => {
    const template = parseTemplate('/jobs:run');

    expect(template.pattern).toBe('/jobs::run');
  });

  it.each([
    ['todos', 'The path todos must begin with a slash.'],
    ['', 'The path  must begin with a slash.'],
    ['/a?b', 'The path /a?b has a "?" or a "#", which no path of a request has. Escape it: %3F, %23.'],
    ['/{id}/{id}', 'The path /{id}/{id} has the placeholder {id} twice.'],
    [
      '/{a}{b}',
      'The path /{a}{b} has two placeholders without a text between them: nobody knows which takes what.',
    ],
  ])('refuses %p', (path, message) => {
    const parse = () => parseTemplate(path);

    expect(parse).toThrow(new RestConfigError(message));
  });
});

describe('matchSegment', () => {
  it.each<[readonly string[], string, readonly string[] | undefined]>([
    [['', ''], '', ['']],
    [['', ''], 'a.b', ['a.b']],
    [['', '.', ''], 'a.b.c', ['a', 'b.c']],
    [['', '.', ''], '.b', undefined],
    [['', '.', ''], 'a.', undefined],
    [['', '.', ''], '..', undefined],
    [['', '.', ''], '...', ['.', '.']],
    [['', '-', '.json'], 'a-b.json', ['a', 'b']],
    [['', '-', '.json'], 'a-.json', undefined],
    [['v', ''], 'v1', ['1']],
    [['v', ''], 'w1', undefined],
    [['(', ')'], '()', undefined],
    [['*'], '*', []],
    [['*'], 'a', undefined],
  ])('compares %j with %j', (segment, text, values) => {
    expect(matchSegment(segment, text)).toEqual(values);
  });

  it('takes a long text in one pass', () => {
    const text = 'a-'.repeat(50_000);
    const begun = process.cpuUsage();

    matchSegment(['', '-', '-', '-', '!'], text);

    expect(process.cpuUsage(begun).user).toBeLessThan(100_000);
  });
});
