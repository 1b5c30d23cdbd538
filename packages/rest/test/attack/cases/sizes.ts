import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib';

import {attack, json, request} from '../case.js';

import type {AttackCase} from '../case.js';

const MIB = 1_048_576;
const BOMB = Buffer.alloc(50 * MIB, ' ');
const HEAD = 'POST /any HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n';
const EXPECT = `${HEAD}Expect: 100-continue\r\n`;
const BODY = gzipSync('{"a":1}');

const encoded = (coding: string, body: Buffer) => json('/any', body, {'content-encoding': coding});
const bytes = (length: number) => request('/bytes', {method: 'PUT', body: Buffer.alloc(length), headers: {'content-type': 'application/octet-stream'}});

/** A chunked body of so many chunks of 64 KB. */
const chunked = (count: number) =>
  Buffer.from(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${`10000\r\n${' '.repeat(65_536)}\r\n`.repeat(count)}0\r\n\r\n`);

export const SIZES: readonly AttackCase[] = [
  attack('a body of its limit', json('/any', `"${'a'.repeat(MIB - 2)}"`), 200),
  attack('a body of a byte more', json('/any', `"${'a'.repeat(MIB - 1)}"`), 413, 'PAYLOAD_TOO_LARGE'),
  attack('chunks of 2 MiB', chunked(32), 413, 'PAYLOAD_TOO_LARGE'),
  attack('a body of the limit of its operation', bytes(4_000), 200, {body: {length: 4_000}}),
  attack('a body of a byte more than the limit of its operation', bytes(4_001), 413),
  attack('a stream that is declared too long', request('/streamed', {body: Buffer.alloc(100_001), headers: {'content-type': 'application/octet-stream'}}), 413),
  attack('a body that is declared too long, and never sent', `${HEAD}Content-Length: 2000000\r\n\r\n`, 413, 'PAYLOAD_TOO_LARGE'),
  attack('a client that waits with a body that is too long', `${EXPECT}Content-Length: 2000000\r\n\r\n`, 413),
  attack('a client that waits with a body of another type', `${EXPECT.replace('/json', '/xml')}Content-Length: 2\r\n\r\n`, 415),
  attack('a client that waits for a path that is none', `${EXPECT.replace('/any', '/nobody')}Content-Length: 2\r\n\r\n`, 404),
  attack('a client that waits for a method that is none', `${EXPECT.replace('/any', '/health')}Content-Length: 2\r\n\r\n`, 405),
  attack('a client that waits, and is told to go on', [`${EXPECT}Content-Length: 2\r\n\r\n`, 50, '{}'], 200, {body: {body: {}}, headers: {connection: 'close'}}),
  attack('a client that does not wait long enough', `${EXPECT}Content-Length: 2\r\n\r\n{}`, 200),
  attack('a text of 1 MiB of escapes', json('/any', `"${'\\u0041'.repeat(170_000)}"`), 200),
  attack('300,000 members', json('/any', `{${Array.from({length: 80_000}, (_, n) => `"k${n}":1`).join()}}`), 200),
  attack('500,000 items', json('/any', `[${'1,'.repeat(500_000)}1]`), 200),
  attack('100,000 numbers that look suspicious', json('/any', `[${'1e100,'.repeat(100_000)}1]`), 200),
];

export const COMPRESSED: readonly AttackCase[] = [
  attack('gzip', encoded('gzip', BODY), 200, {body: {body: {a: 1}}}),
  attack('x-gzip', encoded('x-gzip', BODY), 200),
  attack('deflate', encoded('deflate', deflateSync('1')), 200, {body: {body: 1}}),
  attack('br', encoded('br', brotliCompressSync('1')), 200, {body: {body: 1}}),
  attack('GZIP in capitals', encoded('GZIP', BODY), 200),
  attack('a bomb of gzip', encoded('gzip', gzipSync(BOMB)), 413, 'PAYLOAD_TOO_LARGE'),
  attack('a bomb of deflate', encoded('deflate', deflateSync(BOMB)), 413, 'PAYLOAD_TOO_LARGE'),
  attack('a bomb of brotli', encoded('br', brotliCompressSync(BOMB)), 413, 'PAYLOAD_TOO_LARGE'),
  attack('a bomb in a bomb', encoded('gzip', gzipSync(gzipSync(BOMB))), 400, 'MALFORMED_BODY'),
  attack('ten bombs in a row', encoded('gzip', Buffer.concat(Array<Buffer>(10).fill(gzipSync(BOMB.subarray(0, MIB))))), 413),
  attack('what is no gzip', encoded('gzip', Buffer.from('{"a":1}')), 400, 'MALFORMED_BODY'),
  attack('what is no brotli', encoded('br', Buffer.from([0xff, 0xff, 0xff, 0xff])), 400, 'MALFORMED_BODY'),
  attack('deflate without its head', encoded('deflate', deflateRawSync('1')), 400, 'MALFORMED_BODY'),
  attack('gzip that is cut off', encoded('gzip', BODY.subarray(0, -6)), 400, 'MALFORMED_BODY'),
  attack('gzip with a wrong sum', encoded('gzip', Buffer.concat([BODY.subarray(0, -8), Buffer.alloc(8)])), 400, 'MALFORMED_BODY'),
  attack('gzip of nothing', encoded('gzip', Buffer.alloc(0)), 400),
  attack('gzip with bytes behind it', encoded('gzip', Buffer.concat([BODY, Buffer.from('garbage')])), 200, {or: [400]}),
  attack('a bomb in a form', request('/form', {body: gzipSync(BOMB), headers: {'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip'}}), 413),
  attack(
    'a bomb in a multipart form',
    request('/multipart', {
      body: gzipSync(Buffer.concat([Buffer.from('--b\r\ncontent-disposition: form-data; name="title"\r\n\r\n'), BOMB])),
      headers: {'content-type': 'multipart/form-data; boundary=b', 'content-encoding': 'gzip'},
    }),
    413,
  ),
];
