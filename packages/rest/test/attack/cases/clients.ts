import {GONE, END, attack, request} from '../case.js';

import type {AttackCase, Piece} from '../case.js';

const HEAD = 'POST /any HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const MULTIPART = 'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nabc';

/** A byte at a time, for longer than the server waits. */
const dripped = (text: string): readonly Piece[] => Array.from({length: 60}, (_, at) => [text.charAt(at % text.length), 40] as const).flat();

const gone = (name: string, ...send: readonly Piece[]): AttackCase => ({name, send: [...send, GONE], right: {statuses: []}});

export const SLOW_CLIENTS: readonly AttackCase[] = [
  attack('no byte at all', [], 408, 'REQUEST_TIMEOUT'),
  attack('half a line', 'GET /hea', 408, 'REQUEST_TIMEOUT'),
  attack('half of the headers', 'GET /health HTTP/1.1\r\nHost: a\r\nX-A: ', 408, 'REQUEST_TIMEOUT'),
  attack('a header, byte by byte', ['GET /health HTTP/1.1\r\nHost: a\r\nX-A: ', ...dripped('a')], 408),
  attack('a body that never comes', `${HEAD}Content-Length: 10\r\n\r\n`, 408, 'REQUEST_TIMEOUT'),
  attack('half of a body', `${HEAD}Content-Length: 10\r\n\r\n{"a"`, 408),
  attack('a body, byte by byte', [`${HEAD}Content-Length: 1000\r\n\r\n`, ...dripped(' ')], 408),
  attack('a chunk that never comes', CHUNKED, 408),
  attack('half of a chunk', `${CHUNKED}a\r\n{`, 408),
  attack('chunks, byte by byte', [CHUNKED, ...dripped('1\r\n \r\n')], 408),
  attack('a multipart form that stops', `POST /multipart HTTP/1.1\r\nHost: a\r\n${MULTIPART}`, 408),
  attack('a saved form that stops', `POST /saved HTTP/1.1\r\nHost: a\r\n${MULTIPART}`, 408),
  attack('a stream that stops', 'POST /streamed HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 10\r\n\r\nabc', 408),
  attack('a client that waits, is told to go on, and does not', `${HEAD}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n`, 408),
  attack('a request that is slow and in time', ['GET /hea', 50, 'lth HTTP/1.1\r\nHo', 50, 'st: a\r\nConnection: close\r\n\r\n'], 200),
  attack('a body that is slow and in time', [`${HEAD}Connection: close\r\nContent-Length: 2\r\n\r\n`, 50, '{', 50, '}'], 200),
  attack('an end in the middle of the headers', ['GET /health HTTP/1.1\r\nHost: a\r\n', END], 400),
  attack('an end in the middle of a body', [`${HEAD}Content-Length: 10\r\n\r\n{`, END], 400),
  attack('an end in the middle of a chunk', [`${CHUNKED}a\r\n{`, END], 400),
  attack('a handler that never answers', request('/never'), 503, {code: 'OPERATION_TIMEOUT', logged: 1}),
  {name: 'an end behind a request that waits counts as gone', send: [request('/wait'), END], right: {statuses: []}},
];

export const VANISHING_CLIENTS: readonly AttackCase[] = [
  gone('before a byte'),
  gone('in the headers', 'GET /health HTTP/1.1\r\nHo'),
  gone('in a body', `${HEAD}Content-Length: 10\r\n\r\n{`),
  gone('in a chunk', `${CHUNKED}a\r\n{`),
  gone('in a compressed body', `${HEAD}Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f`),
  gone('in a multipart form', `POST /multipart HTTP/1.1\r\nHost: a\r\n${MULTIPART}`),
  gone('in a form that is saved', `POST /saved HTTP/1.1\r\nHost: a\r\n${MULTIPART}`),
  gone('in a stream of its own', 'POST /streamed HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 10\r\n\r\nabc'),
  gone('while a handler waits', request('/wait')),
  gone('while it waits to be told to go on', `${HEAD}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n`),
  gone('behind two requests that wait', Buffer.concat([request('/wait'), request('/wait')])),
];
