import {describe, expect, it} from '@jest/globals';

import {describeInjectedArguments, describeInjectedProperties, inject} from '@rondojs/context';

class Controller {
  @inject('logger') logger: unknown;

  constructor(
    @inject('store') readonly store: unknown,
    readonly given: string,
  ) {}

  find(_id: number, @inject.getter('user') _user: unknown) {}
}

describe('the injections of a class', () => {
  it('are told of the constructor, of methods and of properties', () => {
    const told = [
      describeInjectedArguments(Controller),
      describeInjectedArguments(Controller, 'find'),
      [...describeInjectedProperties(Controller)],
    ];

    expect(told).toMatchObject([
      [{address: 'store', kind: 'value'}, undefined],
      [undefined, {address: 'user', kind: 'getter'}],
      [['logger', {address: 'logger'}]],
    ]);
  });

  it('are none where nothing is decorated', () => {
    expect(describeInjectedArguments(class {})).toEqual([]);
    expect(describeInjectedProperties(class {}).size).toBe(0);
  });
});
