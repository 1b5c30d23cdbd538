/** What of a lock file counts. */
interface Lock {
  readonly packages: Readonly<Record<string, object>>;
}

interface Published {
  /** From the root: `packages/rest`. */
  readonly path: string;
  readonly manifest: {readonly name: string; readonly scripts?: Readonly<Record<string, string>>};
  /** Outside packages whose code is published as a part of this one. */
  readonly builtIn?: readonly string[];
}

export function supplyChainFaults(lock: Lock, published: readonly Published[]): string[];
export function isAllowed(expression: string): boolean;
