import {addComponent} from './components.js';
import {ComponentConflictError, UnknownSchemaError} from './errors.js';
import {convertStandard} from './schemas/convert.js';
import {addMapping} from './schemas/discriminator.js';
import {describeModel, isModel, modelName} from './schemas/model-schema.js';
import {schemaOfBuiltIn} from './schemas/named-types.js';
import {haveSameOrigin, originOf, setOrigin} from './schemas/origin.js';
import {isStandardSchema} from './schemas/standard.js';
import {rewriteReferences} from './schemas/rewrite.js';
import {ModelVariant} from './schemas/variant.js';
import type {ModelClass, SchemaSource} from './schemas/source.js';
import type {Direction, StandardSchema} from './schemas/standard.js';
import type {ModelSchemaOptions} from './schemas/variant.js';
import type {ComponentsObject, ReferenceObject, SchemaOrReference} from './types.js';

const OLD_PREFIX = /^#\/(definitions|\$defs)\//;
const PREFIX = '#/components/schemas/';

/** Where a description is copied to, and for whom. */
export interface CopyFrame {
  /** Takes in what schemas bring along. */
  readonly components: ComponentsObject;

  /** Whose description it is, for messages. */
  readonly owner: string;

  /** Whether its schemas describe what goes in, or what comes out. */
  readonly direction: Direction;
}

/**
 * Copies a part of a document, and moves the definitions that its schemas bring along to the
 * components, where the document can refer to them.
 *
 * `{$ref: '#/components/schemas/Todo', definitions: {Todo}}` becomes the bare reference.
 * `#/definitions/Todo` and `#/$defs/Todo` mean nothing in a document, and become
 * `#/components/schemas/Todo`.
 *
 * @throws {ComponentConflictError} when two definitions of one name differ.
 */
export function moveDefinitions<T>(part: T, components: ComponentsObject): T {
  return copy(part, {components, owner: 'the document', direction: 'input'}) as T;
}

/**
 * Copies a part of a description, and makes JSON Schema of whatever stands for a schema: classes with
 * `@model` and what has a name become references to the components.
 *
 * @throws {OpenApiSpecError} when something stands for a schema that is none.
 */
export function describeSchemas<T>(part: object, frame: CopyFrame): T {
  return copy(part, frame) as T;
}

function copy(part: unknown, frame: CopyFrame): unknown {
  if (Array.isArray(part)) return part.map(item => copy(item, frame));
  if (isStandardSchema(part)) return copyStandard(part, frame);
  if (part instanceof ModelVariant) return referToModel(part.model, part.options, frame);
  if (typeof part === 'function') return copyFunction(part, frame);
  // A schema with an id of its own is a document of its own, whose references are not ours.
  if (!isPlainObject(part) || ('$id' in part && typeof part.$id === 'string')) return part;

  return setOrigin(copyObject(part, frame), originOf(part));
}

function copyObject(part: object, frame: CopyFrame): object {
  const {rest, definitions} = takeDefinitions(part);
  for (const [name, schema] of Object.entries(definitions))
    addComponent(frame.components, 'schemas', name, copy(schema, frame));

  const copied: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest) as [string, unknown][])
    copied[key] = copyEntry(key, value, frame);
  return addMapping(copied, frame.components);
}

function copyEntry(key: string, value: unknown, frame: CopyFrame): unknown {
  if (key === '$ref' && typeof value === 'string') return value.replace(OLD_PREFIX, PREFIX);
  // An extension may hold what is no schema, such as the handler of an operation.
  if (key.startsWith('x-') && typeof value === 'function') return value;

  return copy(value, frame);
}

/** What a schema brings along; a property may well be called `definitions`, and is none. */
function takeDefinitions(part: object): {rest: object; definitions: object} {
  if (!('definitions' in part) && !('$defs' in part)) return {rest: part, definitions: {}};

  const {definitions, $defs, ...rest} = part as {definitions?: unknown; $defs?: unknown; $ref?: unknown};
  const old = typeof rest.$ref === 'string' && isSchemaMap(definitions) ? definitions : undefined;
  const own = isSchemaMap($defs) ? $defs : undefined;
  return {
    rest: {
      ...rest,
      ...(definitions !== undefined && !old && {definitions}),
      ...($defs !== undefined && !own && {$defs}),
    },
    definitions: {...old, ...own},
  };
}

function isSchemaMap(value: unknown): value is object {
  if (!isPlainObject(value)) return false;

  return Object.values(value).every(one => typeof one === 'object' || typeof one === 'function');
}

function copyFunction(part: Function, frame: CopyFrame): unknown {
  const builtIn = schemaOfBuiltIn(part);
  if (builtIn) return builtIn;
  if (isModel(part)) return referToModel(part, {}, frame);
  if (part.prototype) throw new UnknownSchemaError(`the class ${part.name}`, frame.owner);

  const source = (part as () => unknown)();
  if (source === undefined) throw new UnknownSchemaError('a function that returns nothing', frame.owner);

  return copy(source, frame);
}

function copyStandard(schema: StandardSchema, frame: CopyFrame): SchemaOrReference {
  const {owner, direction, components} = frame;
  const converted = convertStandard(schema, direction, owner);
  const origin = {owner, standard: schema};
  const {$ref} = converted.schema as {$ref?: string};
  for (const [name, definition] of Object.entries(converted.definitions)) {
    const isItself = $ref === PREFIX + name;
    const added = setOrigin(cloneJson(definition), isItself ? origin : {owner});
    addComponent(components, 'schemas', name, added);
  }
  return setOrigin(cloneJson(converted.schema), origin);
}

function referToModel(
  type: ModelClass,
  options: ModelSchemaOptions,
  frame: CopyFrame,
): ReferenceObject {
  const name = modelName(type, options);
  const origin = {owner: frame.owner, model: type, variant: JSON.stringify(options)};
  const schemas = (frame.components.schemas ??= {});
  const known = schemas[name];
  if (known) checkSame(name, known, origin);
  else {
    // First the place, then the schema: a model may refer to itself.
    const schema = setOrigin({}, origin);
    schemas[name] = schema;
    const describe = (source: SchemaSource) => copy(source, frame) as SchemaOrReference;
    Object.assign(schema, describeModel(type, options, describe));
  }
  return {$ref: PREFIX + name};
}

function checkSame(name: string, known: object, origin: NonNullable<ReturnType<typeof originOf>>): void {
  const before = originOf(known);
  if (before?.model && haveSameOrigin(before, origin)) return;

  throw new ComponentConflictError('schemas', name, before?.owner ?? '@api', origin.owner);
}

// Many times as fast as structuredClone, for the small objects that schemas are.
function cloneJson(schema: SchemaOrReference): SchemaOrReference {
  return rewriteReferences(schema, reference => reference) as SchemaOrReference;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;

  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
