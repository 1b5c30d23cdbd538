import type {Check} from './run.js';
import type {Schema} from './types.js';

export type SchemaKeywords = Readonly<Record<string, unknown>>;

/** What a keyword is compiled with. */
export interface Place {
  /** The schema that has the keyword. */
  readonly parent: SchemaKeywords;
  readonly formats: ReadonlyMap<string, FormatCheck>;
  readonly multipleOfPrecision: number | undefined;
  compile(schema: Schema): Check;
  /** What a reference leads to, compiled at its first use: schemas may refer to themselves. */
  follow(reference: string): Check;
  /** The same, where the outermost document with such an anchor has the word. */
  followDynamic(reference: string): Check;
}

/** Whether a value has a format; one of another type has. */
export type FormatCheck = (value: unknown) => boolean;

/** The types that a keyword has something to say of. */
export type Group = 'number' | 'string' | 'array' | 'object';

export interface KeywordRule {
  readonly keyword: string;
  readonly on?: Group;
  /** What a schema may have under the keyword. */
  readonly takes: readonly Taken[];
  /** Makes the check; nothing where the keyword says nothing here. */
  readonly compile: (wanted: never, place: Place) => Check | undefined;
}

export type Taken = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** The type that groups of keywords are asked by; nothing for null, for booleans, and for what is no JSON. */
export function groupOf(value: unknown): Group | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined;
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' && value !== null ? 'object' : undefined;
}

export function takenOf(value: unknown): Taken {
  return Array.isArray(value) ? 'array' : (typeof value as Taken);
}
