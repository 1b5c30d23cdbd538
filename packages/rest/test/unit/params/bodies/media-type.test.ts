import {describe, expect, it} from '@jest/globals';

import {compareSpecial, isDescribedBy, isOfRange, parseMediaType} from '../../../../src/params/bodies/media-type.js';

import type {MediaType} from '../../../../src/contract/body-parser.js';

describe('parseMediaType', () => {
  it.each<[string, string, object]>([
    ['application/json', 'application/json', {}],
    ['Application/JSON', 'application/json', {}],
    ['text/plain;charset=UTF-8', 'text/plain', {charset: 'UTF-8'}],
    ['text/plain\t; \tcharset="a;\\"b" ; x=1;', 'text/plain', {charset: 'a;"b', x: '1'}],
    ['image/*', 'image/*', {}],
  ])('reads %j', (text, type, parameters) => {
    const mediaType = parseMediaType(text);

    expect(mediaType).toEqual({type, parameters});
  });

  it.each([
    '',
    'json',
    '/',
    'text/',
    'a b/c',
    'application/json, text/plain',
    'a/b; =',
    'a/b; c',
    'a/b; c=',
    'a/b; c="d',
    'a/b; c=d e',
    'a/b; charset=utf-8; charset=latin1',
    'a/b; charset=utf-8; Charset=latin1',
    `a/b;${' '.repeat(15_000)}=`,
  ])('makes nothing of %.60j', text => {
    const mediaType = parseMediaType(text);

    expect(mediaType).toBeUndefined();
  });
});

describe('isOfRange', () => {
  it.each([
    ['image/png', 'image/png', true],
    ['image/png', 'image/*', true],
    ['image/png', '*/*', true],
    ['application/a+json', '+json', true],
    ['image/png', 'image/jpeg', false],
    ['imagery/png', 'image/*', false],
    ['application/json', '+json', false],
    ['application/jsonp', 'application/json', false],
  ])('says of %s and %s: %p', (type, range, answer) => {
    expect(isOfRange(type, range)).toBe(answer);
  });
});

describe('isDescribedBy', () => {
  it.each([
    ['text/plain; a=1; b=2', 'text/plain; a=1', true],
    ['text/plain; a=2', 'text/plain; a=1', false],
    ['text/plain', 'text/plain; a=1', false],
    ['text/plain; charset=latin1', 'text/plain; charset=utf-8', true],
  ])('says of %s and %s: %p', (type, described, answer) => {
    expect(isDescribedBy(given(type), given(described))).toBe(answer);
  });
});

describe('compareSpecial', () => {
  it('puts the most special first', () => {
    const types = ['*/*', 'image/*', 'image/png', 'image/png;a=1', 'image/png;a=1;b=2'].map(given);

    const sorted = [...types].sort(compareSpecial);

    expect(sorted).toEqual([...types].reverse());
  });
});

function given(text: string): MediaType {
  const mediaType = parseMediaType(text);
  if (mediaType) return mediaType;
  throw new Error(`${text} is no media type.`);
}
