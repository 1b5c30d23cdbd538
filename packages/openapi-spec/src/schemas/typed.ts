import type {FormatName} from './named-types.js';
import type {Has, NamedValues, ParameterValue, SchemaValue, Telling, Unchecked} from './value-of.js';

/** What the compiler shows where a type does not fit: the two that differ. */
export interface Mismatch<Given, Taken> {
  readonly schemaGives: Given;
  readonly declared: Taken;
}

/**
 * A decorator of an argument that takes values of a type. The compiler refuses it on an argument that
 * does not take them all. Where it cannot tell the argument, it refuses nothing.
 */
export type ArgumentDecorator<Value = Unchecked> = <
  T extends object,
  K extends PropertyKey | undefined,
  I extends number,
>(
  target: T,
  method: K,
  index: I,
) => ArgumentFit<Value, T, K, I>;

/** What such a decorator does, without what the compiler checks. */
export type PlainDecorator = (
  target: object,
  method: PropertyKey | undefined,
  index: number,
) => void;

type ArgumentFit<Value, T, K, I> = I extends keyof Takers<Value>
  ? T[K & keyof T] extends Takers<Value>[I]
    ? void
    : Mismatch<Value, ArgumentOf<T[K & keyof T], I>>
  : void;

type ArgumentOf<Method, I extends number> = Method extends (...args: infer Args) => unknown
  ? Args[I]
  : never;

/**
 * Methods whose argument at a place takes a value; there is no check behind the last. Written out,
 * for the compiler compares with these much faster than it finds out what arguments a method has; and
 * what they return does not matter, so that it need not be known yet.
 */
interface Takers<Value> {
  0: (a: Value, ...rest: never[]) => void;
  1: (a: never, b: Value, ...rest: never[]) => void;
  2: (a: never, b: never, c: Value, ...rest: never[]) => void;
  3: (a: never, b: never, c: never, d: Value, ...rest: never[]) => void;
  4: (a: never, b: never, c: never, d: never, e: Value, ...rest: never[]) => void;
  5: (a: never, b: never, c: never, d: never, e: never, f: Value, ...rest: never[]) => void;
  6: Taker6<Value>;
  7: Taker7<Value>;
  8: Taker8<Value>;
  9: Taker9<Value>;
}

type N = never;
type Taker6<V> = (a: N, b: N, c: N, d: N, e: N, f: N, g: V, ...rest: N[]) => void;
type Taker7<V> = (a: N, b: N, c: N, d: N, e: N, f: N, g: N, h: V, ...rest: N[]) => void;
type Taker8<V> = (a: N, b: N, c: N, d: N, e: N, f: N, g: N, h: N, i: V, ...rest: N[]) => void;
type Taker9<V> = (a: N, b: N, c: N, d: N, e: N, f: N, g: N, h: N, i: N, j: V, ...rest: N[]) => void;

/** What an argument gets from a parameter: nothing too, if the parameter may be missing. */
export type ArgumentValue<S, O> = ParameterValue<S> | (IsGiven<S, O> extends true ? never : undefined);

type IsGiven<S, O> = O extends {readonly required: true}
  ? true
  : S extends {readonly default: unknown}
    ? true
    : false;

/** A decorator of a property that holds values of a type; the compiler refuses it on another one. */
export type PropertyDecoratorOf<Value> = <T extends object, K extends PropertyKey>(
  target: T,
  name: K,
) => PropertyFit<Value, T, K>;

type PropertyFit<Value, T, K> = [Value] extends [T[K & keyof T]]
  ? void
  : K extends keyof T
    ? Mismatch<Value, T[K]>
    : void;

/** What a property holds, as its options describe it. */
export type PropertyValue<O> = TypedValue<O> | Absence<O>;

/** The same of a list, as its items are described. */
export type ListValue<Item, O> = NamedType<Item, unknown>[] | Absence<O>;

type Absence<O> = O extends {readonly required: true} ? never : undefined;

type TypedValue<O> =
  Has<O, Telling> extends true
    ? SchemaValue<O>
    : O extends {readonly type: infer T}
      ? NamedType<T, O>
      : Unchecked;

type NamedType<T, O> = T extends keyof PropertyTypes
  ? PropertyTypes[T]
  : T extends 'array'
    ? (O extends {readonly items: infer Item} ? NamedType<Item, unknown> : Unchecked)[]
    : T extends 'object'
      ? SchemaValue<O>
      : SchemaValue<T>;

/** What types are called here that have no parts. */
interface PropertyTypes extends NamedValues, Readonly<Record<FormatName, string>> {}
