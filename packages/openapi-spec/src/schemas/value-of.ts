import type {SchemaSource} from './source.js';
import type {ModelVariant} from './variant.js';

/** What is unknown at compile time, and so is not checked. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- it fits every argument, as nothing else does.
export type Unchecked = any;

/** An object as it comes from JSON: the properties of a class, without its methods. */
export type DataOf<T> = {
  [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K];
};

/** The data of a model with some properties left out, or not required. */
export type VariantOf<T, Excluded, Optional> = DataOf<
  Omit<T, Extract<Excluded | Optional, keyof T>>
> &
  Partial<DataOf<Pick<T, Exclude<Extract<Optional, keyof T>, Excluded>>>>;

/**
 * The type of the values that a schema describes, once they have been validated: the output of a
 * library's schema, the data of a model, what literal JSON Schema says. What cannot be told is
 * {@link Unchecked}.
 *
 * It asks for keys before it compares types: keys cost the compiler next to nothing, and this is asked
 * for each argument of an application.
 */
export type SchemaValue<S> = S extends unknown
  ? Has<S, '~standard'> extends true
    ? StandardValue<S>
    : Has<S, JsonKeyword> extends true
      ? JsonValue<S>
      : Has<S, 'model'> extends true
        ? S extends ModelVariant<infer Value>
          ? Value
          : Unchecked
        : FunctionValue<S>
  : never;

type Has<S, Key> = [Key & keyof S] extends [never] ? false : true;

type JsonKeyword = 'type' | 'const' | 'enum' | 'oneOf' | 'anyOf' | 'allOf' | '$ref' | 'properties';

type StandardValue<S> = S extends {readonly '~standard': {readonly types?: infer T}}
  ? NonNullable<T> extends {readonly output: infer Output}
    ? Output
    : Unchecked
  : Unchecked;

type FunctionValue<S> = S extends abstract new (...args: never[]) => infer T
  ? ClassValue<S, T>
  : S extends () => infer Later
    ? // Of a source that may be anything nothing is known, and this would have no end.
      (() => SchemaSource) extends S
      ? Unchecked
      : SchemaValue<Later>
    : Unchecked;

/** The same for a parameter, where some formats are decoded if the server is told to. */
export type ParameterValue<S> = S extends {readonly format: DecodedFormat}
  ? Unchecked
  : SchemaValue<S>;

type DecodedFormat = 'date' | 'date-time' | 'byte' | 'binary' | 'int64';

/** Classes of JavaScript's own are what JSON makes of their values. */
type ClassValue<S, T> = S extends StringConstructor | DateConstructor
  ? string
  : S extends NumberConstructor
    ? number
    : S extends BooleanConstructor
      ? boolean
      : DataOf<T>;

type JsonValue<S> =
  Has<S, 'const' | 'enum'> extends true
    ? S extends {readonly const: infer C}
      ? C
      : S extends {readonly enum: readonly (infer E)[]}
        ? E
        : Unchecked
    : Has<S, 'oneOf' | 'anyOf'> extends true
      ? S extends {readonly oneOf: readonly (infer M)[]} | {readonly anyOf: readonly (infer M)[]}
        ? SchemaValue<M>
        : Unchecked
      : Has<S, 'allOf' | '$ref'> extends true
        ? Unchecked
        : S extends {readonly type: infer T}
          ? TypeValue<T extends readonly (infer One)[] ? One : T, S>
          : Unchecked;

type TypeValue<T, S> = T extends 'string'
  ? string
  : T extends 'integer' | 'number'
    ? number
    : T extends 'boolean'
      ? boolean
      : T extends 'null'
        ? null
        : T extends 'array'
          ? (S extends {readonly items: infer Item} ? SchemaValue<Item> : Unchecked)[]
          : T extends 'object'
            ? ObjectValue<S>
            : Unchecked;

type ObjectValue<S> = S extends {readonly properties: infer P}
  ? PropertiesValue<P, S extends {readonly required: readonly (infer Name)[]} ? Name : never>
  : Unchecked;

type PropertiesValue<P, Required> = {
  -readonly [K in keyof P as K extends Required ? K : never]: SchemaValue<P[K]>;
} & {-readonly [K in keyof P as K extends Required ? never : K]?: SchemaValue<P[K]>};
