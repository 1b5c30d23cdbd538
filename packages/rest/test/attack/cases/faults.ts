import {attack, request} from '../case.js';

import type {AttackCase} from '../case.js';

const BARE = {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'};
const bare = (name: string, target: string) => attack(name, request(target), 500, {body: BARE, logged: 1});

/** Whatever is thrown, nothing is told but that it failed. */
const THROWN = ['error', 'undefined', 'null', 'text', 'number', 'symbol', 'frozen', 'status200', 'status99', 'statusText', 'status503', 'status600', 'statusNaN', 'aggregate', 'proxy', 'getter', 'large', 'database', 'fileSystem', 'cause', 'fn', 'toStringThrows', 'response', 'promise'];
const UNWRITABLE = ['circle', 'bigint', 'toJson', 'header', 'headerName', 'status', 'early', 'destroyed', 'emptyGenerator', 'webStream', 'locked'];

export const ERRORS: readonly AttackCase[] = [
  ...THROWN.map(what => bare(`thrown: ${what}`, `/throw/${what}`)),
  ...THROWN.map(what => bare(`rejected: ${what}`, `/reject/${what}`)),
  attack('thrown: an error of a library with status 404', request('/throw/status404'), 404, {body: {type: 'about:blank', title: 'Not Found', status: 404, code: 'NOT_FOUND'}}),
  attack('thrown: an error of a library with statusCode 409', request('/throw/statusCode409'), 409, 'CONFLICT'),
  attack('thrown: headers with a line break', request('/throw/injected'), 500, {or: [409], logged: 2}),
  ...UNWRITABLE.map(what => bare(`a result: ${what}`, `/result/${what}`)),
  attack('a result that breaks its contract', request('/broken'), 500, {code: 'RESPONSE_BREAKS_CONTRACT', logged: 1}),
  attack('a result behind a response', request('/written'), 200, {text: 'first', logged: 1}),
  attack('a response ended twice', request('/twice'), 200, {text: 'first', logged: 1}),
  {name: 'an error behind the headers', send: [request('/after')], right: {statuses: [], logged: 1}},
];

export const STREAMS: readonly AttackCase[] = [
  attack('a stream that fails in the middle', request('/result/late'), 200, {isCut: true, logged: 1}),
  attack('a stream that is closed in the middle', request('/result/closed'), 200, {isCut: true, logged: 1}),
  attack('a generator that fails in the middle', request('/result/generator'), 200, {isCut: true, logged: 1}),
  {name: 'a client that leaves an endless stream', send: [request('/endless'), 'GONE'], right: {statuses: [200], isCut: true}},
  {name: 'a client that leaves endless events', send: [request('/events'), 150, 'GONE'], right: {statuses: [200], isCut: true}},
  attack('HEAD of events', request('/events', {method: 'HEAD'}), 200),
  attack('HEAD of a stream that fails', request('/result/late', {method: 'HEAD'}), 200),
  attack('a large answer, compressed', request('/large', {headers: {'accept-encoding': 'gzip'}}), 200, {headers: {'content-encoding': 'gzip', vary: 'Accept-Encoding'}}),
];

const header = (value: string) => request(`/header?value=${encodeURIComponent(value)}`);

/** What a client says reaches headers of the answer only as one line. */
export const RESPONSE_SPLITTING: readonly AttackCase[] = [
  attack('a header', header('fine'), 200, {headers: {'x-given': 'fine'}}),
  ...['a\r\nx-injected: yes', 'a\nx-injected: yes', 'a\rx-injected: yes', 'a\0', 'a\u010a', 'a\x7f'].map(value =>
    attack(`a header with ${JSON.stringify(value)}`, header(value), 500, {logged: 1, headers: {'x-injected': undefined}}),
  ),
  ...['/a\r\nx-injected: yes', '/ä', '/a b', '/%0d%0ax-injected:%20yes'].map(to =>
    attack(`a redirect to ${JSON.stringify(to)}`, request(`/redirect?to=${encodeURIComponent(to)}`), 302, {headers: {'x-injected': undefined}, or: [500]}),
  ),
  ...['a\r\nx-injected: yes', 'a; Domain=evil.test', 'a; HttpOnly=no'].map(value =>
    attack(`a cookie of ${JSON.stringify(value)}`, request(`/cookie?value=${encodeURIComponent(value)}`), 200, {
      headers: {'set-cookie': `given=${encodeURIComponent(value)}; Path=/; HttpOnly; Secure; SameSite=Lax`},
    }),
  ),
];
