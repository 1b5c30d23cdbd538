import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {Interpreter, createCompiler} from '@rondojs/json-schema';

import type {Schema, SchemaCompiler} from '@rondojs/json-schema';

const BOOK = {type: 'object', required: ['title'], properties: {title: {type: 'string'}}};

class Book {
  get title() {
    return 'Rondo';
  }
}

describe.each<[string, () => SchemaCompiler]>([
  ['code', () => createCompiler()],
  ['an interpreter', () => new Interpreter({})],
])('%s asks objects for their own members only', (_name, givenCompiler) => {
  it.each([
    ['a member of its own', {title: 'Rondo'}, true],
    ['a member of its own, and no prototype', Object.assign(Object.create(null) as object, {title: 'Rondo'}), true],
    ['a member of its own, and a class', Object.assign(new (class Item {})(), {title: 'Rondo'}), true],
    ['a getter of its class', new Book(), false],
    ['an inherited member', Object.create({title: 'Rondo'}), false],
    ['no member', {}, false],
    ['a member that is undefined', {title: undefined}, false],
  ])('%s', (_case, value, isValid) => {
    const validate = givenCompiler().compile({type: 'array', items: BOOK});

    expect([validate([value]), validate([{title: 'Rondo'}, value]), validate([value, {title: 'Rondo'}])]).toEqual([isValid, isValid, isValid]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('called %s', name => {
    const validate = givenCompiler().compile(JSON.parse(`{"required": ["${name}"]}`) as Schema);

    expect([validate({}), validate(JSON.parse(`{"${name}": 1}`))]).toEqual([false, true]);
  });

  it('even when somebody gives a member to all objects, after the schema was compiled', () => {
    const validate = givenCompiler().compile(BOOK);
    expect(validate({})).toBe(false);

    const everyParent: object = Object.prototype;
    Object.defineProperty(everyParent, 'title', {value: 'Rondo', configurable: true});

    expect(validate({})).toBe(false);
  });
});

it('plain objects are not asked at all, since that takes longer than the rest', () => {
  const asked = jest.spyOn(Object.prototype, 'hasOwnProperty');
  const validate = createCompiler().compile({...BOOK, properties: {...BOOK.properties, author: BOOK}});
  asked.mockClear();

  expect(validate({title: 'Rondo', author: {title: 'Dr.'}})).toBe(true);
  expect(asked).not.toHaveBeenCalled();
  expect(validate(new Book())).toBe(false);
  expect(asked).toHaveBeenCalled();
});

afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(Object.prototype, 'title');
});
