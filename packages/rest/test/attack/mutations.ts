import {gzipSync} from 'node:zlib';

import fc from 'fast-check';

import {json, request} from './case.js';

const FORM = 'title=a&count=5&tags[]=x&inner[a]=1';
const PARTS = [
  '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\na\r\n',
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\ncontent\r\n',
  '--b--\r\n',
].join('');

/** Sound requests of each kind, to be spoilt. */
export const BASE: readonly Buffer[] = [
  request('/path/a%2Fb'),
  request('/query?text=a&integer=5&number=1.5&boolean=true'),
  request('/lists?form=1&form=2&pipes=a%7Cb&commas=a,b'),
  request('/deep?color[R]=1&color[x]=y'),
  request('/json?filter=%7B%22limit%22%3A5%7D'),
  request('/headers', {headers: {'x-text': 'a', 'x-integer': '5', 'x-list': '1, 2', cookie: 'text=a; integer=5'}}),
  request('/files/open.txt', {headers: {range: 'bytes=0-3', 'if-none-match': '"a"'}}),
  json('/items', '{"title":"a","count":5,"tags":["x"],"email":"a@b.test"}'),
  json('/two', '{"strict":true}'),
  json('/any', gzipSync('{"a":[1,2,{"b":null}]}'), {'content-encoding': 'gzip'}),
  request('/form', {body: FORM, headers: {'content-type': 'application/x-www-form-urlencoded'}}),
  request('/multipart', {body: PARTS, headers: {'content-type': 'multipart/form-data; boundary=b'}}),
  request('/saved', {body: PARTS, headers: {'content-type': 'multipart/form-data; boundary=b'}}),
  Buffer.from('POST /any HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n1\r\n]\r\n0\r\n\r\n'),
];

type Mutation = (bytes: Buffer) => Buffer;

/** A request with one to five things done to it. */
export function mutated(base: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat({max: base.length});
  const length = fc.nat({max: 20});
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    fc.tuple(at, fc.nat({max: 255})).map(([where, byte]) => replaced(where, 1, Buffer.from([byte]))),
    fc.tuple(at, fc.uint8Array({maxLength: 8})).map(([where, more]) => replaced(where, 0, Buffer.from(more))),
    fc.tuple(at, length).map(([where, count]) => replaced(where, count, Buffer.alloc(0))),
    fc.tuple(at, length).map(([where, count]) => (bytes: Buffer) => replaced(where, 0, bytes.subarray(where, where + count))(bytes)),
    fc.tuple(at, fc.constantFrom(...TOKENS)).map(([where, token]) => replaced(where, 0, Buffer.from(token))),
  );
  return fc.array(mutation, {minLength: 1, maxLength: 5}).map(all => all.reduce((bytes, one) => one(bytes), base));
}

/** What parsers stumble over. */
const TOKENS = ['\r\n', '\n', '\r\n\r\n', '\0', '%', '%00', '%zz', '"', '\\', '[', ']', '{', '&', '=', ';', ':', ',', '--b', '__proto__', '1e400', '-1', '\u{1f4a9}'];

function replaced(at: number, count: number, by: Buffer): Mutation {
  return bytes => Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
}
