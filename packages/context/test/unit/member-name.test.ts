import {expect, it} from '@jest/globals';

import {memberName} from '../../src/member-name.js';

class Todo {}

it.each([
  ['a constructor', memberName(Todo, undefined), 'Todo.constructor'],
  ["a constructor's parameter", memberName(Todo, undefined, 0), 'Todo.constructor[0]'],
  ['a method', memberName(Todo.prototype, 'find', {}), 'Todo.prototype.find'],
  ["a method's parameter", memberName(new Todo(), 'find', 1), 'Todo.prototype.find[1]'],
  ['a static method', memberName(Todo, 'open'), 'Todo.open'],
  ['a symbol', memberName(Todo.prototype, Symbol('x')), 'Todo.prototype.Symbol(x)'],
  ['a member of an object without a class', memberName(Object.create(null) as object, 'run'), 'Object.prototype.run'],
])('%s has its name', (_, name, expected) => {
  expect(name).toBe(expected);
});
