import {PropertyTypeError, UnknownPropertyError} from '../errors.js';
import {FORMATS, schemaOfBuiltIn} from './named-types.js';
import {readModel, readProperties} from './model.js';
import {variantName} from './variant.js';
import type {SchemaObject, SchemaOrReference} from '../types.js';
import type {FormatName} from './named-types.js';
import type {PropertyNote, PropertyType} from './model.js';
import type {ModelClass, SchemaSource} from './source.js';
import type {ModelSchemaOptions} from './variant.js';

/** Makes JSON Schema of whatever stands for it. */
export type DescribeSource = (source: SchemaSource) => SchemaOrReference;

/** The name of a model's schema, or of a variant of it. */
export function modelName(type: ModelClass, options: ModelSchemaOptions): string {
  return variantName(readModel(type)?.name ?? type.name, options);
}

/** Tells whether a class has a schema: by `@model`, or by a property of its own or an ancestor's. */
export function isModel(type: object): type is ModelClass {
  if (typeof type !== 'function' || !type.prototype) return false;

  return readModel(type) !== undefined || readProperties(type).size > 0;
}

/**
 * The schema of a model, without its name.
 *
 * @throws {PropertyTypeError} when a property has no type.
 * @throws {UnknownPropertyError} when the options name a property that is not there.
 */
export function describeModel(
  type: ModelClass,
  options: ModelSchemaOptions,
  describe: DescribeSource,
): SchemaObject {
  const notes = readProperties(type);
  checkNames(type, options, notes);
  const {name: _name, ...keywords} = readModel(type) ?? {};
  const {exclude = [], optional = [], partial = false} = options;
  const kept = [...notes].filter(([name]) => !exclude.includes(name));
  const required = kept
    .filter(([name, note]) => note.options.required && !partial && !optional.includes(name))
    .map(([name]) => name);
  const properties = kept.map(([name, note]) => [
    name,
    describeProperty(`${type.name}.${name}`, note, describe),
  ]);

  return {
    ...describe({type: 'object', title: modelName(type, options), ...keywords}),
    properties: Object.fromEntries(properties) as Record<string, SchemaOrReference>,
    ...(required.length > 0 && {required}),
  };
}

function checkNames(
  type: ModelClass,
  {exclude = [], optional = []}: ModelSchemaOptions,
  notes: ReadonlyMap<string, unknown>,
): void {
  const unknown = [...exclude, ...optional].find(name => !notes.has(name));
  if (unknown !== undefined) throw new UnknownPropertyError(unknown, type.name, [...notes.keys()]);
}

function describeProperty(
  place: string,
  {options, designType}: PropertyNote,
  describe: DescribeSource,
): SchemaOrReference {
  const {type, items, required: _required, ...keywords} = options;
  const base = type ?? (hasShape(keywords) ? typeOfValues(keywords) : inferType(place, designType, items));
  const schema = describeType(base, describe);
  if ('type' in schema && schema.type === 'array' && items === undefined && !hasItems(schema, keywords))
    throw new PropertyTypeError(place, 'is a list of nothing that is known', ITEMS);

  const described = describe(keywords);
  return {...schema, ...described, ...(items !== undefined && {items: describeType(items, describe)})};
}

const ITEMS = "say what it consists of: @property.array('string')";

function hasItems(schema: object, keywords: object): boolean {
  return ['items', 'prefixItems', 'contains'].some(key => key in schema || key in keywords);
}

function describeType(type: PropertyType, describe: DescribeSource): SchemaOrReference {
  if (typeof type !== 'string') return describe(type);
  if (Object.hasOwn(FORMATS, type)) return {...FORMATS[type as FormatName]};

  return {type: type as Exclude<typeof type, FormatName>};
}

const SHAPES = ['enum', 'const', 'oneOf', 'anyOf', 'allOf', 'not', '$ref', 'properties'];

function hasShape(keywords: object): boolean {
  return SHAPES.some(key => key in keywords);
}

/** Where all values are listed, they tell the type, which tools like to know. */
function typeOfValues(keywords: {enum?: readonly unknown[]; const?: unknown}): SchemaSource {
  const values = keywords.enum ?? ('const' in keywords ? [keywords.const] : []);
  const [type, ...others] = new Set(values.map(value => typeof value));
  if (others.length > 0 || (type !== 'string' && type !== 'number' && type !== 'boolean')) return {};

  return {type};
}

function inferType(place: string, designType: unknown, items: unknown): PropertyType {
  if (items !== undefined) return 'array';
  if (typeof designType === 'function' && isTelling(designType)) return designType as ModelClass;

  const told = typeof designType === 'function' ? designType.name : undefined;
  throw new PropertyTypeError(
    place,
    told ? `has no type, and the compiler tells only ${told}` : 'has no type',
    "write it into the decorator: @property({type: 'string'}), or () => Type for a class",
  );
}

/** Object is what the compiler emits for all that it cannot tell. */
function isTelling(designType: Function): boolean {
  return designType !== Object && (schemaOfBuiltIn(designType) !== undefined || isModel(designType));
}
