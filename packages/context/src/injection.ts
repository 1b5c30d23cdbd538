/** How what is injected is taken from the key. */
export type InjectionKind = 'value' | 'getter' | 'context';

/** One thing that a class needs: what, from where, and for which of its members. */
export interface Injection {
  readonly kind: InjectionKind;
  /** The key, with the path of a property if there is one; empty for the context itself. */
  readonly address: string;
  /** With nothing bound there, `undefined` is injected, so that a default of TypeScript stays. */
  readonly optional: boolean;
  /** The member, as messages name it: `TodoController.constructor[0]`. */
  readonly target: string;
}

/** Options of {@link inject}. */
export interface InjectOptions {
  /** Inject `undefined` when nothing is bound, rather than fail. @defaultValue false */
  readonly optional?: boolean;
}

/** Everything that a class has injected. */
export interface ClassInjections {
  /** By the position of the argument; a hole is an argument without a decorator. */
  readonly constructorArguments: readonly (Injection | undefined)[];
  readonly properties: ReadonlyMap<string | symbol, Injection>;
}

/** Gives the current value each time it is called. */
export type Getter<T> = () => Promise<T>;
