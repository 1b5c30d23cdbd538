import {describe, expect, it} from '@jest/globals';

import {Context} from '../../src/context.js';
import {proxied, provideProxies} from '../../src/proxying.js';

describe('proxied', () => {
  it('is told how proxies are made, and says so where nobody has', async () => {
    const context = new Context('app');
    const before = () => proxied({}, context);
    expect(before).toThrow('Nobody has said how proxies are made: enter this package by its door.');

    provideProxies((target, where) => ({target, where: where.name}));

    expect(proxied({a: 1}, context)).toEqual({target: {a: 1}, where: 'app'});
    expect(await proxied(Promise.resolve({a: 1}), context)).toEqual({target: {a: 1}, where: 'app'});
  });

  it.each([undefined, null, 'text', 1])('gives %p as it is', value => {
    expect(proxied(value, new Context('app'))).toBe(value);
  });
});
