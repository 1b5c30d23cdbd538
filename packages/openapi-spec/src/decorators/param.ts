import {noteArgument} from '../notes.js';
import {FORMATS} from '../schemas/named-types.js';
import {isReference} from '../types.js';
import type {ParameterDescription, ParameterOptions} from '../contract.js';
import type {SchemaDescription, SchemaSource} from '../schemas/source.js';
import type {ArgumentDecorator, ArgumentValue, PlainDecorator} from '../schemas/typed.js';
import type {ParameterValue, SchemaValue, Unchecked} from '../schemas/value-of.js';
import type {ParameterLocation} from '../types.js';

const SCHEMAS = {
  string: {type: 'string'},
  integer: {type: 'integer', format: 'int32'},
  long: {type: 'integer', format: 'int64'},
  number: {type: 'number'},
  float: {type: 'number', format: 'float'},
  double: {type: 'number', format: 'double'},
  boolean: {type: 'boolean'},
  ...FORMATS,
} as const satisfies Record<string, SchemaDescription>;

type ShortcutName = keyof typeof SCHEMAS;

/** Describes an argument by a name and a type: `@param.query.integer('limit')`. */
export type ParameterShortcut<Value = Unchecked> = (
  name: string,
  options?: ParameterOptions,
) => ArgumentDecorator<Value>;

/** One shortcut for each type. */
export type ParameterShortcuts = {
  readonly [name in ShortcutName]: ParameterShortcut<ParameterValue<(typeof SCHEMAS)[name]>>;
};

/** A place of a request: with a schema, or a shortcut for one. */
export interface ParameterPlace extends ParameterShortcuts {
  /**
   * A parameter with a schema, whatever it is given as. The compiler checks that the argument takes
   * what the schema gives, and nothing at all too, unless the parameter is required or has a default.
   */
  <const S extends SchemaSource, const O extends ParameterOptions = {}>(
    name: string,
    schema: S,
    options?: O,
  ): ArgumentDecorator<ArgumentValue<S, O>>;

  /** A list, whose `items` are all alike: `@param.query.array('ids', {type: 'integer'})`. */
  array<const S extends SchemaSource>(
    name: string,
    items: S,
    options?: ParameterOptions,
  ): ArgumentDecorator<SchemaValue<S>[]>;

  /**
   * An object, sent as JSON; or in the `style` of the options, such as `deepObject`.
   *
   * @param schema of the object, any object by default.
   */
  object<const S extends SchemaSource = {readonly type: 'object'}>(
    name: string,
    schema?: S,
    options?: ParameterOptions,
  ): ArgumentDecorator<SchemaValue<S>>;
}

/** A place whose parameters are never missing. */
interface PathPlace extends ParameterShortcuts, Pick<ParameterPlace, 'array' | 'object'> {
  <const S extends SchemaSource>(
    name: string,
    schema: S,
    options?: ParameterOptions,
  ): ArgumentDecorator<ParameterValue<S>>;
}

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
  (parameter: ParameterDescription): ArgumentDecorator;

  readonly path: PathPlace;
  readonly query: ParameterPlace;
  readonly header: ParameterPlace;
  readonly cookie: ParameterPlace;

  /** The same as `array` of a place, with the place among the arguments. */
  array<const S extends SchemaSource>(
    name: string,
    location: ParameterLocation,
    items: S,
    options?: ParameterOptions,
  ): ArgumentDecorator<SchemaValue<S>[]>;
}

export const param: Param = Object.assign(describe, {
  path: placeOf('path'),
  query: placeOf('query'),
  header: placeOf('header'),
  cookie: placeOf('cookie'),
  array: describeArray,
});

function describe(parameter: ParameterDescription): ArgumentDecorator {
  const decorate: PlainDecorator = (target, methodName, index) =>
    noteArgument('param', target, methodName, index, {kind: 'parameter', parameter});
  return decorate as ArgumentDecorator;
}

function placeOf(location: ParameterLocation): ParameterPlace {
  const withSchema = (name: string, schema: SchemaSource, options?: ParameterOptions) =>
    describeWith(location, name, schema, options);

  return Object.assign(withSchema, shortcutsIn(location), {
    array: (name: string, items: SchemaSource, options?: ParameterOptions) =>
      describeArray(name, location, items, options),
    object: (name: string, schema?: SchemaSource, options?: ParameterOptions) =>
      describeObject(name, location, schema, options),
  });
}

function shortcutsIn(location: ParameterLocation): ParameterShortcuts {
  const shortcuts = Object.entries(SCHEMAS).map(([type, schema]) => {
    const shortcut: ParameterShortcut = (name, options) =>
      describeWith(location, name, schema, options);
    return [type, shortcut];
  });
  return Object.fromEntries(shortcuts) as ParameterShortcuts;
}

function describeArray(
  name: string,
  location: ParameterLocation,
  items: SchemaSource,
  options?: ParameterOptions,
): ArgumentDecorator {
  return describeWith(location, name, {type: 'array', items}, options);
}

function describeObject(
  name: string,
  location: ParameterLocation,
  schema: SchemaSource = {type: 'object', additionalProperties: true},
  options: ParameterOptions = {},
): ArgumentDecorator {
  // A style is a way to write a schema down; OpenAPI has no style for content.
  if (options.style) return describeWith(location, name, schema, options);

  return describeWith(location, name, schema, {content: {'application/json': {}}, ...options});
}

/** Puts a schema where it belongs: into the content, if there is any, and else beside the name. */
function describeWith(
  location: ParameterLocation,
  name: string,
  base: SchemaSource,
  {schema: over, content, ...options}: ParameterOptions = {},
): ArgumentDecorator {
  const schema = merge(base, over);
  if (!content) return describe({...options, name, in: location, schema});

  const filled = Object.entries(content).map(([type, media]) => [type, {schema, ...media}]);
  return describe({...options, name, in: location, content: Object.fromEntries(filled) as typeof content});
}

/** Adds keywords to literal JSON Schema; anything else replaces what was there. */
function merge(base: SchemaSource, over: SchemaSource | undefined): SchemaSource {
  if (over === undefined) return base;
  if (!isKeywords(base) || !isKeywords(over)) return over;

  return {...base, ...over};
}

function isKeywords(source: SchemaSource): source is SchemaDescription {
  if (typeof source !== 'object' || isReference(source)) return false;

  return Object.getPrototypeOf(source) === Object.prototype && !('~standard' in source);
}
