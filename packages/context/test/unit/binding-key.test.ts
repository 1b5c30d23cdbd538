import {describe, expect, it} from '@jest/globals';

import {BindingKey, keyOf, readPath, split} from '../../src/binding-key.js';

describe('BindingKey', () => {
  it('is its text', () => {
    const key = BindingKey.create<number>('app.port');

    expect(key.key).toBe('app.port');
    expect(key.propertyPath).toBeUndefined();
    expect(String(key)).toBe('app.port');
  });

  it.each([
    ['beside the key', BindingKey.create('app.config', 'http.port')],
    ['within the key', BindingKey.create('app.config#http.port')],
    ['of another key', BindingKey.create('app.config').deepProperty('http.port')],
    ['of a path', BindingKey.create('app.config#http').deepProperty('port')],
  ])('takes the path of a property %s', (_, key) => {
    expect(key.key).toBe('app.config');
    expect(key.propertyPath).toBe('http.port');
    expect(String(key)).toBe('app.config#http.port');
  });

  it('refuses a path in both places', () => {
    const create = () => BindingKey.create('foo#bar', 'port');

    expect(create).toThrow('Binding key "foo#bar" cannot contain "#"');
  });

  it.each(['', '#port'])('refuses the empty key %p', text => {
    expect(() => BindingKey.create(text)).toThrow('A binding key must not be empty.');
  });
});

describe('keyOf', () => {
  it('takes keys and texts', () => {
    expect(keyOf('foo')).toBe('foo');
    expect(keyOf(BindingKey.create('foo'))).toBe('foo');
  });

  it.each(['foo#bar', BindingKey.create('foo', 'bar')])('refuses the part of a value %s', address => {
    expect(() => keyOf(address)).toThrow('Binding key "foo#bar" cannot contain "#": bind the whole value');
  });

  it('refuses an empty text', () => {
    expect(() => keyOf('')).toThrow('A binding key must not be empty.');
  });
});

describe('split', () => {
  it('divides at the first separator', () => {
    expect(split('a')).toEqual(['a']);
    expect(split('a#b.c')).toEqual(['a', 'b.c']);
    expect(split('a#b#c')).toEqual(['a', 'b#c']);
  });
});

describe('readPath', () => {
  it.each([
    [{a: {b: 1}}, 'a.b', 1],
    [{a: {b: null}}, 'a.b', null],
    [['x', 'y'], '1', 'y'],
    ['text', 'length', 4],
  ])('reads %j at %s', (value, path, expected) => {
    expect(readPath(value, path)).toBe(expected);
  });

  it.each([
    [undefined, 'a'],
    [null, 'a'],
    [{}, 'a.b.c'],
    [{a: null}, 'a.b'],
  ])('finds nothing in %j at %s', (value, path) => {
    expect(readPath(value, path)).toBeUndefined();
  });
});
