import type {BodyLimits} from './body-limits.js';
import type {ComponentsObject, HeaderObject, ReferenceObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Request} from './http.js';
import type {ValueOrPromise} from '@rondojs/context';

/** A media type as a `Content-Type` tells it, in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** How a field of a form is encoded (OpenAPI 3.1, 4.8.15). */
export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly headers?: Readonly<Record<string, HeaderObject | ReferenceObject>>;
}

/**
 * What an operation says of a body of one media type.
 *
 * It is made once for an operation; parsers may keep beside it what they have compiled for it.
 */
export interface DescribedBody {
  readonly schema: SchemaOrReference;
  /** How the fields of a form are encoded, by their names. */
  readonly encoding: Readonly<Record<string, FieldEncoding>>;
  /** What `#/components/...` in the schema refers to. */
  readonly components: ComponentsObject;
  readonly limits: BodyLimits;
}

/**
 * Understands bodies of some media types.
 *
 * Either the whole body is read, inflated, and given to `parse`, and what that returns is validated by the schema
 * of the media type; or `parseStream` is given the request, of which nothing has been read, and validates itself.
 * Errors other than an {@link HttpError} are the server's own fault: throw a `MalformedBodyError` for a body that
 * is not what its media type says.
 *
 * @example
 * class YamlParser implements BytesParser {
 *   readonly mediaTypes = ['application/yaml', '+yaml'];
 *   parse(bytes: Buffer) {
 *     return parseYaml(bytes.toString());
 *   }
 * }
 * app.bodyParser(YamlParser);
 */
export type BodyParser = BytesParser | StreamParser;

/** A parser that is given the bytes of the whole body. */
export interface BytesParser {
  /** `application/yaml`, `text/*`, or `+yaml` for all with this suffix; none for one that is only asked for by `x-parser`. */
  readonly mediaTypes: readonly string[];
  /** The charsets that it understands. @defaultValue UTF-8, and ASCII as a part of it */
  readonly charsets?: readonly string[];
  parse(bytes: Buffer, mediaType: MediaType, body: DescribedBody): ValueOrPromise<unknown>;
}

/** A parser that reads the request itself, if at all. */
export interface StreamParser {
  readonly mediaTypes: readonly string[];
  /** The content codings that it takes off itself, such as `gzip`; a body in another one is 415. @defaultValue none */
  readonly codings?: readonly string[];
  parseStream(request: Request, mediaType: MediaType, body: DescribedBody): ValueOrPromise<unknown>;
}

/** What bindings of body parsers carry. The last part of their keys is the parser's name, for `x-parser`. */
export const BODY_PARSER_TAG = 'rest.bodyParser';

/** What the keys of body parsers begin with: `app.unbind(`${RestBindings.BODY_PARSERS}.text`)` removes one. */
export const BODY_PARSERS = 'rest.bodyParsers';
