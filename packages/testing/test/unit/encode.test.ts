import {describe, expect, it} from '@jest/globals';

import {encodeCookie, encodeHeader, encodePath, encodeQuery} from '../../src/encode.js';

import type {Encoding} from '../../src/encode.js';

const COLORS = ['blue', 'black'];
const RGB = {R: 100, G: 200};

/** The table of OpenAPI 3.1, 4.8.12.4, and what it leaves out. */
describe('a parameter', () => {
  it.each<[Partial<Encoding>, unknown, string]>([
    [{}, 'a/b', 'a%2Fb'],
    [{}, COLORS, 'blue,black'],
    [{}, RGB, 'R,100,G,200'],
    [{explode: true}, RGB, 'R=100,G=200'],
    [{style: 'label'}, 'blue', '.blue'],
    [{style: 'label'}, COLORS, '.blue,black'],
    [{style: 'label', explode: true}, COLORS, '.blue.black'],
    [{style: 'label', explode: true}, RGB, '.R=100.G=200'],
    [{style: 'matrix'}, 'blue', ';color=blue'],
    [{style: 'matrix'}, COLORS, ';color=blue,black'],
    [{style: 'matrix', explode: true}, COLORS, ';color=blue;color=black'],
    [{style: 'matrix', explode: true}, RGB, ';R=100;G=200'],
    [{content: {'application/json': {}}}, RGB, '%7B%22R%22%3A100%2C%22G%22%3A200%7D'],
  ])('of the path with %j writes %j as %s', (given, value, text) => {
    expect(encodePath({name: 'color', in: 'path', ...given}, value)).toBe(text);
  });

  it.each<[Partial<Encoding>, unknown, string]>([
    [{}, 'a&b', 'color=a%26b'],
    [{}, new Date(0), 'color=1970-01-01T00%3A00%3A00.000Z'],
    [{}, true, 'color=true'],
    [{}, COLORS, 'color=blue&color=black'],
    [{explode: false}, COLORS, 'color=blue,black'],
    [{}, RGB, 'R=100&G=200'],
    [{explode: false}, RGB, 'color=R,100,G,200'],
    [{style: 'spaceDelimited'}, COLORS, 'color=blue%20black'],
    [{style: 'pipeDelimited'}, COLORS, 'color=blue%7Cblack'],
    [{style: 'deepObject', explode: true}, RGB, 'color%5BR%5D=100&color%5BG%5D=200'],
    [{style: 'deepObject', explode: true}, {a: {b: 1, c: undefined}}, 'color%5Ba%5D%5Bb%5D=1'],
    [{content: {'application/json': {}}}, COLORS, 'color=%5B%22blue%22%2C%22black%22%5D'],
  ])('of the query with %j writes %j as %s', (given, value, text) => {
    expect(encodeQuery({name: 'color', in: 'query', ...given}, value)).toBe(text);
  });

  it('of a header has no escapes', () => {
    expect(encodeHeader({name: 'color', in: 'header'}, ['a b', 'c'])).toBe('a b,c');
  });

  it('of a cookie is a pair, or several', () => {
    expect(encodeCookie({name: 'color', in: 'cookie'}, COLORS)).toBe('color=blue; color=black');
  });

  it.each(['', '.', '..'])('of the path cannot be "%s"', value => {
    expect(() => encodePath({name: 'color', in: 'path'}, value)).toThrow(`"${value}" cannot be the value of {color}`);
  });
});
