import {noteArgument} from '../notes.js';
import type {RequestBodyOptions} from '../contract.js';
import type {SchemaOrReference} from '../types.js';

/**
 * Takes an argument of a method from the body of the request.
 *
 * `schema` is short for JSON content. Without `schema` and `content` the schema is taken from the
 * type of the argument, where the compiler tells it. A body is required unless you say otherwise.
 *
 * @example
 * create(@requestBody({schema: todoSchema}) todo: Todo) {}
 *
 * @throws {DecoratorTargetError} when it does not stand on an argument of an instance method.
 * @throws {RepeatedDecoratorError} when the argument is described already.
 */
export interface RequestBody {
  (options?: RequestBodyOptions): ParameterDecorator;

  /** A JSON list, whose `items` are all alike. */
  array(items: SchemaOrReference, options?: RequestBodyOptions): ParameterDecorator;

  /** A file in a form; the body is not read, but handed on as a stream. */
  file(options?: RequestBodyOptions): ParameterDecorator;
}

export const requestBody: RequestBody = Object.assign(describe, {
  array: describeArray,
  file: describeFile,
});

function describe(options: RequestBodyOptions = {}): ParameterDecorator {
  return (target, methodName, index) =>
    noteArgument('requestBody', target, methodName, index, {kind: 'body', options});
}

function describeArray(
  items: SchemaOrReference,
  options: RequestBodyOptions = {},
): ParameterDecorator {
  return describe({...options, schema: {type: 'array', items}});
}

function describeFile(options: RequestBodyOptions = {}): ParameterDecorator {
  const content = {'multipart/form-data': {'x-parser': 'stream', schema: fileSchema()}};
  return describe({...options, content: {...content, ...options.content}});
}

function fileSchema(): SchemaOrReference {
  return {type: 'object', properties: {file: {type: 'string', format: 'binary'}}};
}
