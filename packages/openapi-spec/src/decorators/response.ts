import {InvalidStatusError, RepeatedDecoratorError} from '../errors.js';
import {nameOf, notesFor} from '../notes.js';
import type {ResponseOptions, ResponseStatus} from '../contract.js';

/** A decorator of an instance method. */
export type ResponseDecorator = (target: object, methodName: string | symbol) => void;

/**
 * Says what a method answers with a status. One for each status, as many as you like.
 *
 * `schema` is short for JSON content. The description is the reason phrase of the status unless you
 * give one. What the `responses` of the verb's decorator say about the same status is kept, except
 * for what is said again here.
 *
 * @example
 * @response(200, {description: 'The todo.', schema: todoSchema})
 * @response(404)
 * find() {}
 *
 * @throws {InvalidStatusError} when HTTP has no such status.
 * @throws {RepeatedDecoratorError} when the method describes the status already.
 */
export function response(
  status: ResponseStatus,
  options: ResponseOptions = {},
): ResponseDecorator {
  return (target, methodName) => {
    const {responses} = notesFor('response', target, methodName);
    const name = nameOf(target, methodName);
    const key = String(status);
    if (!isStatus(key)) throw new InvalidStatusError(key, name);
    if (responses.has(key))
      throw new RepeatedDecoratorError('response', name, `a @response of ${key}`, REMEDY);

    responses.set(key, options);
  };
}

const REMEDY = 'describe a status once, with all its content';

function isStatus(key: string): boolean {
  return key === 'default' || /^[1-5](XX|\d\d)$/.test(key);
}
