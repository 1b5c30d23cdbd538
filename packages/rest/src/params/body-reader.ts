import {parse as parseContentType} from 'content-type';

import {
  InvalidBodyError,
  MalformedBodyError,
  MissingBodyError,
  PayloadTooLargeError,
  UnsupportedMediaTypeError,
} from '../errors.js';
import {bodyParserFor} from './body-parsers.js';
import {createValidator} from './validator.js';
import {hasBody} from '../contract/http.js';

import type {ComponentsObject, RequestBodyObject} from '@rondojs/openapi-spec';
import type {ParseBody} from './body-parsers.js';
import type {Request} from '../contract/http.js';
import type {Validate} from './validator.js';

/** Reads, parses and validates the body of a request. */
export type ReadBody = (request: Request) => Promise<unknown>;

/** How a body of one media type is handled: its schema is that of the type by which it is parsed. */
interface MediaTypeReader {
  readonly parse: ParseBody;
  readonly validate: Validate;
}

/**
 * Compiles the reader of an operation's body.
 *
 * @param limit - the largest body, in bytes
 */
export function createBodyReader(
  body: RequestBodyObject,
  components: ComponentsObject,
  limit: number,
): ReadBody {
  const accepted = Object.keys(body.content);
  const readers = new Map<string, MediaTypeReader>();
  for (const [mediaType, {schema = {}}] of Object.entries(body.content)) {
    const {type} = parseContentType(mediaType);
    const parse = bodyParserFor(type);
    const validate = createValidator(schema, components, {in: 'body', pointer: ''});
    if (parse) readers.set(type, {parse, validate});
  }

  return async request => {
    if (!hasBody(request)) {
      if (body.required) throw new MissingBodyError(accepted);
      return undefined;
    }
    const contentType = request.headers['content-type'];
    const reader = readers.get(mediaTypeOf(contentType, accepted));
    if (!reader) throw new UnsupportedMediaTypeError(contentType, accepted);

    const value = reader.parse(await readBytes(request, limit));
    const faults = reader.validate(value);
    if (faults.length > 0) throw new InvalidBodyError(faults);
    return value;
  };
}

function mediaTypeOf(contentType: string | undefined, accepted: readonly string[]): string {
  if (contentType === undefined) throw new UnsupportedMediaTypeError(contentType, accepted);
  // By far the most common value needs no parsing.
  if (contentType === 'application/json') return contentType;
  try {
    const {type, parameters} = parseContentType(contentType);
    const charset = parameters.charset?.toLowerCase() ?? 'utf-8';
    if (charset === 'utf-8' || charset === 'utf8') return type;
  } catch {
    // Falls through: what cannot be parsed is not accepted either.
  }
  throw new UnsupportedMediaTypeError(contentType, accepted);
}

function readBytes(request: Request, limit: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.reject(new PayloadTooLargeError(limit));

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      request.off('data', collect).pause();
      return reject(new PayloadTooLargeError(limit));
    };
    request.on('data', collect);
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', cause => reject(new MalformedBodyError('The request body was cut off.', {cause})));
  });
}
