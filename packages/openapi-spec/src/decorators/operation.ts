import {DecoratorTargetError, RepeatedDecoratorError} from '../errors.js';
import {nameOf, notesFor} from '../notes.js';
import {checkPath} from '../paths.js';
import type {OperationDescription} from '../contract.js';
import type {OperationVerb} from '../types.js';

/** A decorator of an instance method. */
export type OperationDecorator = (
  target: object,
  methodName: string | symbol,
  descriptor: PropertyDescriptor,
) => void;

/**
 * Lets a method answer the requests of a verb and a path.
 *
 * Use it for `options` and `trace`, and for methods of your own, in capitals: `@operation('PURGE', '/cache')`. The
 * other verbs have decorators of their own. A method answers
 * one verb and path: let two methods call a third if you need two.
 *
 * @param spec what else is known of the operation; other decorators of the method add to it.
 *
 * @throws {DecoratorTargetError} when it does not stand on a method of an instance.
 * @throws {InvalidPathError} when the path does not start with a slash.
 * @throws {RepeatedDecoratorError} when the method has a verb and path already.
 */
export function operation(
  verb: OperationVerb,
  path: string,
  spec: OperationDescription = {},
): OperationDecorator {
  return describeWith('operation', verb, path, spec);
}

/** Lets a method answer GET, which reads: `@get('/todos/{id}')`. */
export function get(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('get', 'get', path, spec);
}

/** Lets a method answer POST, which adds or acts: `@post('/todos')`. */
export function post(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('post', 'post', path, spec);
}

/** Lets a method answer PUT, which replaces: `@put('/todos/{id}')`. */
export function put(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('put', 'put', path, spec);
}

/** Lets a method answer PATCH, which changes a part: `@patch('/todos/{id}')`. */
export function patch(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('patch', 'patch', path, spec);
}

/** Lets a method answer DELETE, which is a word of JavaScript's own: `@del('/todos/{id}')`. */
export function del(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('del', 'delete', path, spec);
}

/** Lets a method answer HEAD, where the answer of GET without its body would not do. */
export function head(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('head', 'head', path, spec);
}

/** Lets a method answer QUERY, which reads by what its body says: `@query('/todos')`. */
export function query(path: string, spec: OperationDescription = {}): OperationDecorator {
  return describeWith('query', 'query', path, spec);
}

function describeWith(
  decorator: string,
  verb: OperationVerb,
  path: string,
  spec: OperationDescription,
): OperationDecorator {
  // A property has no descriptor, and a program without types may decorate one.
  return (target: object, methodName: string | symbol, descriptor?: PropertyDescriptor) => {
    const notes = notesFor(decorator, target, methodName);
    const name = nameOf(target, methodName);
    if (typeof descriptor?.value !== 'function')
      throw new DecoratorTargetError(decorator, `${name}, which is no method`, 'write a method');
    checkPath(path, `@${decorator} of ${name}`);
    if (notes.operation)
      throw new RepeatedDecoratorError(decorator, name, endpointOf(notes.operation), REMEDY);

    notes.operation = {verb, path, spec};
  };
}

const REMEDY = 'a method answers one verb and path, so write a second method';

function endpointOf({verb, path}: {verb: OperationVerb; path: string}): string {
  return `${verb.toUpperCase()} ${path}`;
}
