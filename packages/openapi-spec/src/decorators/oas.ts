import {DecoratorTargetError, RepeatedDecoratorError} from '../errors.js';
import {marksFor, nameOf, notesFor} from '../notes.js';
import {api} from './api.js';
import {del, get, head, operation, patch, post, put, query} from './operation.js';
import {param} from './param.js';
import {requestBody} from './request-body.js';
import {response} from './response.js';
import type {ControllerClass, Visibility} from '../contract.js';
import type {Marks} from '../notes.js';
import type {SecurityRequirementObject} from '../types.js';

/** A decorator of an instance method; or of a class, for all its methods that have none of their own. */
export type MarkDecorator = (
  target: object,
  methodName?: string | symbol,
  descriptor?: PropertyDescriptor,
) => void;

/** All decorators of operations under one name, and those that have no other. */
export const oas = {
  api,
  operation,
  get,
  post,
  put,
  patch,
  del,
  head,
  query,
  param,
  requestBody,
  response,

  /**
   * Groups operations: `@oas.tags('Todos')`.
   *
   * @throws {DecoratorTargetError} when it does not stand on an instance method or a class.
   * @throws {RepeatedDecoratorError} when there is another one.
   */
  tags: (...tags: readonly string[]) => mark('tags', tags),

  /** Warns clients that an operation will go; `@oas.deprecated(false)` excepts it from its class. */
  deprecated: (isDeprecated = true) => mark('deprecated', isDeprecated),

  /** Keeps an operation out of documents, or in. It is answered all the same. */
  visibility: (visibility: Visibility) => mark('visibility', visibility),

  /** Says who may call: any of the requirements lets in, and none at all means everybody. */
  security: (...requirements: readonly SecurityRequirementObject[]) =>
    mark('security', requirements),
};

function mark<K extends keyof Marks>(kind: K, value: NonNullable<Marks[K]>): MarkDecorator {
  const decorator = `oas.${kind}`;
  return (target, methodName, descriptor) => {
    const isOfClass = typeof target === 'function' && methodName === undefined;
    const place = isOfClass ? target.name : nameOf(target, methodName);
    const marks = isOfClass
      ? marksFor(target as ControllerClass)
      : notesFor(decorator, target, methodName).marks;
    // A property has no descriptor, and a program without types may decorate one.
    if (!isOfClass && typeof descriptor?.value !== 'function')
      throw new DecoratorTargetError(decorator, `${place}, which is no method`, 'write a method');
    if (marks[kind] !== undefined)
      throw new RepeatedDecoratorError(decorator, place, 'one', 'say it all in one');

    marks[kind] = value;
  };
}
