import {InvalidBodyError} from '../../errors.js';
import {UTF8} from './charset.js';
import {createValidator} from '../validator.js';
import {readBytes} from './read-bytes.js';
import {shapeOf} from './schema-shape.js';
import {isPromiseLike} from '@rondojs/context';

import type {BodyLimits} from '../../contract/body-limits.js';
import type {BodyParser, DescribedBody, MediaType} from '../../contract/body-parser.js';
import type {ComponentsObject, MediaTypeObject} from '@rondojs/openapi-spec';
import type {Fault} from '../../errors.js';
import type {ParserChoice} from './parser-choice.js';
import type {Request} from '../../contract/http.js';

/** Reads bodies of one media type, or range of them, as a contract describes it. */
export class ContentReader {
  private readonly body: DescribedBody;
  private readonly wanted: BodyParser | undefined;
  private readonly fallback: BodyParser | undefined;
  private readonly faultsOf: (value: unknown) => readonly Fault[];

  constructor(
    /** As the contract has it. */
    readonly described: MediaType,
    content: MediaTypeObject,
    components: ComponentsObject,
    limits: BodyLimits,
    private readonly parsers: ParserChoice,
  ) {
    const {schema = {}, encoding = {}} = content;
    this.body = {schema, encoding, components, limits};
    this.wanted = parsers.wanted(content);
    this.fallback = described.type === '*/*' ? parsers.find('application/octet-stream') : undefined;
    this.faultsOf = createFaultsOf(this.body);
  }

  /** The parser for a media type that is of the range; that of mere bytes where all there is may come. */
  parserFor({type, parameters}: MediaType): BodyParser | undefined {
    const parser = this.wanted ?? this.parsers.find(type) ?? this.fallback;
    if (!parser || 'parseStream' in parser) return parser;
    const charset = parameters.charset?.toLowerCase();
    return charset === undefined || (parser.charsets ?? UTF8).includes(charset) ? parser : undefined;
  }

  /** Gives what is made of the value: who makes it in the same go saves a promise. */
  read<T>(request: Request, parser: BodyParser, mediaType: MediaType, make: (value: unknown) => T): Promise<T> {
    if ('parseStream' in parser) return Promise.resolve(parser.parseStream(request, mediaType, this.body)).then(make);

    return readBytes(request, this.body.limits.size).then(bytes => {
      const value: unknown = parser.parse(bytes, mediaType, this.body);
      if (isPromiseLike(value)) return value.then(parsed => make(this.validated(parsed)));
      return make(this.validated(value));
    });
  }

  private validated(value: unknown): unknown {
    const faults = this.faultsOf(value);
    if (faults.length > 0) throw new InvalidBodyError(faults);
    return value;
  }
}

/** Bytes are no text: of what a schema says of them, only their number can be asked. */
function createFaultsOf({schema, components}: DescribedBody): (value: unknown) => readonly Fault[] {
  const validate = createValidator(schema, components, {in: 'body', pointer: ''});
  const {maxLength = Infinity} = shapeOf(schema, components);
  return value => {
    if (!Buffer.isBuffer(value)) return validate(value);
    if (value.length <= maxLength) return [];
    return [{in: 'body', pointer: '', code: 'maxLength', message: `must have at most ${maxLength} bytes`}];
  };
}
