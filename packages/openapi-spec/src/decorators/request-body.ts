import {noteArgument} from '../notes.js';
import {isOptions} from './options.js';
import type {ContentDescription, RequestBodyOptions} from '../contract.js';
import type {SchemaDescription, SchemaSource} from '../schemas/source.js';
import type {ArgumentDecorator, PlainDecorator} from '../schemas/typed.js';
import type {SchemaValue, Unchecked} from '../schemas/value-of.js';

/** The argument of a body: nothing too, if the options say that there may be none. */
type BodyValue<S, O> = SchemaValue<S> | (O extends {readonly required: false} ? undefined : never);

/** The same of a schema, or of options that have one among them. */
type GivenValue<S, O> = S extends {readonly schema: infer Own}
  ? BodyValue<Own, S>
  : S extends {readonly content: unknown}
    ? Unchecked
    : BodyValue<S, O>;

/**
 * Takes an argument of a method from the body of the request.
 *
 * A schema alone is short for JSON content, and so is `schema` among options. Without a schema and
 * `content` it is taken from the type of the argument, where the compiler tells it. A body is required
 * unless you say otherwise. The compiler checks that the argument takes what the schema gives.
 *
 * @example
 * create(@requestBody(Todo) todo: Todo) {}
 *
 * @throws {DecoratorTargetError} when it does not stand on an argument of an instance method.
 * @throws {RepeatedDecoratorError} when the argument is described already.
 */
export interface RequestBody {
  <const S extends SchemaSource | RequestBodyOptions, const O extends RequestBodyOptions = {}>(
    given?: S,
    options?: O,
  ): ArgumentDecorator<GivenValue<S, O>>;

  /** JSON, as `@requestBody` has it without a shortcut; the schema may look like options here. */
  json<const S extends SchemaSource, const O extends RequestBodyOptions = {}>(
    schema: S,
    options?: O,
  ): ArgumentDecorator<BodyValue<S, O>>;

  /** A JSON list, whose `items` are all alike. */
  array<const S extends SchemaSource>(
    items: S,
    options?: RequestBodyOptions,
  ): ArgumentDecorator<SchemaValue<S>[]>;

  /** A form as browsers send it: `application/x-www-form-urlencoded`. */
  form<const S extends SchemaSource>(
    schema: S,
    options?: RequestBodyOptions,
  ): ArgumentDecorator<SchemaValue<S>>;

  /** A form with files: `multipart/form-data`. */
  multipart(schema: SchemaSource, options?: RequestBodyOptions): ArgumentDecorator;

  /** Plain text. */
  text(options?: RequestBodyOptions): ArgumentDecorator<string>;

  /** Bytes, of any kind or of the media types that are given. */
  binary(options?: RequestBodyOptions, ...mediaTypes: readonly string[]): ArgumentDecorator;

  /** A file in a form; the body is not read, but handed on as a stream. */
  file(options?: RequestBodyOptions): ArgumentDecorator;
}

const OPTIONS = new Set(['schema', 'content', 'description', 'required']);

export const requestBody: RequestBody = Object.assign(describe, {
  json: describeSchema,
  array: (items: SchemaSource, options?: RequestBodyOptions) =>
    describeSchema({type: 'array', items}, options),
  form: (schema: SchemaSource, options?: RequestBodyOptions) =>
    describeContent({'application/x-www-form-urlencoded': {schema}}, options),
  multipart: (schema: SchemaSource, options?: RequestBodyOptions) =>
    describeContent({'multipart/form-data': {schema}}, options),
  text: (options?: RequestBodyOptions) =>
    describeContent({'text/plain': {schema: {type: 'string'}}}, options),
  binary: describeBinary,
  file: (options?: RequestBodyOptions) =>
    describeContent({'multipart/form-data': {'x-parser': 'stream', schema: FILE}}, options),
});

const FILE: SchemaDescription = {
  type: 'object',
  properties: {file: {type: 'string', format: 'binary'}},
};

function describe(
  given: SchemaSource | RequestBodyOptions = {},
  options: RequestBodyOptions = {},
): ArgumentDecorator {
  return isOptions<RequestBodyOptions>(given, OPTIONS)
    ? note({...given, ...options})
    : describeSchema(given, options);
}

function describeSchema(schema: SchemaSource, options?: RequestBodyOptions): ArgumentDecorator {
  return note({...options, schema});
}

function describeBinary(
  options?: RequestBodyOptions,
  ...mediaTypes: readonly string[]
): ArgumentDecorator {
  const types = mediaTypes.length ? mediaTypes : ['application/octet-stream'];
  const schema: SchemaDescription = {type: 'string', format: 'binary'};
  return describeContent(Object.fromEntries(types.map(type => [type, {schema}])), options);
}

function describeContent(
  content: ContentDescription,
  options: RequestBodyOptions = {},
): ArgumentDecorator {
  return note({...options, content: {...content, ...options.content}});
}

function note(options: RequestBodyOptions): ArgumentDecorator {
  const decorate: PlainDecorator = (target, methodName, index) =>
    noteArgument('requestBody', target, methodName, index, {kind: 'body', options});
  return decorate as ArgumentDecorator;
}
