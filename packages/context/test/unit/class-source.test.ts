import {describe, expect, it} from '@jest/globals';

import {hasOwnConstructor, mayHaveMember} from '../../src/class-source.js';

import type {Constructor} from '../../src/class.js';

describe('hasOwnConstructor', () => {
  it.each([
    ['class A {}', false],
    ['class A { constructor() {} }', true],
    ['class A extends Object { constructor(...all) { super(...all); } }', false],
    ['class A { again() { return new this.constructor(1); } }', false],
    ['class A { text = "constructor("; other = `constructor(` }', false],
    ['class A { /* constructor( */ }', false],
    ["class A { text = `it's`; constructor() {} other = `it's` }", true],
    ['class A { static toString() { return ""; } constructor() {} }', true],
  ])('answers for %s', (text, expected) => {
    expect(hasOwnConstructor(written(text))).toBe(expected);
  });
});

describe('mayHaveMember', () => {
  it.each([
    ['a method', 'class A { value() {} }'],
    ['an inherited method', 'class A extends class { value() {} } {}'],
    ['a method under a computed name', 'class A { ["val" + "ue"]() {} }'],
    ['an accessor, which is not called', 'class A { get value() { throw new Error(); } }'],
    ['a field', 'class A { value = () => 1; }'],
    ['an inherited field', 'class A extends class { value = () => 1; } {}'],
    ['what a constructor sets', 'class A { constructor() { this.value = () => 1; } }'],
    ['what a constructor sets by a text', 'class A { constructor() { this["value"] = () => 1; } }'],
    ['what a constructor is given', 'class A { constructor(all) { Object.assign(this, all); } }'],
    ['what a constructor returns', 'class A { constructor() { return create(); } }'],
    ['a field under a computed name', 'class A { ["val" + "ue"] = () => 1; }'],
    ['what a built-in class might have', 'class A extends Map {}'],
    ['a function whose text is hidden', '(class A {}).bind()'],
  ])('does not deny %s', (_, text) => {
    expect(mayHaveMember(written(text), 'value')).toBe(true);
  });

  it.each([
    ['a class with other members', 'class A { now = 1; get() { return this.now; } }'],
    ['a class with a member that sounds like it', 'class A { values() {} }'],
    ['a class that only mentions it in a comment', 'class A { /* value() */ }'],
    ['a class that extends such a class', 'class A extends class { get() {} } { constructor() { super(); } }'],
  ])('denies it of %s', (_, text) => {
    expect(mayHaveMember(written(text), 'value')).toBe(false);
  });
});

/** A class as somebody may have written it, without a compiler that changes its text. */
function written(text: string): Constructor {
  // Only so is a class's text what it says here: whatever stands in this file has been compiled.
  // oxlint-disable-next-line no-new-func
  return new Function(`return ${text}`)() as Constructor;
}
