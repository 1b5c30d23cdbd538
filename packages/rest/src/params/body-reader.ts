import {BindingKey, ContextView, filterByTag, inject, injectable} from '@rondojs/context';
import {isReference} from '@rondojs/openapi-spec';

import {
  BodyAlreadyReadError,
  MissingBodyError,
  PayloadTooLargeError,
  RestConfigError,
  UnsupportedEncodingError,
  UnsupportedMediaTypeError,
} from '../errors.js';
import {BODY_LIMIT, limitsOf} from '../contract/body-limits.js';
import {BODY_PARSER_TAG} from '../contract/body-parser.js';
import {CODINGS, isAcceptedCoding} from './bodies/open-body.js';
import {ContentReader} from './bodies/content-reader.js';
import {ParserChoice} from './bodies/parser-choice.js';
import {REST_CONFIG} from '../config.js';
import {compareSpecial, isDescribedBy, parseMediaType} from './bodies/media-type.js';
import {hasBody, wantBody} from '../contract/http.js';

import type {BodyLimit, BodyLimits} from '../contract/body-limits.js';
import type {BodyParser, MediaType} from '../contract/body-parser.js';
import type {CompleteRestConfig} from '../config.js';
import type {ComponentsObject, RequestBodyObject} from '@rondojs/openapi-spec';
import type {Request} from '../contract/http.js';
import type {Route} from '../contract/route.js';
import type {ValueOrPromise} from '@rondojs/context';

/** Reads, parses and validates the body of a request, and gives what is made of it: at once where there is none. */
export type ReadBody = <T>(request: Request, make: (body: unknown) => T) => ValueOrPromise<T>;

/** Makes the readers of operations' bodies, of the parsers that a server has. */
@injectable()
export class BodyReaders {
  /** Counts the changes of parsers: a reader that was made of others is made again. */
  private changes = 0;

  constructor(
    @inject(REST_CONFIG) private readonly config: CompleteRestConfig,
    @inject(BODY_LIMIT, {optional: true}) private readonly limit: BodyLimit | undefined,
    @inject.view(filterByTag(BODY_PARSER_TAG)) private readonly parsers: ContextView<BodyParser>,
  ) {
    parsers.on('refresh', () => this.changes++);
  }

  /** The reader of an operation's body; undefined where none is described. */
  readerOf(route: Route): ReadBody | undefined {
    const described = requestBodyOf(route);
    if (!described) return undefined;

    const limits = limitsOf(this.config.bodyLimit, this.limit, route.spec['x-body-limit'] as BodyLimit | undefined);
    const make = (parsers: ParserChoice) => createBodyReader(described, route.components, limits, parsers);
    let madeAt = -1;
    let reader: ReadBody | undefined;
    return (request, use) => {
      if (reader && madeAt === this.changes) return reader(request, use);
      madeAt = this.changes;
      return this.choice().then(parsers => (reader = make(parsers))(request, use));
    };
  }

  private async choice(): Promise<ParserChoice> {
    const {bindings} = this.parsers;
    return new ParserChoice(bindings, await this.parsers.resolve());
  }
}

export const BODY_READERS = BindingKey.create<BodyReaders>('rest.bodyReaders');

/** What an operation says of its body. @throws {RestConfigError} for a reference that leads nowhere */
export function requestBodyOf({spec, components, name}: Route): RequestBodyObject | undefined {
  const {requestBody} = spec;
  if (!requestBody || !isReference(requestBody)) return requestBody;
  const target = components.requestBodies?.[requestBody.$ref.slice('#/components/requestBodies/'.length)];
  if (target && !isReference(target)) return target;
  throw new RestConfigError(`${name}: its requestBody ${requestBody.$ref} is not among the components.`);
}

/** Compiles the reader of a body. */
export function createBodyReader(
  {content, required}: RequestBodyObject,
  components: ComponentsObject,
  limits: BodyLimits,
  parsers: ParserChoice,
): ReadBody {
  const all = Object.entries(content).map(([key, described]) => ({
    key,
    reader: new ContentReader(describedType(key), described, components, limits, parsers),
  }));
  // What no parser understands is not accepted, whatever the contract says.
  const accepted = all.filter(({reader}) => reader.parserFor(reader.described)).map(({key}) => key);
  const readers = all
    .map(({reader}) => reader)
    .sort((one, other) => compareSpecial(one.described, other.described));

  const choose = (contentType: string | undefined): Choice | undefined => {
    const mediaType = contentType === undefined ? undefined : parseMediaType(contentType);
    const reader = mediaType && readers.find(({described}) => isDescribedBy(mediaType, described));
    const parser = mediaType && reader?.parserFor(mediaType);
    if (!mediaType || !reader || !parser) return undefined;
    return {contentType, mediaType, reader, parser, codings: codingsOf(parser)};
  };
  // What one client says of its body, others say too.
  let last: Choice | undefined;

  return (request, make) => {
    if (!hasBody(request)) {
      if (required) throw new MissingBodyError(accepted);
      return make(undefined);
    }
    const contentType = request.headers['content-type'];
    const choice = contentType === last?.contentType ? last : choose(contentType);
    if (!choice) throw new UnsupportedMediaTypeError(contentType, accepted, request.method);
    last = choice;

    checkBeforeReading(request, limits.size, choice.codings);
    return choice.reader.read(request, choice.parser, choice.mediaType, make);
  };
}

/** Who reads a body with a `Content-Type`. */
interface Choice {
  readonly contentType: string | undefined;
  readonly mediaType: MediaType;
  readonly reader: ContentReader;
  readonly parser: BodyParser;
  readonly codings: readonly string[];
}

function describedType(key: string) {
  const mediaType = parseMediaType(key);
  if (mediaType) return mediaType;
  throw new RestConfigError(`${key} is described as a media type of a body, and is none.`);
}

/** Whole bodies are inflated before they are parsed; who reads the request itself does that itself, or is given none. */
function codingsOf(parser: BodyParser): readonly string[] {
  return 'parseStream' in parser ? (parser.codings ?? []) : CODINGS;
}

/** What can be said before a byte of the body has come: only then does a client that waits hear that it is wanted. */
function checkBeforeReading(request: Request, limit: number, codings: readonly string[]): void {
  const {'content-encoding': coding, 'content-length': length} = request.headers;
  if (coding !== undefined && !isAcceptedCoding(coding, codings)) {
    throw new UnsupportedEncodingError(coding, codings.length > 0 ? codings : ['identity']);
  }
  if (Number(length ?? 0) > limit) throw new PayloadTooLargeError(limit);
  if (request.readableDidRead || request.readableEnded) {
    throw new BodyAlreadyReadError(request.method ?? '', (request.url ?? '').split('?', 1)[0] ?? '');
  }
  wantBody(request);
}
