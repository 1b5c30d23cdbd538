import {tmpdir} from 'node:os';

import {BindingKey} from '@rondojs/context';

import type {BodyLimit} from './contract/body-limits.js';
import type {ContentObject, InfoObject} from '@rondojs/openapi-spec';
import type {Request} from './contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** What all REST servers of the application share; each may say otherwise under its own name. */
    readonly rest?: RestServerConfig;
  }
}

/** Options of a REST server: of all of them under `rest`, of one under its name. */
export interface RestServerConfig {
  /** The port to listen on; 0 takes any free one. @defaultValue `PORT` of the environment, or 3000 */
  readonly port?: number;
  /** The address to listen on. @defaultValue '127.0.0.1', which only this machine reaches */
  readonly host?: string;
  /** What stands before the paths of all operations: `/api/v1`. @defaultValue '' */
  readonly basePath?: string;
  /** The largest body of a request that is read, in bytes, or several limits of bodies. @defaultValue 1 MiB */
  readonly bodyLimit?: BodyLimit;
  /** Where the files of forms are saved, each request's in a directory of its own. @defaultValue that of the system */
  readonly uploadDirectory?: string;
  /** The longest URL that is read, in characters. @defaultValue 8192 */
  readonly urlLimit?: number;
  /** How long is waited for slow clients, and how much is taken from one: what node:http is told. */
  readonly http?: Partial<HttpLimits>;
  /** How parameters are read, and how much of them. */
  readonly parameters?: ParameterConfig;
  /** How many faults an answer lists, at most. @defaultValue 20 */
  readonly maxFaults?: number;
  /**
   * What is done with a result that its contract does not allow, or a status that it does not declare: `error` answers
   * 500 instead, `log` counts, logs and sends it, `strip` sends it without the members that are not declared and logs
   * the rest, `off` does not look. @defaultValue 'error', and 'log' where NODE_ENV is production
   */
  readonly responseValidation?: 'error' | 'log' | 'strip' | 'off';
  /** Whether whole answers to GET get an entity tag of their bytes, so that what a client has is 304. @defaultValue 'off' */
  readonly etag?: 'off' | 'weak' | 'strong';
  /** Whether answers are compressed for clients that take it. @defaultValue false */
  readonly compression?: boolean | Partial<CompressionOptions>;
  /** How long server-sent events may be silent before a comment is sent, in milliseconds; 0 for never. @defaultValue 15,000 */
  readonly heartbeat?: number;
  /**
   * Whether problems of status 500 tell message and stack of their error, to find it quickly on your own machine. It
   * does nothing where NODE_ENV is production. @defaultValue false
   */
  readonly showErrors?: boolean;
  /**
   * How long an operation may take until its response begins, in milliseconds; 0 for as long as it wants. What comes
   * later is thrown away: the client has got 503, and the signal of the request is aborted. @defaultValue 60,000
   */
  readonly timeLimit?: number;
  /** Which pages of other origins may read answers. @defaultValue false: none */
  readonly cors?: CorsOptions | false;
  /**
   * The proxies before the server, whose `Forwarded` or `X-Forwarded-…` is believed: addresses, ranges as 10.0.0.0/8,
   * `loopback`, `private`. @defaultValue none
   */
  readonly trustProxy?: readonly string[];
  /** Headers that have browsers do no more with answers than they must; single ones may be changed, or left out with false. @defaultValue false */
  readonly securityHeaders?: boolean | SecurityHeaders;
  /** Who is told the number of a request, besides the log. @defaultValue nobody */
  readonly requestId?: RequestIdOptions;
  /** Whether answers tell how long each action took, in `Server-Timing`. It does nothing where NODE_ENV is production. @defaultValue false */
  readonly serverTiming?: boolean;
  /**
   * Whether the document tells what clients get when a request fails, for each operation that does not say so itself.
   * Where `rest.toProblem` or the action `reject` are your own, say what errors are, by media type.
   * @defaultValue true, and false where those are your own
   */
  readonly describeProblems?: boolean | ContentObject;
  /** Title and version of the API, as its document tells them. */
  readonly info?: InfoObject;
}

/** Limits of connections; times are in milliseconds. */
export interface HttpLimits {
  /** How long a client may take for the headers of a request; then it is 408. @defaultValue 10,000 */
  readonly headersTimeout: number;
  /** How long a client may take for a whole request; then it is 408. @defaultValue 30,000 */
  readonly requestTimeout: number;
  /** How long a connection may be idle between two requests; then it is closed. @defaultValue 5,000 */
  readonly keepAliveTimeout: number;
  /** How often both time-outs of requests are looked at. @defaultValue 1,000 */
  readonly connectionsCheckingInterval: number;
  /** How long the headers of a request may be together, its URL included, in bytes; more is 431. @defaultValue 16,384 */
  readonly maxHeaderSize: number;
  /** How many headers a request may have, or 0 for any number; more are 431. @defaultValue 1,000 */
  readonly maxHeadersCount: number;
  /** How many requests a connection is good for, or 0 for any number; more are 503. @defaultValue 10,000 */
  readonly maxRequestsPerSocket: number;
}

/** Every limit of connections with its default. */
const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxHeadersCount: 1_000,
  maxRequestsPerSocket: 10_000,
};

/** Which pages of other origins may read answers, and send what no form could send. */
export interface CorsOptions {
  /** A list of origins, a function that tells whether one is allowed, or `*` for all. */
  readonly origins: '*' | readonly OriginPattern[] | OriginTest;
  /** Whether pages may send cookies. Not with `*`. @defaultValue false */
  readonly credentials?: boolean;
  /** The headers of answers that pages may read, besides a few that they always may. */
  readonly exposedHeaders?: readonly string[];
  /** The headers that pages may send. @defaultValue those that they ask for */
  readonly allowedHeaders?: readonly string[];
  /** How long a browser may remember what it was allowed, in seconds. */
  readonly maxAge?: number;
}

/**
 * `https://app.example.org`, and no other; `https://*.example.org`, all below that domain, and not itself; or a regular
 * expression, which a whole origin must match.
 */
export type OriginPattern = string | RegExp;

/** Tells whether pages of an origin may read the answer to a request. What it throws is a 500. */
export type OriginTest = (origin: string, request: Request) => ValueOrPromise<boolean>;

/** Headers of all answers; false for one that is not wanted. */
export type SecurityHeaders = Readonly<Record<string, string | false>>;

/** Who is told the number of a request. */
export interface RequestIdOptions {
  /** Whether each answer has it, as `X-Request-Id`. @defaultValue false */
  readonly answer?: boolean;
  /** Which member of a problem it is. @defaultValue none */
  readonly problem?: 'instance' | 'requestId';
}

/** How the parameters of all operations are read. */
export interface ParameterConfig {
  /** What becomes of keys in the query that the operation does not describe. @defaultValue 'ignore' */
  readonly unknownQuery?: 'ignore' | 'warn' | 'refuse';
  /** Which formats become objects of JavaScript. @defaultValue none: they stay text and numbers */
  readonly decode?: DecodeFormats;
  /** The most pairs of a query, and cookies of a request. @defaultValue 1000 */
  readonly maxPairs?: number;
  /** How many levels of brackets a `deepObject` may have, and a JSON parameter. @defaultValue 8 */
  readonly maxDepth?: number;
  /** The highest index that an item may be given: `ids[99]`. @defaultValue 99 */
  readonly maxIndex?: number;
  /** The longest text of one parameter, in characters. @defaultValue 8192 */
  readonly maxLength?: number;
}

/** Formats of parameters, and whether they are decoded. */
export interface DecodeFormats {
  /** `date-time` becomes a Date. */
  readonly dateTime?: boolean;
  /** `int64` becomes a bigint. */
  readonly int64?: boolean;
  /** `byte` becomes a Buffer. */
  readonly byte?: boolean;
}

export type CompleteParameterConfig = Required<ParameterConfig>;

/** Every option of parameters with its default. */
export const PARAMETER_DEFAULTS: CompleteParameterConfig = {
  unknownQuery: 'ignore',
  decode: {},
  maxPairs: 1000,
  maxDepth: 8,
  maxIndex: 99,
  maxLength: 8192,
};

/** What is compressed, and how. */
export interface CompressionOptions {
  /** The smallest body that is compressed, in bytes. @defaultValue 1,024 */
  readonly threshold: number;
  /** Those that may be used: `br`, `gzip`, `deflate`. The client chooses among them. @defaultValue all three */
  readonly encodings: readonly ('br' | 'gzip' | 'deflate')[];
}

/** Every option with its default; `responseValidation` depends on NODE_ENV. */
export const REST_DEFAULTS = {
  port: 3000,
  host: '127.0.0.1',
  basePath: '',
  bodyLimit: 1_048_576,
  uploadDirectory: tmpdir(),
  urlLimit: 8192,
  http: HTTP_LIMITS,
  parameters: PARAMETER_DEFAULTS,
  maxFaults: 20,
  etag: 'off',
  compression: false,
  heartbeat: 15_000,
  showErrors: false,
  timeLimit: 60_000,
  cors: false,
  trustProxy: [],
  securityHeaders: false,
  requestId: {},
  serverTiming: false,
  describeProblems: true,
  info: {title: 'API', version: '1.0.0'},
} as const satisfies RestServerConfig;

/** What each option must be. The compiler asks for a line here for each. */
const OPTIONS = {
  port: {type: 'integer', minimum: 0, maximum: 65_535},
  host: {type: 'string', minLength: 1},
  basePath: {type: 'string', pattern: '^(/.*)?$'},
  bodyLimit: {type: ['integer', 'object'], minimum: 0},
  uploadDirectory: {type: 'string', minLength: 1},
  urlLimit: {type: 'integer', minimum: 1},
  http: {
    type: 'object',
    additionalProperties: false,
    properties: {
      headersTimeout: {type: 'integer', minimum: 1},
      requestTimeout: {type: 'integer', minimum: 1},
      keepAliveTimeout: {type: 'integer', minimum: 0},
      connectionsCheckingInterval: {type: 'integer', minimum: 1},
      maxHeaderSize: {type: 'integer', minimum: 1},
      maxHeadersCount: {type: 'integer', minimum: 0},
      maxRequestsPerSocket: {type: 'integer', minimum: 0},
    },
  },
  parameters: {
    type: 'object',
    additionalProperties: false,
    properties: {
      unknownQuery: {enum: ['ignore', 'warn', 'refuse']},
      decode: {
        type: 'object',
        additionalProperties: false,
        properties: {dateTime: {type: 'boolean'}, int64: {type: 'boolean'}, byte: {type: 'boolean'}},
      },
      maxPairs: {type: 'integer', minimum: 0},
      maxDepth: {type: 'integer', minimum: 0},
      maxIndex: {type: 'integer', minimum: 0},
      maxLength: {type: 'integer', minimum: 0},
    },
  },
  maxFaults: {type: 'integer', minimum: 1},
  responseValidation: {enum: ['error', 'log', 'strip', 'off']},
  etag: {enum: ['off', 'weak', 'strong']},
  compression: {
    type: ['boolean', 'object'],
    additionalProperties: false,
    properties: {
      threshold: {type: 'integer', minimum: 0},
      encodings: {type: 'array', items: {enum: ['br', 'gzip', 'deflate']}, minItems: 1},
    },
  },
  heartbeat: {type: 'number', minimum: 0},
  showErrors: {type: 'boolean'},
  timeLimit: {type: 'number', minimum: 0},
  cors: {
    anyOf: [
      {const: false},
      {
        type: 'object',
        required: ['origins'],
        additionalProperties: false,
        properties: {
          // A schema knows no functions: they are looked at when the server is made.
          origins: {},
          credentials: {type: 'boolean'},
          exposedHeaders: {type: 'array', items: {type: 'string'}},
          allowedHeaders: {type: 'array', items: {type: 'string'}},
          maxAge: {type: 'integer', minimum: 0},
        },
      },
    ],
  },
  trustProxy: {type: 'array', items: {type: 'string'}},
  securityHeaders: {type: ['boolean', 'object'], additionalProperties: {anyOf: [{type: 'string'}, {const: false}]}},
  requestId: {
    type: 'object',
    additionalProperties: false,
    properties: {answer: {type: 'boolean'}, problem: {enum: ['instance', 'requestId']}},
  },
  serverTiming: {type: 'boolean'},
  describeProblems: {type: ['boolean', 'object']},
  info: {
    type: 'object',
    required: ['title', 'version'],
    properties: {title: {type: 'string'}, version: {type: 'string'}},
  },
} as const satisfies Readonly<Record<keyof RestServerConfig, object>>;

/** What the options must be. It is checked at the start, so that a typing error is no option left out. */
export const REST_CONFIG_SCHEMA = {
  type: 'object',
  propertyNames: {enum: Object.keys(OPTIONS)},
  properties: OPTIONS,
} as const;

/** Fills in what was not given: from the environment where it says so, else from the defaults. */
export function completeConfig(config: RestServerConfig): CompleteRestConfig {
  const {PORT} = process.env;
  const given = Object.entries(config).filter(([, value]) => value !== undefined);
  const complete: Defaulted = {...REST_DEFAULTS, ...(PORT && {port: Number(PORT)}), ...Object.fromEntries(given)};
  return {
    ...complete,
    responseValidation: complete.responseValidation ?? (isProduction() ? 'log' : 'error'),
    basePath: complete.basePath.replace(/\/+$/, ''),
    http: completeHttp(complete.http),
    compression: completeCompression(complete.compression),
  };
}

type Defaulted = RestServerConfig & Required<Pick<RestServerConfig, keyof typeof REST_DEFAULTS>>;

/** Whether the outside of the house is looking: then nothing of the inside is shown. */
export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}

function completeHttp(given: Partial<HttpLimits>): HttpLimits {
  const limits = {...HTTP_LIMITS, ...given};
  // The headers are a part of the request.
  return {...limits, headersTimeout: Math.min(limits.headersTimeout, limits.requestTimeout)};
}

function completeCompression(given: RestServerConfig['compression']): CompressionOptions | false {
  return given ? {...COMPRESSION_DEFAULTS, ...(given === true ? {} : given)} : false;
}

const COMPRESSION_DEFAULTS: CompressionOptions = {threshold: 1024, encodings: ['br', 'gzip', 'deflate']};

export interface CompleteRestConfig extends Required<RestServerConfig> {
  readonly http: HttpLimits;
  readonly compression: CompressionOptions | false;
}

/** The options that a server was made with, defaults filled in. */
export const REST_CONFIG = BindingKey.create<CompleteRestConfig>('rest.config');
