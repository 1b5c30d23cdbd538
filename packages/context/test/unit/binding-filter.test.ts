import {describe, expect, it} from '@jest/globals';

import {
  ANY_TAG_VALUE,
  filterByKey,
  filterByTag,
  includesTagValue,
  isBindingAddress,
  isBindingTagFilter,
} from '../../src/binding-filter.js';
import {BindingKey} from '../../src/binding-key.js';
import {bind} from '../../src/binding.js';

import type {BindingFilter, BindingTagPattern} from '../../src/binding-filter.js';

describe('filterByKey', () => {
  it.each([
    ['*', ['foo', 'bar', 'f++o']],
    ['*.*', ['foo.bar', 'foo.baz']],
    ['*:ba*', ['foo:bar']],
    ['???', ['foo', 'bar']],
    ['foo.ba?', ['foo.bar', 'foo.baz']],
    ['foo', ['foo']],
    ['f++o', ['f++o']],
    ['(f|b):*', ['(f|b):x']],
    [/^foo/, ['foo', 'foo.bar', 'foo.baz', 'foo:bar']],
    [/bar/g, ['bar', 'foo.bar', 'foo:bar']],
  ])('finds by %s', (pattern, expected) => {
    const keys = ['foo', 'bar', 'foo.bar', 'foo.baz', 'foo:bar', 'f++o', '(f|b):x'];

    expect(keys.filter(key => filterByKey(pattern)(bind(key)))).toEqual(expected);
  });

  it('takes any key when nothing is said, and a test as it is', () => {
    const filter: BindingFilter = () => false;

    expect(filterByKey()(bind('foo'))).toBe(true);
    expect(filterByKey(filter)).toBe(filter);
  });
});

describe('filterByTag', () => {
  const binding = bind('foo').tag('controller', {name: 'my', phases: ['a', 'b']});

  it.each<[BindingTagPattern, boolean]>([
    ['controller', true],
    ['toString', false],
    ['c*', true],
    ['d*', false],
    [/^contr/g, true],
    [/^x/, false],
    [{name: 'my'}, true],
    [{name: 'my', controller: 'controller'}, true],
    [{name: 'my', other: 1}, false],
    [{phases: 'b'}, true],
    [{phases: 'c'}, false],
    [{name: ANY_TAG_VALUE}, true],
    [{other: ANY_TAG_VALUE}, false],
    [{phases: includesTagValue('x', 'a')}, true],
    [{name: includesTagValue('x', 'my')}, true],
    [{name: includesTagValue('x')}, false],
  ])('by %p answers %p', (pattern, expected) => {
    const filter = filterByTag(pattern);

    expect([filter(binding), filter(binding)]).toEqual([expected, expected]);
  });

  it('compares a tag whose value is a function', () => {
    class Server {}
    const tagged = bind('foo').tag({serverFor: Server});

    expect(filterByTag({serverFor: Server})(tagged)).toBe(true);
    expect(filterByTag({serverFor: class {}})(tagged)).toBe(false);
  });

  it('tells what it looks for', () => {
    expect(filterByTag('controllers.*').bindingTagPattern).toEqual(/^controllers\.[^.:]*$/);
    expect(filterByTag({name: 'my'}).bindingTagPattern).toEqual({name: 'my'});
  });
});

describe('isBindingTagFilter', () => {
  it('knows filters for tags', () => {
    const other = Object.assign(() => true, {bindingTagPattern: undefined});

    const answers = [filterByTag('x'), filterByKey('x'), other, 'x'].map(isBindingTagFilter);

    expect(answers).toEqual([true, false, false, false]);
  });
});

describe('isBindingAddress', () => {
  it('knows keys, also those of another copy, from filters', () => {
    const answers = ['foo', BindingKey.create('foo'), {key: 'foo'}, () => true, filterByTag('x'), null, 1];

    expect(answers.map(isBindingAddress)).toEqual([true, true, true, false, false, false, false]);
  });
});
