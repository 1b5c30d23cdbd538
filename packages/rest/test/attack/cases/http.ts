import {attack, request} from '../case.js';

import type {AttackCase} from '../case.js';

const HOST = 'Host: a\r\n';
const CLOSE = 'Connection: close\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

const get = (lines: string) => `GET /health HTTP/1.1\r\n${HOST}${CLOSE}${lines}\r\n`;
const post = (lines: string, body = '') => `POST /any HTTP/1.1\r\n${HOST}${CLOSE}${JSON_TYPE}${lines}\r\n${body}`;

/** What is no request of HTTP/1.1, or two requests for who reads it differently. */
export const MALFORMED_HTTP: readonly AttackCase[] = [
  attack('no Host', `GET /health HTTP/1.1\r\n${CLOSE}\r\n`, 400),
  attack('HTTP/1.0', `GET /health HTTP/1.0\r\n${HOST}\r\n`, 200),
  attack('HTTP/0.9 with headers', `GET /health HTTP/0.9\r\n${HOST}\r\n`, 505, 'HTTP_VERSION_NOT_SUPPORTED'),
  attack('HTTP/0.9 without', 'GET /health\r\n\r\n', 505, {or: [400]}),
  attack('HTTP/2.0', `GET /health HTTP/2.0\r\n${HOST}\r\n`, 505, 'HTTP_VERSION_NOT_SUPPORTED'),
  attack('HTTP/1.2', `GET /health HTTP/1.2\r\n${HOST}\r\n`, 505),
  attack('HTTP/9.9', `GET /health HTTP/9.9\r\n${HOST}\r\n`, 505),
  attack('HTTP/11.1', `GET /health HTTP/11.1\r\n${HOST}\r\n`, 400),
  attack('http in small letters', `GET /health http/1.1\r\n${HOST}\r\n`, 400),
  attack('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, {or: [505]}),
  attack('a greeting of TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), 400),
  attack('mere letters', 'hello\r\n\r\n', 400),
  attack('zeros', Buffer.alloc(200), 400),
  attack('random bytes', Buffer.from('f09f92a9c328a0a1e228a1', 'hex'), 400),
  attack('a method nobody knows', `FOO /health HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('a method in small letters', `get /health HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('two blanks before the path', `GET  /health HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400, {or: [200]}),
  attack('a tab before the path', `GET\t/health HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('a line break in the path', `GET /hea\r\nlth HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('NUL in the path', `GET /hea\0lth HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('DEL in the path', `GET /hea\x7flth HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400, {or: [404]}),
  attack('no path', `GET HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('a path without a slash', `GET health HTTP/1.1\r\n${HOST}\r\n`, 400),
  attack('Content-Length with Transfer-Encoding', post(`Content-Length: 4\r\n${CHUNKED}`, '1\r\n1\r\n0\r\n\r\n'), 400),
  attack('Transfer-Encoding with Content-Length', post(`${CHUNKED}Content-Length: 4\r\n`, '1\r\n1\r\n0\r\n\r\n'), 400),
  attack('two Content-Lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', '11'), 400),
  attack('the same Content-Length twice', post('Content-Length: 1\r\nContent-Length: 1\r\n', '1'), 400),
  attack('a list of Content-Lengths', post('Content-Length: 1, 1\r\n', '1'), 400),
  attack('a negative Content-Length', post('Content-Length: -1\r\n', '1'), 400),
  attack('a Content-Length with a plus', post('Content-Length: +1\r\n', '1'), 400),
  attack('a hexadecimal Content-Length', post('Content-Length: 0x1\r\n', '1'), 400),
  attack('a Content-Length with a point', post('Content-Length: 1.0\r\n', '1'), 400),
  attack('a Content-Length that is a word', post('Content-Length: one\r\n', '1'), 400),
  attack('an empty Content-Length', post('Content-Length:\r\n', '1'), 400),
  attack('a Content-Length beyond 2^64', post('Content-Length: 99999999999999999999999\r\n', '1'), 400),
  attack('a Content-Length of 10 GB', post('Content-Length: 10000000000\r\n', '1'), 413),
  attack('an unknown Transfer-Encoding', post('Transfer-Encoding: xchunked\r\n', '1'), 400),
  attack('chunked, and not last', post('Transfer-Encoding: chunked, gzip\r\n', '1\r\n1\r\n0\r\n\r\n'), 400),
  attack('chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', '1\r\n1\r\n0\r\n\r\n'), 400),
  attack('chunked behind a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n', '1\r\n1\r\n0\r\n\r\n'), 400),
  attack('chunks in order', post(CHUNKED, '1\r\n[\r\n1\r\n]\r\n0\r\n\r\n'), 200, {body: {body: []}}),
  attack('chunks with trailers', post(CHUNKED, '1\r\n1\r\n0\r\nx-trailer: 1\r\n\r\n'), 200, {body: {body: 1}}),
  attack('a chunk size that is a word', post(CHUNKED, 'zz\r\n1\r\n0\r\n\r\n'), 400),
  attack('a chunk size with 0x', post(CHUNKED, '0x1\r\n1\r\n0\r\n\r\n'), 400),
  attack('a negative chunk size', post(CHUNKED, '-1\r\n1\r\n0\r\n\r\n'), 400),
  attack('a chunk size beyond 2^64', post(CHUNKED, 'fffffffffffffffff\r\n1\r\n0\r\n\r\n'), 400),
  attack('a chunk that is longer than its size', post(CHUNKED, '1\r\n111\r\n0\r\n\r\n'), 400),
  attack('a chunk that ends with a bare LF', post(CHUNKED, '1\n1\n0\n\n'), 400),
  attack('a chunk size with blanks behind it', post(CHUNKED, '1   \r\n1\r\n0\r\n\r\n'), 400),
  attack('a chunk extension of 20 KB', post(CHUNKED, `1;${'a'.repeat(20_000)}\r\n1\r\n0\r\n\r\n`), 413, {or: [400]}),
  attack('a folded header', get('X-A: 1\r\n 2\r\n'), 400),
  attack('a fold before the first header', `GET /health HTTP/1.1\r\n Host: a\r\n\r\n`, 400),
  attack('a bare CR in a header', get('X-A: 1\rX-B: 2\r\n'), 400),
  attack('a bare LF after a header', `GET /health HTTP/1.1\nHost: a\n\n`, 400),
  attack('NUL in a header', get('X-A: 1\0\r\n'), 400),
  attack('NUL in the name of a header', get('X\0A: 1\r\n'), 400),
  attack('a control character in a header', get('X-A: 1\x01\r\n'), 400),
  attack('a blank before a colon', get('X-A : 1\r\n'), 400),
  attack('a blank before the colon of Content-Length', post('Content-Length : 1\r\n', '1'), 400),
  attack('a header without a colon', get('X-A\r\n'), 400),
  attack('a header without a name', get(': 1\r\n'), 400),
  attack('a header with a name in brackets', get('X(A): 1\r\n'), 400),
  attack('a header with a name of UTF-8', get('Ä: 1\r\n'), 400),
  attack('an empty header', get('X-A:\r\n'), 200),
  attack('headers named like members of objects', get('constructor: 1\r\n__proto__: 2\r\nhasOwnProperty: 3\r\n'), 200),
  attack('headers of 20 KB', get(`X-A: ${'a'.repeat(20_000)}\r\n`), 431, 'HEADERS_TOO_LARGE'),
  attack('a name of a header of 20 KB', get(`${'a'.repeat(20_000)}: 1\r\n`), 431),
  attack('a URL of 20 KB', request(`/health?${'a'.repeat(20_000)}`), 431, {or: [414]}),
  attack('a URL of 9 KB', request(`/health?${'a'.repeat(9_000)}`), 414, 'URL_TOO_LONG'),
  attack('a path of 9 KB', request(`/path/${'a'.repeat(9_000)}`), 414, 'URL_TOO_LONG'),
  attack('an expectation nobody can meet', request('/health', {headers: {expect: '200-maybe'}}), 417, 'EXPECTATION_FAILED'),
  attack('CONNECT', `CONNECT other.test:443 HTTP/1.1\r\n${HOST}\r\n`, 0, {statuses: [], or: [405, 404]}),
  attack('TRACE', request('/health', {method: 'TRACE'}), 405, 'METHOD_NOT_ALLOWED'),
  attack('an upgrade to h2c', request('/health', {headers: {connection: 'Upgrade, HTTP2-Settings, close', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA'}}), 200, {or: [426]}),
  attack('an upgrade to a web socket', request('/health', {headers: {connection: 'Upgrade, close', upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ=='}}), 200, {or: [426]}),
  attack('blank lines before a request', `\r\n\r\n${get('')}`, 200),
  attack('bytes behind a request that has no body', Buffer.concat([request('/health'), Buffer.from('garbage')]), 200),
];

const hosted = (...hosts: readonly string[]) =>
  `GET /health HTTP/1.1\r\n${hosts.map(host => `Host:${host}\r\n`).join('')}${CLOSE}\r\n`;
const bad = (name: string, ...hosts: readonly string[]) => attack(name, hosted(...hosts), 400, 'BAD_HOST');

/** Exactly one Host, and a valid one (RFC 9112, 3.2); as many headers as are kept. */
export const HEADS: readonly AttackCase[] = [
  bad('two Hosts', ' a', ' b'),
  bad('the same Host twice', ' a', ' a'),
  attack('two Hosts, one of them in capitals', `GET /health HTTP/1.1\r\nHost: a\r\nHOST: b\r\n${CLOSE}\r\n`, 400, 'BAD_HOST'),
  attack('a second Host behind other headers', get('X-A: 1\r\nhost: evil.test\r\n'), 400, 'BAD_HOST'),
  attack('two Hosts with HTTP/1.0', 'GET /health HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n', 400, 'BAD_HOST'),
  bad('an empty Host', ''),
  bad('a Host with a blank', ' a b'),
  bad('a Host with a path', ' a/evil'),
  bad('a Host with a user', ' user@evil.test'),
  bad('a Host with a query', ' a?b'),
  bad('a Host with a fragment', ' a#b'),
  bad('a Host with a scheme', ' http://evil.test'),
  bad('a Host with a backslash', ' a\\b'),
  bad('a Host with angle brackets', ' <script>'),
  bad('a Host with quotes', ' a"b'),
  bad('a list of Hosts', ' a, b'),
  bad('a Host with a port that is a word', ' a:http'),
  bad('a Host with a port of six digits', ' a:100000'),
  bad('a Host with two ports', ' a:1:2'),
  bad('a Host of IPv6 without brackets', ' ::1'),
  bad('a Host of IPv6 that is not closed', ' [::1'),
  bad('a Host of letters beyond ASCII', ' \u00e4.test'),
  attack('a Host with a port', hosted(' a:80'), 200),
  attack('a Host of IPv6', hosted(' [::1]:80'), 200),
  attack('1,000 headers', get(Array.from({length: 998}, (_, n) => `h${n}:\r\n`).join('')), 200),
  attack('1,001 headers', get(Array.from({length: 999}, (_, n) => `h${n}:\r\n`).join('')), 431, 'TOO_MANY_HEADERS'),
  attack('2,000 headers of one name', get('a:\r\n'.repeat(2_000)), 431, 'TOO_MANY_HEADERS'),
];

const keepAlive = (target: string) => `GET ${target} HTTP/1.1\r\n${HOST}\r\n`;

/** Several requests over one connection. */
export const CONNECTIONS: readonly AttackCase[] = [
  {
    name: 'three requests at once are answered in their order',
    send: [keepAlive('/soon?n=6') + keepAlive('/soon?n=0') + request('/soon?n=3').toString()],
    right: {statuses: [200, 200, 200], body: {n: 6}},
  },
  {
    name: 'a request behind a bad one over the same connection is not read',
    send: [`GET /health HTTP/1.1\r\n${HOST}X-A : 1\r\n\r\n${keepAlive('/health')}`],
    right: {statuses: [400]},
  },
  {
    name: 'a good request before a bad one is answered',
    send: [`${keepAlive('/soon?n=6')}garbage\r\n\r\n`],
    right: {statuses: [200, 400], body: {n: 6}},
  },
  {
    name: 'a request that hides in the body of another stays a body',
    send: [
      Buffer.concat([
        Buffer.from(`POST /any HTTP/1.1\r\n${HOST}${JSON_TYPE}Content-Length: 42\r\n\r\n`),
        Buffer.from('GET /throw/error HTTP/1.1\r\nHost: hidden\r\n\r\n'.slice(0, 42)),
        request('/health'),
      ]),
    ],
    right: {statuses: [400, 200], code: 'MALFORMED_BODY'},
  },
  {
    name: 'a body that no operation reads is passed over',
    send: [`GET /health HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`, request('/soon?n=1')],
    right: {statuses: [200, 200]},
  },
  {
    name: 'a refused body is passed over',
    send: [`POST /any HTTP/1.1\r\n${HOST}Content-Type: a/b\r\nContent-Length: 5\r\n\r\nhello`, request('/soon?n=1')],
    right: {statuses: [415, 200]},
  },
  {
    name: 'fifty requests at once, good and bad, are answered in their order',
    send: [
      Array.from({length: 25}, (_, n) => keepAlive(`/integer/${n}`) + keepAlive('/integer/x')).join('') + request('/health').toString(),
    ],
    right: {statuses: [...Array.from({length: 50}, (_, n) => (n % 2 === 0 ? 200 : 400)), 200]},
  },
  {
    name: 'HEAD has no body, and the next answer follows',
    send: [`HEAD /large HTTP/1.1\r\n${HOST}\r\n`, request('/health')],
    right: {statuses: [200, 200]},
  },
  {
    name: 'HEAD of an endless stream ends at once',
    send: [`HEAD /endless HTTP/1.1\r\n${HOST}\r\n`, request('/health')],
    right: {statuses: [200, 200]},
  },
  {
    name: 'HEAD of a fault has no body',
    send: [`HEAD /nobody HTTP/1.1\r\n${HOST}\r\n`, request('/health')],
    right: {statuses: [404, 200]},
  },
];
