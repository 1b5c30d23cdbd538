import {BindingKey} from '@rondojs/context';

import type {ComponentsObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Fault} from '../errors.js';

/**
 * Compiles a schema into a function that finds all faults of a value, and never changes it.
 *
 * @param origin - where values come from, and a pointer to the value itself, for its faults to say
 */
export type CreateValidator = (
  schema: SchemaOrReference,
  components: ComponentsObject,
  origin: {readonly in: Fault['in']; readonly pointer: string},
) => (value: unknown) => readonly Fault[];

export const CREATE_VALIDATOR = BindingKey.create<CreateValidator>('rest.createValidator');
/**
 * A format of your own: `{type: 'string', format: 'isbn'}`. Bind it with the tag {@link FORMAT_TAG}, on the
 * application or on a server.
 *
 * @example
 * app.bind('formats.isbn').to<FormatDefinition>({name: 'isbn', validate: isIsbn}).tag(FORMAT_TAG);
 */
export interface FormatDefinition {
  readonly name: string;
  /** What it says something of; values of other types have the format. @defaultValue 'string' */
  readonly type?: 'string' | 'number';
  validate(value: never): boolean;
}

/**
 * A keyword of your own: `{type: 'integer', even: true}`. Bind it with the tag {@link KEYWORD_TAG}.
 *
 * @example
 * const even = {name: 'even', validate: (wanted: boolean, value: number) => (value % 2 === 0) === wanted};
 * app.bind('keywords.even').to<KeywordDefinition>({...even, message: () => 'must be even'}).tag(KEYWORD_TAG);
 */
export interface KeywordDefinition {
  readonly name: string;
  /** The only type that it is asked of. @defaultValue any */
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** @param wanted - what the schema has under the keyword */
  validate(wanted: never, value: never): boolean;
  /** What a client is told; it must not repeat the value. */
  message?(wanted: never): string;
}

/** The words that schemas may use besides those of JSON Schema. */
export interface Vocabulary {
  readonly formats: readonly FormatDefinition[];
  readonly keywords: readonly KeywordDefinition[];
}

/** The tag of formats. */
export const FORMAT_TAG = 'rest.format';

/** The tag of keywords. */
export const KEYWORD_TAG = 'rest.keyword';
