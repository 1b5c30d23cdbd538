import type {SchemaOrReference} from '@rondojs/openapi-spec';
import type {ValueOrPromise} from '@rondojs/context';

/** The tag of the bindings whose values are {@link Serializer}s. */
export const SERIALIZER_TAG = 'rest.serializer';

/** What a serializer is told of the response that it writes. */
export interface SerializerContext {
  /** The media type as the contract has it, with its parameters. */
  readonly mediaType: string;
  readonly schema: SchemaOrReference | undefined;
}

/**
 * Writes results in media types of its own: bind one with the tag {@link SERIALIZER_TAG}, and declare the media type.
 *
 * It stands before what is built in: one for `application/json` replaces that.
 */
export interface Serializer<T = unknown> {
  /** What it writes, in lower case and without parameters: `text/csv`. */
  readonly mediaTypes: readonly string[];
  serialize(value: T, context: SerializerContext): ValueOrPromise<string | Uint8Array>;
}
