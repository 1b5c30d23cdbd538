import {attack, json, request} from '../case.js';

import type {AttackCase} from '../case.js';

const typed = (contentType: string, body = '{"loose":1}', target = '/two') => request(target, {body, headers: {'content-type': contentType}});

/** None of these is taken for JSON, and nothing goes by the schema of another type. */
const UNSUPPORTED = [
  'text/plain',
  'application/xml',
  'application/json, text/plain',
  'application/json; charset=utf-7',
  'application/json; charset=utf-16',
  'application/json; charset=""',
  'application/json; charset=utf-8; charset=utf-16',
  'application/json; =',
  'application/json; a',
  'application/json a',
  'application/json/',
  'application//json',
  '/json',
  'application/',
  'json',
  '*/*',
  'application/*',
  ';application/json',
  '"application/json"',
  'application/jso%6E',
  'application/vnd.other+json',
  'application/jsonx',
  'application/json\u00a0',
  'application/json;\tx=application/vnd.loose+json',
  'multipart/form-data; boundary=a',
  'application/x-www-form-urlencoded',
  '__proto__',
  'constructor/prototype',
  `application/${'a'.repeat(7000)}`,
  `application/json${';a=b'.repeat(1500)}x=`,
];

/** All of these are JSON, and go by its strict schema: the bypass of other schemas. */
const STRICT = [
  'application/json',
  'application/json;',
  'application/json ;charset=utf-8',
  'Application/JSON',
  'APPLICATION/JSON; CHARSET=UTF-8',
  'application/json\t; charset=utf-8',
  'application/json;charset="utf-8"',
  'application/json; x="application/vnd.loose+json"',
  ' application/json',
];

export const CONTENT_TYPES: readonly AttackCase[] = [
  ...UNSUPPORTED.map(type => attack(`the type ${type.slice(0, 50)}`, typed(type), 415, 'UNSUPPORTED_MEDIA_TYPE')),
  ...STRICT.map(type => attack(`the strict schema for ${JSON.stringify(type)}`, typed(type), 422, 'INVALID_BODY')),
  attack('the loose schema for its own type', typed('application/vnd.loose+json'), 200),
  attack('no type', request('/two', {body: '{}'}), 415, 'UNSUPPORTED_MEDIA_TYPE'),
  attack('an empty type', typed(''), 415),
  attack(
    'two types',
    'POST /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/vnd.loose+json\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
    200,
    {or: [400, 415, 422]},
  ),
  attack('JSON in a charset that is none', typed('application/json; charset=__proto__'), 415),
  attack('text in a charset that is none', request('/text', {method: 'PUT', body: 'a', headers: {'content-type': 'text/plain; charset=constructor'}}), 415),
  attack('text that is not in its charset', request('/text', {method: 'PUT', body: Buffer.from([0xff]), headers: {'content-type': 'text/plain'}}), 400, 'MALFORMED_BODY'),
  attack('text of ASCII that is none', request('/text', {method: 'PUT', body: Buffer.from([0xe4]), headers: {'content-type': 'text/plain; charset=us-ascii'}}), 400),
  attack('bytes for JSON', request('/any', {body: '{}', headers: {'content-type': 'application/octet-stream'}}), 415),
  attack('no body where one is required', request('/any', {method: 'POST', headers: {'content-type': 'application/json'}}), 400, 'MISSING_BODY'),
  attack('no body where none is required', request('/optional', {method: 'POST'}), 200, {body: {isGiven: false}}),
  attack('a body of another type where none is required', typed('text/plain', 'x', '/optional'), 415),
  attack('an unknown encoding', json('/any', '{}', {'content-encoding': 'zstd'}), 415, 'UNSUPPORTED_ENCODING'),
  attack('two encodings', json('/any', '{}', {'content-encoding': 'gzip, gzip'}), 415),
  attack('an encoding that is a member of objects', json('/any', '{}', {'content-encoding': 'constructor'}), 415),
  attack('the encoding of nothing', json('/any', '{}', {'content-encoding': 'identity'}), 200),
];
