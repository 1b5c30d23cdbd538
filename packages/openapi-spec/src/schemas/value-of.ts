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
 * It asks for keys before it compares types, and for the type of a schema before all that is rarer: keys
 * cost the compiler next to nothing, and this is asked for each argument of an application.
 */
export type SchemaValue<S> = S extends unknown
  ? Has<S, Telling> extends true
    ? ToldValue<S>
    : S extends {readonly type: infer T}
      ? TypeValue<T, S>
      : Has<S, 'properties'> extends true
        ? Unchecked
        : FunctionValue<S>
  : never;

export type Has<S, Key> = [Key & keyof S] extends [never] ? false : true;

/** What says more of a schema's values than its type does. */
export type Telling = '~standard' | 'model' | 'const' | 'enum' | 'oneOf' | 'anyOf' | 'allOf' | '$ref';

type ToldValue<S> =
  Has<S, '~standard'> extends true
    ? StandardValue<S>
    : Has<S, 'model'> extends true
      ? ModelValue<S>
      : JsonValue<S>;

type ModelValue<S> = S extends ModelVariant<infer Value> ? Value : Unchecked;

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

type JsonValue<S> = S extends {readonly const: infer C}
  ? C
  : S extends {readonly enum: readonly (infer E)[]}
    ? E
    : S extends {readonly oneOf: readonly (infer M)[]} | {readonly anyOf: readonly (infer M)[]}
      ? SchemaValue<M>
      : Unchecked;

type TypeValue<T, S> = T extends keyof NamedValues
  ? NamedValues[T]
  : T extends 'array'
    ? (S extends {readonly items: infer Item} ? SchemaValue<Item> : Unchecked)[]
    : T extends 'object'
      ? ObjectValue<S>
      : T extends readonly (infer One)[]
        ? TypeValue<One, S>
        : Unchecked;

/** The types that have no parts, by their names. */
export interface NamedValues {
  readonly string: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
  readonly null: null;
}

type ObjectValue<S> = S extends {readonly properties: infer P}
  ? PropertiesValue<P, S extends {readonly required: readonly (infer Name)[]} ? Name : never>
  : Unchecked;

type PropertiesValue<P, Required> = {
  -readonly [K in keyof P as K extends Required ? K : never]: SchemaValue<P[K]>;
} & {-readonly [K in keyof P as K extends Required ? never : K]?: SchemaValue<P[K]>};
