import {tokensOf} from '../document/pointer.js';

import type {ChangeCode} from './rules.js';
import type {Part, Schemas} from './schema-parts.js';

/** Who sends the value: the client in a request, the server in a response. */
export type Direction = 'request' | 'response';

/** One schema before and after, while it is compared. */
export interface SchemaPair {
  readonly direction: Direction;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** Where both begin. */
  readonly pointers: {readonly before: string; readonly after: string};
  readonly tell: (code: ChangeCode, pointer: string, message: string) => void;
  /** Compares what is inside. */
  readonly enter: (before: Schemas, after: Schemas) => void;
}

/** Either of two codes: in requests it counts what is lost, in responses what is gained. */
export function weigh<T>({direction}: SchemaPair, lost: boolean, gained: boolean, codes: {less: T; more: T}): T | undefined {
  if (!lost && !gained) return undefined;
  if (direction === 'request') return lost ? codes.less : codes.more;
  return gained ? codes.more : codes.less;
}

/** What messages call the value of a schema: its property, where it is one. */
export function subjectOf({pointers}: SchemaPair): string {
  const tokens = tokensOf(pointers.after) ?? [];
  const name = tokens.at(-1);
  if (tokens.at(-2) === 'properties') return `'${name}'`;
  return name === 'items' ? 'An item' : 'The value';
}
