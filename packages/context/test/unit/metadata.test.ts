import {describe, expect, it} from '@jest/globals';

import {metadataSlot} from '../../src/metadata.js';

describe('metadataSlot', () => {
  it('tells what is said of a class from what it inherits', () => {
    const slot = metadataSlot<number>('test.inheritance');
    class Parent {}
    class Child extends Parent {}

    slot.set(Parent, 1);

    expect([slot.own(Parent), slot.inherited(Parent)]).toEqual([1, 1]);
    expect([slot.own(Child), slot.inherited(Child)]).toEqual([undefined, 1]);
  });

  it('is one for one name, so that two copies of the package understand each other', () => {
    class Type {}

    metadataSlot<number>('test.same').set(Type, 1);

    expect(metadataSlot<number>('test.same').own(Type)).toBe(1);
  });
});
