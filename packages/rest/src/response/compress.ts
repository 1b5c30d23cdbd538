import {
  brotliCompress,
  constants,
  createBrotliCompress,
  createDeflate,
  createGzip,
  deflate,
  gzip,
} from 'node:zlib';
import {pipeline} from 'node:stream';
import {promisify} from 'node:util';

import {whenReady} from '@rondojs/context';

import {acceptedEncodings} from './negotiation.js';
import {addVary, fieldOf} from './fields.js';
import {weaken} from './etag.js';

import type {Answer} from './answer.js';
import type {CompressionOptions} from '../config.js';
import type {Readable} from 'node:stream';
import type {Response} from '../contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

type Body = NonNullable<Answer['body']>;
type Compress = (body: Body, isLive: boolean) => ValueOrPromise<Body>;

const COMPRESSIBLE = /^text\/|^image\/svg\+xml$|[/+](json|xml|javascript|jsonl|x-ndjson|json-seq|wasm|yaml|x-yaml)$/;

/** Fast enough to be done for each answer; the default of brotli is meant for files that are compressed once. */
const BROTLI_LEVEL = {[constants.BROTLI_PARAM_QUALITY]: 4};

/** Each content encoding that Node knows, for bytes and for streams. */
const COMPRESS: Readonly<Record<string, Compress>> = {
  br: (body, isLive) => {
    const flush = isLive ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_PROCESS;
    if (isWhole(body)) return promisify(brotliCompress)(body, {params: BROTLI_LEVEL});
    return piped(body, createBrotliCompress({params: BROTLI_LEVEL, flush}));
  },
  gzip: (body, isLive) => (isWhole(body) ? promisify(gzip)(body) : piped(body, createGzip({flush: flushOf(isLive)}))),
  deflate: (body, isLive) =>
    isWhole(body) ? promisify(deflate)(body) : piped(body, createDeflate({flush: flushOf(isLive)})),
};

/** Compresses what is worth it, if the client understands it. */
export function compress(answer: Answer, options: CompressionOptions, response: Response): ValueOrPromise<Answer> {
  const {body, fields, isLive = false} = answer;
  if (body === undefined || !isCompressible(answer, options, response)) return answer;

  addVary('Accept-Encoding', fields, response);
  const [encoding] = acceptedEncodings(response.req, options.encodings);
  const encode = COMPRESS[encoding ?? ''];
  if (!encoding || !encode) return answer;

  const etag = fieldOf('etag', fields, response);
  // Byte for byte it is another representation now, and still says the same.
  if (etag) fields.set('etag', weaken(etag));
  fields.set('content-encoding', encoding);
  fields.delete('content-length');
  return whenReady(encode(body, isLive), compressed => ({...answer, body: compressed}));
}

function isCompressible({status, fields, body}: Answer, {threshold}: CompressionOptions, response: Response): boolean {
  if (status === 206 || fieldOf('content-encoding', fields, response) !== undefined) return false;
  if (fieldOf('cache-control', fields, response)?.includes('no-transform')) return false;
  if (!COMPRESSIBLE.test((fieldOf('content-type', fields, response) ?? '').split(';', 1)[0] ?? '')) return false;
  return Number(fields.get('content-length') ?? lengthOf(body)) >= threshold;
}

/** A stream whose length is not known may be long. */
function lengthOf(body: Answer['body']): number {
  return body !== undefined && isWhole(body) ? Buffer.byteLength(body) : Infinity;
}

function isWhole(body: Body): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function piped(source: Readable, through: NodeJS.ReadWriteStream): Readable {
  return pipeline(source, through, () => undefined) as unknown as Readable;
}

function flushOf(isLive: boolean): number {
  return isLive ? constants.Z_SYNC_FLUSH : constants.Z_NO_FLUSH;
}
