import type {Constructor} from './class.js';

/**
 * What messages call a member of a class: `TodoController.prototype.find`, `TodoController.constructor[0]`, and
 * `TodoController.open` for a static one.
 *
 * @param target - the class for what is static and for the constructor, otherwise the prototype or an instance
 */
export function memberName(
  target: object,
  member: string | symbol | undefined,
  index?: number | PropertyDescriptor,
): string {
  const isStatic = typeof target === 'function';
  // An object without a prototype has no constructor.
  const type = isStatic ? target : ((target.constructor as Constructor | undefined) ?? Object);
  const position = typeof index === 'number' ? `[${index}]` : '';
  if (member === undefined) return `${type.name}.constructor${position}`;
  return `${type.name}.${isStatic ? '' : 'prototype.'}${String(member)}${position}`;
}
