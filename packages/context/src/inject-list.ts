import type {BindingAddress} from './binding-key.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** A decorator for a constructor's parameter or for a property. */
export type InjectDecorator = (
  target: object,
  member: string | symbol | undefined,
  index?: number | PropertyDescriptor,
) => void;

/** The type of the parameter or property that a decorator stands on; `unknown` for what is private. */
type Declared<Target, Member, Index> = Index extends number
  ? ArgumentsOf<Member extends keyof Target ? Target[Member] : Target>[Index]
  : Member extends keyof Target
    ? Target[Member]
    : unknown;

type ArgumentsOf<F> = F extends abstract new (...args: infer A) => unknown
  ? A
  : F extends (...args: infer A) => unknown
    ? A
    : readonly unknown[];

/** `unknown`, which any argument is, where a value that is there fits; otherwise what no argument is. */
type Fits<T, D> = [Exclude<T, undefined>] extends [D] ? unknown : {readonly 'the key names a value of another type': T};

/** An {@link InjectDecorator} that fits only where a value of the type does. */
export type TypedInjectDecorator<T> = <Target extends object, Member extends string | symbol | undefined, Index>(
  target: Target & Fits<T, Declared<Target, Member, Index>>,
  member: Member,
  index?: Index,
) => void;

/**
 * What is injected, in the order of the arguments, without decorators: keys, and what `inject`, `inject.getter`
 * and the others return for whatever a key cannot say.
 *
 * @example
 * class Greeter {
 *   static inject = ['user', inject.getter('clock'), inject('title', {optional: true})];
 *   constructor(user, getClock, title) {}
 * }
 */
export type InjectList = readonly (BindingAddress | InjectDecorator)[];

/** Makes a value of what it has injected. */
// The arguments are whatever is injected, and nothing narrower than `any` accepts every function.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type InjectedFunction<T> = (...injected: any[]) => ValueOrPromise<T>;
