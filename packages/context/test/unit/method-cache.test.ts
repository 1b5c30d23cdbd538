import {describe, expect, it, jest} from '@jest/globals';

import {MethodCache} from '../../src/method-cache.js';

describe('MethodCache', () => {
  it('works out once what belongs to a method, whichever object of the class is asked for', () => {
    const {cache, create} = givenCache();

    const [first, second, third] = [new Todo(), new Todo(), Todo.prototype].map(each => cache.get(each, 'find'));

    expect([second, third]).toEqual([first, first]);
    expect(create.mock.calls).toEqual([[Todo.prototype, 'find']]);
  });

  it('tells methods, subclasses and static methods apart', () => {
    class Child extends Todo {}
    const {cache, create} = givenCache();

    cache.get(new Todo(), 'find');
    cache.get(new Todo(), 'add');
    cache.get(new Child(), 'find');
    cache.get(Todo, 'find');

    expect(create.mock.calls).toEqual([
      [Todo.prototype, 'find'],
      [Todo.prototype, 'add'],
      [Child.prototype, 'find'],
      [Todo, 'find'],
    ]);
  });

  it('takes an object without a prototype for the holder of its methods', () => {
    const bare = Object.create(null) as object;
    const {cache, create} = givenCache();

    cache.get(bare, 'find');

    expect(create).toHaveBeenCalledWith(bare, 'find');
  });
});

class Todo {}

function givenCache() {
  const create = jest.fn((_holder: object, method: string) => ({method}));
  return {cache: new MethodCache(create), create};
}
