import {InvalidStatusError, RepeatedDecoratorError} from '../errors.js';
import {nameOf, notesFor} from '../notes.js';
import {isOptions} from './options.js';
import type {ResponseOptions, ResponseStatus} from '../contract.js';
import type {SchemaDescription, SchemaSource} from '../schemas/source.js';

/** A decorator of an instance method. */
export type ResponseDecorator = (target: object, methodName: string | symbol) => void;

/**
 * Says what a method answers with a status. One for each status, as many as you like.
 *
 * A schema alone is short for JSON content, and so is `schema` among options, beside `content` for
 * other media types, `headers` and `links`. The description is the reason phrase of the status unless
 * you give one. What the `responses` of the verb's decorator say about the same status is kept, except
 * for what is said again here.
 *
 * @example
 * @response(200, Todo)
 * @response(404, {description: 'There is no such todo.'})
 * find() {}
 *
 * @throws {InvalidStatusError} when HTTP has no such status.
 * @throws {RepeatedDecoratorError} when the method describes the status already.
 */
export interface Response {
  (status: ResponseStatus, given?: SchemaSource | ResponseOptions): ResponseDecorator;

  /** A 200 that is a file, of any kind or of the media types that are given. */
  file(...mediaTypes: readonly string[]): ResponseDecorator;
}

const OPTIONS = new Set(['schema', 'content', 'description', 'headers', 'links']);

export const response: Response = Object.assign(describe, {file: describeFile});

function describe(
  status: ResponseStatus,
  given: SchemaSource | ResponseOptions = {},
): ResponseDecorator {
  const options = isOptions<ResponseOptions>(given, OPTIONS) ? given : {schema: given};
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

function describeFile(...mediaTypes: readonly string[]): ResponseDecorator {
  const types = mediaTypes.length ? mediaTypes : ['application/octet-stream'];
  const schema: SchemaDescription = {type: 'string', format: 'binary'};
  const content = Object.fromEntries(types.map(type => [type, {schema}]));
  return describe(200, {description: 'The file', content});
}

const REMEDY = 'describe a status once, with all its content';

function isStatus(key: string): boolean {
  return key === 'default' || /^[1-5](XX|\d\d)$/.test(key);
}
