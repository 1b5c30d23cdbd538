import {describeSchemas} from '../definitions.js';
import {isReference} from '../types.js';
import {rewriteReferences} from './rewrite.js';
import {ModelVariant} from './variant.js';
import type {ComponentsObject, SchemaObject, SchemaOrReference} from '../types.js';
import type {ModelClass, SchemaSource} from './source.js';
import type {Direction} from './standard.js';
import type {VariantOf} from './value-of.js';
import type {ModelSchemaOptions} from './variant.js';

const PREFIX = '#/components/schemas/';

/** The names of the properties of a model. */
type Key<T> = keyof T & string;

/** The names that are not required: all of them, or some. */
type OptionalKey<T, O, Partial> = Partial extends true ? Key<T> : O;

/**
 * A schema for a model with some properties left out, or not required. It has a name of its own in
 * the components: `TodoPartial`, `TodoExcluding_id_`, or the `title` of the options.
 *
 * @example
 * create(@requestBody(getModelSchemaRef(Todo, {exclude: ['id']})) todo: Omit<Todo, 'id'>) {}
 */
export function getModelSchemaRef<
  T extends object,
  const E extends Key<T> = never,
  const O extends Key<T> = never,
  const P extends boolean = false,
>(
  type: ModelClass<T>,
  options: ModelSchemaOptions & {
    readonly exclude?: readonly E[];
    readonly optional?: readonly O[];
    readonly partial?: P;
  } = {},
): ModelVariant<VariantOf<T, E, OptionalKey<T, O, P>>> {
  return new ModelVariant(type, options);
}

/** What {@link getJsonSchema} may be told besides the schema. */
export interface JsonSchemaOptions extends ModelSchemaOptions {
  /** Whether to describe what goes in, or what comes out; only schemas of libraries tell them apart. */
  readonly direction?: Direction;
}

/**
 * JSON Schema 2020-12 of whatever stands for a schema, whole in itself: what it refers to is in its
 * `$defs`. For documents give the class itself, or what {@link getModelSchemaRef} gives.
 *
 * @throws {OpenApiSpecError} when it stands for a schema, and is none.
 */
export function getJsonSchema(
  source: SchemaSource,
  {direction = 'input', ...options}: JsonSchemaOptions = {},
): SchemaObject {
  const isChanged = Object.keys(options).length > 0;
  const given = isChanged ? new ModelVariant(source as ModelClass, options) : source;
  const components: ComponentsObject = {};
  const frame = {components, owner: 'getJsonSchema', direction};
  const {schema} = describeSchemas<{schema: SchemaOrReference}>({schema: given}, frame);
  return embed(schema, components.schemas ?? {});
}

/** Puts what a schema refers to inside it. */
function embed(schema: SchemaOrReference, schemas: Record<string, SchemaOrReference>): SchemaObject {
  const name = isReference(schema) ? schema.$ref.slice(PREFIX.length) : undefined;
  const {[name ?? '']: root = schema, ...$defs} = schemas;
  const whole = {...root, ...(Object.keys($defs).length > 0 && {$defs})};
  return rewriteReferences(whole, reference => {
    if (reference === PREFIX + name) return '#';
    return reference.replace(PREFIX, '#/$defs/');
  }) as SchemaObject;
}
