import type {BindingComparator, BindingFilter} from './binding-filter.js';
import type {BindingCreationPolicy} from './binding-creation.js';
import type {GetOptions} from './resolver.js';

/** How what is injected is taken from the key, or from the bindings that a filter finds. */
export type InjectionKind = 'value' | 'proxy' | 'one' | 'values' | 'getter' | 'setter' | 'binding' | 'view' | 'context';

/** One thing that a class needs: what, from where, and for which of its members. */
export interface Injection {
  readonly kind: InjectionKind;
  /**
   * The key, with the path of a property if there is one; what messages call the one that a filter is for; else empty for
   * a filter, and for the context itself.
   */
  readonly address: string;
  /** With nothing bound there, `undefined` is injected, so that a default of TypeScript stays. */
  readonly optional: boolean;
  /** The member, as messages name it: `TodoController.constructor[0]`. */
  readonly target: string;
  /** Which bindings are meant, where no key says it. */
  readonly filter?: BindingFilter | undefined;
  readonly comparator?: BindingComparator | undefined;
  /** Whether the key of a setter, or of a binding, is bound when it is not. */
  readonly creation?: BindingCreationPolicy | undefined;
  /** Whether the address goes on from the key of the binding that is being made: `:$config#port`. */
  readonly isRelative?: boolean | undefined;
}

/** Whether a value is injected that is made at once: itself, or a proxy of it. */
export function isOfValue({kind}: Pick<Injection, 'kind'>): boolean {
  return kind === 'value' || kind === 'proxy';
}

/** Options of {@link inject}. */
export interface InjectOptions extends GetOptions {
  /** Sorts what a filter finds; only together with a filter. */
  readonly bindingComparator?: BindingComparator;
}

/** Options of `inject.getter`. */
export type InjectGetterOptions = Omit<InjectOptions, 'asProxyWithInterceptors'>;

/** Options of `inject.one`. */
export interface InjectOneOptions extends Pick<InjectOptions, 'optional'> {
  /** Tells which of several goes before the others. */
  readonly bindingComparator?: BindingComparator;
  /** What messages call it. @defaultValue '@inject.one' */
  readonly name?: string;
}

/** Options of `inject.view`. */
export type InjectViewOptions = Pick<InjectOptions, 'bindingComparator'>;

/** Options of `inject.setter` and `inject.binding`. */
export interface InjectBindingOptions {
  /** Whether the key is bound when it is not. @defaultValue BindingCreationPolicy.CREATE_IF_NOT_BOUND */
  readonly bindingCreation?: BindingCreationPolicy;
}

/** Everything that a class has injected. */
export interface ClassInjections {
  /** By the position of the argument; a hole is an argument without a decorator. */
  readonly constructorArguments: readonly (Injection | undefined)[];
  readonly properties: ReadonlyMap<string | symbol, Injection>;
}

/** Gives the current value each time it is called. */
export type Getter<T> = () => Promise<T>;

/** Makes getters of values that are there, for tests and for calls by hand. */
export const Getter = {
  fromValue:
    <T>(value: T): Getter<T> =>
    async () =>
      value,
} as const;

/** Binds the key to a value. */
export type Setter<T> = (value: T) => void;
