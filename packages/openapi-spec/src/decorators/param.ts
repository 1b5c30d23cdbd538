import {noteArgument} from '../notes.js';
import {isReference} from '../types.js';
import type {ParameterOptions} from '../contract.js';
import type {
  ParameterLocation,
  ParameterObject,
  SchemaObject,
  SchemaOrReference,
} from '../types.js';

const SCHEMAS = {
  string: {type: 'string'},
  integer: {type: 'integer', format: 'int32'},
  long: {type: 'integer', format: 'int64'},
  number: {type: 'number'},
  float: {type: 'number', format: 'float'},
  double: {type: 'number', format: 'double'},
  boolean: {type: 'boolean'},
  byte: {type: 'string', format: 'byte'},
  binary: {type: 'string', format: 'binary'},
  date: {type: 'string', format: 'date'},
  dateTime: {type: 'string', format: 'date-time'},
  uuid: {type: 'string', format: 'uuid'},
  password: {type: 'string', format: 'password'},
} satisfies Record<string, SchemaObject>;

/** Describes an argument by a name and a type: `@param.query.integer('limit')`. */
export type ParameterShortcut = (name: string, options?: ParameterOptions) => ParameterDecorator;

/** One shortcut for each type. */
export type ParameterShortcuts = {readonly [type in keyof typeof SCHEMAS]: ParameterShortcut};

/**
 * Takes an argument of a method from a parameter of the request.
 *
 * Use a shortcut where one fits: `@param.path.integer('id')`. Its options are a part of the
 * parameter, and their `schema` goes over the one of the shortcut. A path parameter is always
 * required. Without a schema, `@param({name, in})` takes it from the type of the argument, where
 * the compiler tells it.
 *
 * @example
 * find(@param.query.integer('limit', {schema: {minimum: 1, default: 20}}) limit: number) {}
 *
 * @throws {DecoratorTargetError} when it does not stand on an argument of an instance method.
 * @throws {RepeatedDecoratorError} when the argument is described already.
 */
export interface Param {
  (parameter: ParameterObject): ParameterDecorator;

  readonly path: ParameterShortcuts;
  readonly header: ParameterShortcuts;
  readonly cookie: ParameterShortcuts;
  readonly query: ParameterShortcuts & {
    /**
     * An object, sent as JSON; or in the `style` of the options, such as `deepObject`.
     *
     * @param schema of the object, any object by default.
     */
    object(name: string, schema?: SchemaObject, options?: ParameterOptions): ParameterDecorator;
  };

  /** A list, whose `items` are all alike: `@param.array('ids', 'query', {type: 'integer'})`. */
  array(
    name: string,
    location: ParameterLocation,
    items: SchemaOrReference,
    options?: ParameterOptions,
  ): ParameterDecorator;
}

export const param: Param = Object.assign(describe, {
  path: shortcutsIn('path'),
  header: shortcutsIn('header'),
  cookie: shortcutsIn('cookie'),
  query: {...shortcutsIn('query'), object: describeObject},
  array: describeArray,
});

function describe(parameter: ParameterObject): ParameterDecorator {
  return (target, methodName, index) =>
    noteArgument('param', target, methodName, index, {kind: 'parameter', parameter});
}

function shortcutsIn(location: ParameterLocation): ParameterShortcuts {
  const shortcuts = Object.entries(SCHEMAS).map(([type, schema]) => {
    const shortcut: ParameterShortcut = (name, options = {}) =>
      describe({...options, name, in: location, schema: merge(schema, options.schema)});
    return [type, shortcut];
  });
  return Object.fromEntries(shortcuts) as ParameterShortcuts;
}

function describeObject(
  name: string,
  base: SchemaObject = {type: 'object', additionalProperties: true},
  {schema: over, ...options}: ParameterOptions = {},
): ParameterDecorator {
  const schema = merge(base, over);
  // A style is a way to write a schema down; OpenAPI has no style for content.
  const form = options.style ? {schema} : {content: {'application/json': {schema}}};
  return describe({...form, ...options, name, in: 'query'});
}

function describeArray(
  name: string,
  location: ParameterLocation,
  items: SchemaOrReference,
  options: ParameterOptions = {},
): ParameterDecorator {
  const schema = merge({type: 'array', items}, options.schema);
  return describe({...options, name, in: location, schema});
}

function merge(base: SchemaObject, over: SchemaObject | undefined): SchemaObject {
  return isReference(over) ? over : {...base, ...over};
}
