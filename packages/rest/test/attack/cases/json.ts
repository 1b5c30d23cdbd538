import {attack, json} from '../case.js';

import type {AttackCase} from '../case.js';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const deepObjects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Not JSON, or JSON that cannot be held. */
const MALFORMED: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['a blank', ' '],
  ['half an object', '{"a":'],
  ['bytes behind it', '{}x'],
  ['two values', '{} {}'],
  ['a comma at the end', '[1,]'],
  ['single quotes', "{'a':1}"],
  ['a comment', '{/* */}'],
  ['NaN', 'NaN'],
  ['Infinity', '[Infinity]'],
  ['undefined', 'undefined'],
  ['a line break in a text', '"a\nb"'],
  ['NUL', '\0'],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['UTF-16', Buffer.from('{}', 'utf16le')],
  ['surrogates in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['half of a pair', '"\\ud83c"'],
  ['the other half of a pair', '["\\udf89 "]'],
  ['half of a pair in a key', '{"\\ud83c":1}'],
  ['1e400', '1e400'],
  ['-1e400 far inside', '{"a":[{"b":-1e400}]}'],
  ['an integer that would lose digits', '9007199254740993'],
  ['400 digits', '9'.repeat(400)],
  ['__proto__', '{"__proto__":{"polluted":1}}'],
  ['__proto__ that is escaped', '{"\\u005f_proto__":{"polluted":1}}'],
  ['__proto__ that is all escapes', '{"\\u005f\\u005f\\u0070\\u0072\\u006f\\u0074\\u006f\\u005f\\u005f":1}'],
  ['__proto__ far inside', '{"a":[1,{"b":{"__proto__":null}}]}'],
  ['constructor.prototype', '{"constructor":{"prototype":{"polluted":1}}}'],
  ['constructor.prototype that is escaped', '{"\\u0063onstructor":{"\\u0070rototype":{}}}'],
  ['129 levels', deep(129)],
  ['10,000 levels', deep(10_000)],
  ['10,000 levels of objects', deepObjects(10_000)],
  ['100,000 brackets that are not closed', '['.repeat(100_000)],
  ['500,000 brackets and an error', `${'[{"a":'.repeat(160_000)}x`],
];

const SOUND: readonly (readonly [string, string | Buffer, unknown])[] = [
  ['a byte order mark', Buffer.from('\ufeff{}'), {}],
  ['128 levels', deep(128), JSON.parse(deep(128))],
  ['a key twice', '{"a":1,"a":2}', {a: 2}],
  ['brackets in a text are no levels', JSON.stringify('['.repeat(1000)), '['.repeat(1000)],
  ['quotes that are escaped', '"\\"\\\\[[[["', '"\\[[[['],
  ['constructor alone', '{"constructor":1}', {constructor: 1}],
  ['names of a prototype', '{"toString":1,"hasOwnProperty":2}', {toString: 1, hasOwnProperty: 2}],
  ['1e308', '1e308', 1e308],
  ['null', 'null', null],
  ['a text of line separators', '"\u2028\u2029"', '\u2028\u2029'],
];

/** Values that a schema refuses: nothing is converted. */
const INVALID: readonly (readonly [string, unknown])[] = [
  ['a text for an integer', {title: 'a', count: '5'}],
  ['true for an integer', {title: 'a', count: true}],
  ['null for an integer', {title: 'a', count: null}],
  ['a list for an integer', {title: 'a', count: [5]}],
  ['an object for an integer', {title: 'a', count: {}}],
  ['a fraction for an integer', {title: 'a', count: 1.5}],
  ['more than the maximum', {title: 'a', count: 101}],
  ['less than the minimum', {title: 'a', count: -1}],
  ['a number for a boolean', {title: 'a', done: 1}],
  ['a text for a boolean', {title: 'a', done: 'true'}],
  ['a number for a text', {title: 5}],
  ['the empty text', {title: ''}],
  ['a text that is too long', {title: 'a'.repeat(101)}],
  ['a member that is missing', {}],
  ['a member of the prototype for one that is required', {constructor: 1}],
  ['a member that is not described', {title: 'a', isAdmin: true}],
  ['a list for an object', []],
  ['null for an object', null],
  ['items twice', {title: 'a', tags: ['x', 'x']}],
  ['too many items', {title: 'a', tags: Array.from({length: 21}, String)}],
  ['an address that is none', {title: 'a', email: 'a@'}],
  ['a pattern with a line break behind', {title: 'a', code: 'a-1\n'}],
  ['a pattern that would take long', {title: 'a', code: `${'a'.repeat(29)}!`}],
  ['50,000 members that are not described', Object.fromEntries(Array.from({length: 50_000}, (_, n) => [`k${n}`, 1]))],
  ['a name of 100 KB that is not described', {title: 'a', ['x'.repeat(100_000)]: 1}],
];

export const JSON_BODIES: readonly AttackCase[] = [
  ...MALFORMED.map(([name, body]) =>
    attack(name, json('/any', body), 400, {code: body.length === 0 ? 'MISSING_BODY' : 'MALFORMED_BODY'}),
  ),
  ...SOUND.map(([name, body, value]) => attack(name, json('/any', body), 200, {body: {body: value}})),
  ...INVALID.map(([name, value]) => attack(name, json('/items', JSON.stringify(value)), 422, 'INVALID_BODY')),
  attack('members of the prototype for those that are required', json('/owned', '{}'), 422, 'INVALID_BODY'),
  attack('members of its own that the prototype has too', json('/owned', '{"constructor":1,"toString":2}'), 200),
  attack('20,000 invalid items', json('/lists', JSON.stringify(Array.from({length: 20_000}, () => ({title: 1})))), 422, 'INVALID_BODY'),
  attack('20,000 good items', json('/lists', JSON.stringify(Array.from({length: 20_000}, () => ({title: 'a'})))), 200, {body: {count: 20_000}}),
  attack('an address that would take long', json('/items', JSON.stringify({title: 'a', email: `${'a'.repeat(900_000)}@`})), 422),
  attack('bounds at their edges', json('/items', '{"title":"a","count":100,"price":0.07}'), 200),
  attack('a number with a zero behind the point for an integer', json('/items', '{"title":"a","count":5.0}'), 200),
];
