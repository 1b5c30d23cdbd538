import {brand, hasBrand, helpOn} from '@rondojs/context';

const HTTP_ERROR = Symbol.for('rondo.HttpError');

/** One fault in what a client sent. */
export interface Fault {
  /** Where it was found; `response` is the server's own fault. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'response';
  /** A JSON Pointer (RFC 6901) to the value: `/limit`, `/items/0/title`; empty for the whole body. */
  readonly pointer: string;
  /** For programs: the keyword of the schema that is broken, or `required`, `type`, `repeated`. */
  readonly code: string;
  /** For people. It never repeats the value. */
  readonly message: string;
  /** What the contract has under that code: the limit, the list, the pattern. */
  readonly expected?: unknown;
}

/**
 * An error that clients hear about: its status, code and message are the answer (RFC 9457).
 *
 * It is an answer and not a defect, and has no stack: capturing one costs more than all else that a refused
 * request costs, and clients can send such requests in floods. A class of status 500 and above, which is
 * logged, captures its own: `Error.captureStackTrace(this)` in its constructor.
 */
export abstract class HttpError extends Error {
  static {
    brand(this, HTTP_ERROR);
  }

  /** From 400 to 599. */
  abstract readonly status: number;
  /** For programs; stays the same for ever. */
  abstract readonly code: string;
  /** All faults of the request, where there is more to say than the message. */
  readonly errors: readonly Fault[] | undefined = undefined;
  /** Further headers of the answer. */
  readonly headers: Readonly<Record<string, string>> = {};

  constructor(message: string, options?: ErrorOptions) {
    const {stackTraceLimit} = Error;
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = new.target.name;
  }
}

/** Whether clients hear about an error, also about one of another copy of this package. */
export function isHttpError(error: unknown): error is HttpError {
  return hasBrand(error, HTTP_ERROR);
}

/** No route answers the path of the request. */
export class RouteNotFoundError extends HttpError {
  readonly code = 'ROUTE_NOT_FOUND';
  readonly status = 404;

  constructor(method: string, path: string) {
    super(`No route answers ${method} ${path}.`);
  }
}

/** Routes answer the path, but none of them the method. */
export class MethodNotAllowedError extends HttpError {
  readonly code = 'METHOD_NOT_ALLOWED';
  readonly status = 405;
  override readonly headers;

  constructor(method: string, path: string, allowed: readonly string[]) {
    super(`${path} does not answer ${method}. It answers ${allowed.join(', ')}.`);
    this.headers = {allow: allowed.join(', ')};
  }
}

/** The path of the request has a percent escape that means nothing. */
export class BadPathError extends HttpError {
  readonly code = 'BAD_PATH';
  readonly status = 400;

  constructor() {
    super('The path of the URL has an invalid percent escape. Escape each byte of UTF-8 as %XX.');
  }
}

/** The URL of the request is longer than the server takes. */
export class UrlTooLongError extends HttpError {
  readonly code = 'URL_TOO_LONG';
  readonly status = 414;

  constructor(limit: number) {
    super(`The URL is longer than the limit of ${limit} characters.`);
  }
}

/** What a client sent is no HTTP, too long for its headers, or came too slowly. */
export class BadRequestError extends HttpError {
  /** @param status - 400, 408, 413, 417, 431 or 505 */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The request names no host, several, or one that cannot be. */
export class BadHostError extends HttpError {
  readonly code = 'BAD_HOST';
  readonly status = 400;

  constructor() {
    super('The request must have exactly one Host, and it must be a name or an address, with or without a port.');
  }
}

/** The request has more headers than the server takes. */
export class TooManyHeadersError extends HttpError {
  readonly code = 'TOO_MANY_HEADERS';
  readonly status = 431;

  constructor(limit: number) {
    super(`The request has more headers than the limit of ${limit}.`);
  }
}

/** The operation did not answer in time. Its signal is aborted, and what it gives later is thrown away. */
export class OperationTimeoutError extends HttpError {
  readonly code = 'OPERATION_TIMEOUT';
  readonly status = 503;

  constructor(milliseconds: number) {
    super(`The operation did not answer within ${milliseconds} ms.`);
  }
}

/** Parameters of path, query, headers or cookies are not as described. */
export class InvalidParametersError extends HttpError {
  readonly code = 'INVALID_PARAMETERS';
  readonly status = 400;

  constructor(override readonly errors: readonly Fault[]) {
    super(`The request has ${count(errors, 'invalid parameter')}.`);
  }
}

/** The body is not as described. */
export class InvalidBodyError extends HttpError {
  readonly code = 'INVALID_BODY';
  readonly status = 422;

  constructor(override readonly errors: readonly Fault[]) {
    super(`The request body has ${count(errors, 'fault')}.`);
  }
}

/** A body is required, and the request has none. */
export class MissingBodyError extends HttpError {
  readonly code = 'MISSING_BODY';
  readonly status = 400;

  constructor(mediaTypes: readonly string[]) {
    super(`A request body is required: ${mediaTypes.join(', ')}.`);
  }
}

/** The body is not what its media type says it is. */
export class MalformedBodyError extends HttpError {
  readonly code = 'MALFORMED_BODY';
  readonly status = 400;
}

/** The media type of the body is none that the operation describes. */
export class UnsupportedMediaTypeError extends HttpError {
  readonly code = 'UNSUPPORTED_MEDIA_TYPE';
  readonly status = 415;
  override readonly headers;

  /** @param method - of POST and PATCH a client may ask beforehand what they accept, and is told in that field too */
  constructor(contentType: string | undefined, accepted: readonly string[], method = '') {
    const given = contentType === undefined ? 'The body has no Content-Type' : `Content-Type ${contentType} is not accepted`;
    super(`${given}. The operation accepts: ${accepted.join(', ') || 'none that is understood here'}.`);
    const list = accepted.join(', ');
    const field = ACCEPT_FIELDS[method];
    this.headers = {accept: list, ...(field && {[field]: list})};
  }
}

const ACCEPT_FIELDS: Readonly<Record<string, string>> = {POST: 'accept-post', PATCH: 'accept-patch'};

/** The body is encoded in a way that is not understood. */
export class UnsupportedEncodingError extends HttpError {
  readonly code = 'UNSUPPORTED_ENCODING';
  readonly status = 415;
  override readonly headers;

  constructor(encoding: string, accepted: readonly string[]) {
    super(`Content-Encoding ${encoding} is not accepted. Accepted are: ${accepted.join(', ')}.`);
    this.headers = {'accept-encoding': accepted.join(', ')};
  }
}

/** The body, or a part of it, is larger than the server takes. */
export class PayloadTooLargeError extends HttpError {
  readonly code = 'PAYLOAD_TOO_LARGE';
  readonly status = 413;

  constructor(limit: number, what = 'The request body') {
    super(`${what} is larger than the limit of ${limit} bytes.`);
  }
}

/** A form has more fields, files or headers than the server takes. */
export class FormLimitError extends HttpError {
  readonly code = 'FORM_LIMIT';
  readonly status = 413;

  constructor(limit: number, what: string) {
    super(`The form has more ${what} than the limit of ${limit}.`);
  }
}

/** Somebody has read the body before the action that parses it: a defect of the program, not of the request. */
export class BodyAlreadyReadError extends Error {
  override readonly name = 'BodyAlreadyReadError';

  constructor(method: string, path: string) {
    super(
      `The body of ${method} ${path} has been read before it was to be parsed. ` +
        `Let parseParams come before what reads it, or describe the body with x-parser: stream.`,
    );
  }
}

/** The client accepts none of the media types that the operation answers in. */
export class NotAcceptableError extends HttpError {
  readonly code = 'NOT_ACCEPTABLE';
  readonly status = 406;

  constructor(offered: readonly string[]) {
    super(`The operation answers in none of the media types that Accept lists. It answers in: ${offered.join(', ')}.`);
  }
}

/** The resource is not as the client, by a condition in a header, wants it to be. */
export class PreconditionFailedError extends HttpError {
  readonly code = 'PRECONDITION_FAILED';
  readonly status = 412;

  constructor(field: string) {
    super(`${field} does not hold: the resource is not in the state that the request is meant for.`);
  }
}

/** The range that a client asks for lies behind the end of the file. */
export class RangeNotSatisfiableError extends HttpError {
  readonly code = 'RANGE_NOT_SATISFIABLE';
  readonly status = 416;
  override readonly headers;

  constructor(size: number) {
    super(`The range begins behind the end: there are ${size} bytes.`);
    this.headers = {'content-range': `bytes */${size}`};
  }
}

/** A file that a result names is not there, or outside of what may be served. Its path is not told. */
export class FileNotFoundError extends HttpError {
  readonly code = 'FILE_NOT_FOUND';
  readonly status = 404;

  constructor(options?: ErrorOptions) {
    super('There is no such file.', options);
  }
}

/** A result is not as the contract declares it: a defect of the operation, not of the request. */
export class ResponseContractError extends Error {
  override readonly name = 'ResponseContractError';
  readonly code = 'RESPONSE_BREAKS_CONTRACT';
  readonly help = helpOn(this.code);

  constructor(
    message: string,
    /** What was found in the value, and what the schema says instead. */
    readonly errors: readonly Fault[] = [],
  ) {
    super(message);
  }
}

/** A result that is an object, in a media type that nobody writes. */
export class MissingSerializerError extends Error {
  override readonly name = 'MissingSerializerError';
  readonly code = 'MISSING_SERIALIZER';
  readonly help = helpOn(this.code);

  constructor(mediaType: string) {
    super(`Nothing writes objects as ${mediaType}. Return text or bytes, or bind a serializer with the tag rest.serializer.`);
  }
}

/** A sequence came to its end and sent nothing: a defect of the sequence, not of the request. */
export class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
  readonly code = 'NO_RESPONSE';
  readonly help = helpOn(this.code);

  constructor(sequence: string) {
    super(`${sequence} ended without a response: it must call send or reject once.`);
  }
}

/** An element of a request was asked for before the action that provides it: a defect of who asks. */
export class MissingElementError extends Error {
  override readonly name = 'MissingElementError';
  readonly code = 'MISSING_ELEMENT';
  readonly help = helpOn(this.code);

  /** @param action - which provides it, as sequences call it */
  constructor(
    readonly key: string,
    action: string,
  ) {
    super(
      `${key} is not there yet: ${action} provides it. Ask behind that action, by @inject.getter where you are made before, ` +
        `or ask the request context, which knows what there is.`,
    );
  }
}

/** A request was answered a second time: a defect of the sequence, an action or the operation. */
export class SecondResponseError extends Error {
  override readonly name = 'SecondResponseError';
  readonly code = 'SECOND_RESPONSE';
  readonly help = helpOn(this.code);

  /** @param first - where the first answer began, as far as that was kept: it is in development */
  constructor(
    method: string | undefined,
    path: string,
    readonly first?: string,
  ) {
    super(`${method} ${path} has been answered already: each request gets one response, by one send, reject or end.`);
    if (first !== undefined) this.stack = `${this.stack}\nThe first answer began:\n${first}`;
  }
}

/** A routing table, a contract or a configuration that cannot work; found before the first request. */
export class RestConfigError extends Error {
  override readonly name = 'RestConfigError';
  readonly code = 'REST_CONFIG';
  readonly help = helpOn(this.code);
}

/** A server that stopped broke off requests that were not answered by the end of the grace period. */
export class RequestsCutError extends Error {
  override readonly name = 'RequestsCutError';
  readonly code = 'REQUESTS_CUT';
  readonly help = helpOn(this.code);

  /** @param requests - what was broken off: `GET /report` */
  constructor(
    readonly requests: readonly string[],
    milliseconds: number,
  ) {
    super(
      `${count(requests, 'request')} broken off after ${milliseconds} ms: ${requests.slice(0, 10).join(', ')}. ` +
        `Answer sooner, or allow more: {lifeCycle: {gracePeriod: …}}.`,
    );
  }
}

/** Errors for handlers to throw: `throw new HttpErrors.NotFound('There is no todo 7.')`. */
export const HttpErrors = {
  BadRequest: httpError(400, 'BAD_REQUEST'),
  Unauthorized: httpError(401, 'UNAUTHORIZED'),
  Forbidden: httpError(403, 'FORBIDDEN'),
  NotFound: httpError(404, 'NOT_FOUND'),
  Conflict: httpError(409, 'CONFLICT'),
  Gone: httpError(410, 'GONE'),
  PreconditionFailed: httpError(412, 'PRECONDITION_FAILED'),
  UnprocessableEntity: httpError(422, 'UNPROCESSABLE_ENTITY'),
  TooManyRequests: httpError(429, 'TOO_MANY_REQUESTS'),
  NotImplemented: httpError(501, 'NOT_IMPLEMENTED'),
  ServiceUnavailable: httpError(503, 'SERVICE_UNAVAILABLE'),
} as const;

function httpError(
  status: number,
  code: string,
): new (message: string, options?: ErrorOptions) => HttpError {
  return class extends HttpError {
    override readonly name = 'HttpError';
    readonly status = status;
    readonly code = code;

    constructor(message: string, options?: ErrorOptions) {
      super(message, options);
      if (status >= 500) Error.captureStackTrace(this);
    }
  };
}

function count(faults: readonly unknown[], noun: string): string {
  return faults.length === 1 ? `one ${noun}` : `${faults.length} ${noun}s`;
}
