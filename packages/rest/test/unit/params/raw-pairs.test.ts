import {describe, expect, it} from '@jest/globals';

import {parseCookies, parseQuery} from '../../../src/params/raw-pairs.js';

describe('parseQuery', () => {
  it.each<[string, string | string[] | undefined]>([
    ['a=1', '1'],
    ['b=2&a=1&c', '1'],
    ['%61=%31', '%31'],
    ['a', ''],
    ['&&a=1&&', '1'],
    ['a=1=2', '1=2'],
    ['a=1&a=&a=3', ['1', '', '3']],
    ['A=1&aa=2&=3', undefined],
    ['', undefined],
  ])('finds the name a in %j', (query, found) => {
    expect(parseQuery(query, 10)?.find('a')).toEqual(found);
  });

  it.each([2, 16, 17, 1000])('finds each of %d names, also where one is repeated', count => {
    const names = Array.from({length: count}, (_, index) => `name${index}`);
    const query = [...names, 'name1'].map((name, index) => `${name}=${index}`).join('&');

    const pairs = parseQuery(query, count + 1);

    expect(pairs?.find('name0')).toBe('0');
    expect(pairs?.find('name1')).toEqual(['1', String(count)]);
    expect(pairs?.find('toString')).toBeUndefined();
    expect([...(pairs?.byName().keys() ?? [])]).toEqual(names);
  });

  it('takes so many pairs, and no more', () => {
    expect(parseQuery('a&b&&c', 3)?.find('c')).toBe('');
    expect(parseQuery('a&b&&c', 2)).toBeUndefined();
  });
});

describe('parseCookies', () => {
  it('finds a name, its quotes and blanks taken off', () => {
    expect(parseCookies('b=2; a="1"', 10)?.find('a')).toBe('1');
  });
});
