import {DecoratorTargetError, RepeatedDecoratorError} from '../errors.js';
import {designTypeOfProperty, readOwn, writeOwn} from '../metadata.js';
import type {SchemaDescription, SchemaSource} from './source.js';
import type {FormatName} from './named-types.js';
import type {ListValue, PropertyDecoratorOf, PropertyValue} from './typed.js';

/** What `@model` takes: keywords of JSON Schema, and the name of the schema. */
export interface ModelOptions extends Omit<SchemaDescription, 'type' | 'properties' | 'required'> {
  /** The name in the components: that of the class, unless you give one. */
  readonly name?: string;
}

/** A type by its name, a class, or anything else that a schema can be given as. */
export type PropertyType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'object'
  | 'array'
  | FormatName
  | SchemaSource;

/** What `@property` takes: a type, and keywords of JSON Schema. */
export interface PropertyOptions extends Omit<SchemaDescription, 'type' | 'required' | 'items'> {
  readonly type?: PropertyType;

  /** What a list consists of. */
  readonly items?: PropertyType;

  /** Whether each object has the property; otherwise it may be absent. */
  readonly required?: boolean;
}

/** What a decorator has said about a property, with the type that the compiler tells. */
export interface PropertyNote {
  readonly options: PropertyOptions;
  readonly designType: unknown;
}

const MODEL_KEY = 'openapi-spec:model';
const PROPERTIES_KEY = 'openapi-spec:properties';

/**
 * Makes a class a schema, which `@property` fills, and which stands in the components under the name
 * of the class. A class that extends it has its properties too.
 *
 * @example
 * @model({description: 'Something to be done.'})
 * class Todo {
 *   @property({type: 'string', required: true, minLength: 1}) title!: string;
 *   @property({type: () => User}) owner?: User;
 * }
 *
 * @throws {DecoratorTargetError} when it does not stand on a class.
 * @throws {RepeatedDecoratorError} when the class has another one.
 */
export function model(options: ModelOptions = {}): (type: abstract new (...args: never[]) => object) => void {
  return type => {
    // A program without types may put it anywhere.
    if (typeof (type as unknown) !== 'function')
      throw new DecoratorTargetError('model', 'something that is not a class', 'put it on the class');
    if (readModel(type))
      throw new RepeatedDecoratorError('model', type.name, 'a @model', 'say it all in one');

    writeOwn(MODEL_KEY, type, options);
  };
}

/**
 * Makes a property of a class one of its schema.
 *
 * `type` may be left out where the compiler tells a type that is enough: a string, number, boolean or
 * class. For a class that is declared further below, give `() => Type`. A property that is not
 * `required` may be absent, and is declared with a question mark.
 *
 * @throws {DecoratorTargetError} when it does not stand on a property of an instance.
 * @throws {RepeatedDecoratorError} when the property has another one.
 */
export interface Property {
  <const O extends PropertyOptions = {}>(options?: O): PropertyDecoratorOf<PropertyValue<O>>;

  /** A list, whose `items` are all alike. */
  array<const I extends PropertyType, const O extends ListOptions = {}>(
    items: I,
    options?: O,
  ): PropertyDecoratorOf<ListValue<I, O>>;
}

type ListOptions = Omit<PropertyOptions, 'type' | 'items'>;

export const property = Object.assign(describe, {array: describeArray}) as Property;

function describe(options: PropertyOptions = {}): (target: object, name: PropertyKey) => void {
  return (target, name) => {
    const place = checkProperty(target, name);
    const notes =
      readOwn<Map<string, PropertyNote>>(PROPERTIES_KEY, target) ??
      writeOwn(PROPERTIES_KEY, target, new Map<string, PropertyNote>());
    if (notes.has(String(name)))
      throw new RepeatedDecoratorError('property', place, 'a @property', 'say it all in one');

    notes.set(String(name), {options, designType: designTypeOfProperty(target, String(name))});
  };
}

function describeArray(items: PropertyType, options: PropertyOptions = {}) {
  return describe({...options, type: 'array', items});
}

function checkProperty(target: object, name: PropertyKey): string {
  const refuse = (place: string, remedy: string) =>
    new DecoratorTargetError('property', place, remedy);

  // A program without types, or with other settings, gives what the type excludes.
  if (typeof (name as unknown) === 'object')
    throw refuse('a target of standard decorators', 'compile with "experimentalDecorators": true');
  if (typeof target === 'function')
    throw refuse(`${target.name}.${String(name)}, which is static`, 'put it on an instance property');
  if (typeof name !== 'string')
    throw refuse(`${target.constructor.name}.${String(name)}, which is a symbol`, 'name it by a string');

  return `${target.constructor.name}.${name}`;
}

/** What `@model` of a class itself says. */
export function readModel(type: object): ModelOptions | undefined {
  return readOwn(MODEL_KEY, type);
}

/** The properties of a class and its ancestors, the furthest first; of each, the nearest word holds. */
export function readProperties(type: {prototype: object}): ReadonlyMap<string, PropertyNote> {
  const all = new Map<string, PropertyNote>();
  for (const prototype of prototypesOf(type).reverse())
    for (const [name, note] of readOwn<Map<string, PropertyNote>>(PROPERTIES_KEY, prototype) ?? [])
      all.set(name, note);
  return all;
}

function prototypesOf({prototype}: {prototype: object}): object[] {
  const prototypes: object[] = [];
  for (let one = prototype as object | null; one; one = Object.getPrototypeOf(one) as object | null)
    prototypes.push(one);
  return prototypes;
}
