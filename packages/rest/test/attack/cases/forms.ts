import {attack, request} from '../case.js';

import type {AttackCase} from '../case.js';

const form = (body: string | Buffer) => request('/form', {body, headers: {'content-type': 'application/x-www-form-urlencoded'}});
const PROTOTYPES = ['__proto__', '__proto__[polluted]', 'inner[__proto__]', 'inner[__proto__][polluted]', '%5F_proto__', '__proto__.polluted', 'constructor[prototype][polluted]', 'inner[constructor][prototype]', 'toString', 'hasOwnProperty'];

export const URLENCODED: readonly AttackCase[] = [
  ...PROTOTYPES.map(name => attack(`the name ${name}`, form(`title=a&${name}=1`), 200, {or: [400, 422]})),
  attack('a bad escape', form('title=%zz'), 400, 'MALFORMED_BODY'),
  attack('a bad escape in a name', form('title=a&%zz=1'), 400, 'MALFORMED_BODY'),
  attack('half a character', form('title=%C3'), 400),
  attack('overlong UTF-8', form('title=%C0%AF'), 400),
  attack('bytes that are no UTF-8', form(Buffer.concat([Buffer.from('title='), Buffer.from([0xff])])), 400),
  attack('a field twice', form('title=a&title=b'), 422),
  attack('no field that is required', form('count=1'), 422, 'INVALID_BODY'),
  attack('nothing', form('&'), 422),
  ...['0x10', '+5', '.5', 'Infinity', 'NaN', '1e400', ' 5', ''].map(text => attack(`the integer "${text}"`, form(`title=a&count=${encodeURIComponent(text)}`), 422, 'INVALID_BODY')),
  attack('a field and its member', form('title=a&inner=1&inner[a]=2'), 400, {or: [422]}),
  attack('brackets that are not closed', form('title=a&inner[a=1'), 200, {or: [400, 422]}),
  attack('a name of a thousand brackets', form(`title=a&inner${'[a]'.repeat(1000)}=1`), 400),
  attack('an index of a billion', form('title=a&tags[1000000000]=x'), 400, {or: [422]}),
  attack('an index below zero', form('title=a&tags[-1]=x'), 422, {or: [400]}),
  attack('1,001 fields', form(`title=a&${'b=1&'.repeat(1001)}`), 413, 'FORM_LIMIT'),
  attack('200,000 fields', form('a&'.repeat(200_000)), 413),
  attack('a name of 100 KB', form(`title=a&${'x'.repeat(100_000)}=1`), 200, {or: [400, 413, 422]}),
  attack('an empty name', form('title=a&=1'), 200, {or: [400, 422]}),
  attack('a line break in a value', form('title=a%0d%0ab'), 200, {body: {body: {title: 'a\r\nb'}}}),
  attack('NUL in a value', form('title=a%00'), 200, {body: {body: {title: 'a\0'}}}),
];

const part = (headers: string, content = 'x') => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
const field = (name: string, content = 'x') => part(`content-disposition: form-data; name="${name}"`, content);
const file = (filename: string, content = 'x') => part(`content-disposition: form-data; name="file"; filename="${filename}"`, content);
const manyFiles = (count: number) => part('content-disposition: form-data; name="files"; filename="a"').repeat(count);
const TITLE = field('title', 'a');
const END = '--b--\r\n';

const multipart = (body: string | Buffer, contentType = 'multipart/form-data; boundary=b', target = '/multipart') =>
  request(target, {body, headers: {'content-type': contentType}});
const bad = (name: string, body: string | Buffer, contentType?: string) => attack(name, multipart(body, contentType), 400, 'MALFORMED_BODY');
const whole = TITLE + file('a.txt', 'content') + END;

export const MULTIPART: readonly AttackCase[] = [
  attack('a whole form', multipart(whole), 200, {body: {fields: {title: 'a'}, names: ['a.txt']}}),
  bad('no boundary', whole, 'multipart/form-data'),
  bad('an empty boundary', whole, 'multipart/form-data; boundary=""'),
  attack('two boundaries', multipart(whole, 'multipart/form-data; boundary=b; boundary=c'), 415, {or: [400]}),
  bad('a boundary of 71 letters', whole, `multipart/form-data; boundary=${'b'.repeat(71)}`),
  bad('a boundary that ends with a blank', whole, 'multipart/form-data; boundary="b "'),
  bad('a boundary with a line break', whole, 'multipart/form-data; boundary="b\\"c"'),
  bad('another boundary', whole, 'multipart/form-data; boundary=other'),
  attack('another kind of multipart', multipart(whole, 'multipart/mixed; boundary=b'), 415),
  attack('no part', multipart(END), 422, 'INVALID_BODY'),
  bad('no end', TITLE),
  bad('mere letters', 'hello'),
  bad('no blank line', '--b\r\ncontent-disposition: form-data; name="title"\r\n--b--\r\n'),
  bad('a part header that never ends', `--b\r\n${'x'.repeat(7_000)}`),
  bad('a part without headers', `--b\r\n\r\nx\r\n${END}`),
  bad('a part without a disposition', `${part('content-type: text/plain')}${END}`),
  bad('a part without a name', `${part('content-disposition: form-data')}${END}`),
  bad('a part that is no form data', `${part('content-disposition: attachment; name="title"')}${END}`),
  bad('a disposition twice', `${part('content-disposition: form-data; name="title"\r\ncontent-disposition: form-data; name="count"')}${END}`),
  bad('a name twice', `${part('content-disposition: form-data; name="title"; name="count"')}${END}`),
  bad('a disposition that is broken', `${part('content-disposition: form-data; name="title')}${END}`),
  bad('a type that means nothing', `${part('content-disposition: form-data; name="title"\r\ncontent-type: a b c')}${END}`),
  bad('headers that are no UTF-8', Buffer.from(`${part('content-disposition: form-data; name="t\xff"')}${END}`, 'latin1')),
  bad('a value that is no UTF-8', Buffer.from(`${field('title', '\xff')}${END}`, 'latin1')),
  bad('the name __proto__', `${TITLE}${field('__proto__')}${END}`),
  bad('the name inner[__proto__]', `${TITLE}${field('inner[__proto__]')}${END}`),
  attack('the name constructor', multipart(`${TITLE}${field('constructor')}${END}`), 200, {or: [400, 422]}),
  bad('the file ..', `${TITLE}${file('..')}${END}`),
  bad('the file of a path that ends with a slash', `${TITLE}${file('a/')}${END}`),
  bad('a file with NUL', `${TITLE}${file('a\0.txt')}${END}`),
  attack('a file with a path', multipart(`${TITLE}${file('../../etc/passwd')}${END}`), 200, {body: {fields: {title: 'a'}, names: ['passwd']}}),
  attack('a file with a path of Windows', multipart(`${TITLE}${file('C:\\\\a\\\\b.txt')}${END}`), 200, {body: {fields: {title: 'a'}, names: ['b.txt']}}),
  attack('a file of UTF-8', multipart(`${TITLE}${file('ä.txt')}${END}`), 200, {or: [400]}),
  attack('an empty name', multipart(`${TITLE}${field('')}${END}`), 200, {or: [400, 422]}),
  attack('a name of 100 KB', multipart(`${TITLE}${field('x'.repeat(100_000))}${END}`), 413, {or: [400]}),
  attack('51 fields', multipart(`${TITLE}${field('count').repeat(51)}${END}`), 413, 'FORM_LIMIT'),
  attack('10,000 fields', multipart(`${TITLE}${field('a').repeat(10_000)}${END}`), 413),
  attack('3 files', multipart(`${TITLE}${manyFiles(3)}${END}`), 200, {body: {fields: {title: 'a'}, names: ['a', 'a', 'a']}}),
  attack('4 files', multipart(`${TITLE}${manyFiles(4)}${END}`), 413, 'FORM_LIMIT'),
  attack('a file twice for one that is described', multipart(`${TITLE}${file('a').repeat(2)}${END}`), 422),
  attack('4 files to be saved', multipart(`${TITLE}${manyFiles(4)}${END}`, undefined, '/saved'), 413, 'FORM_LIMIT'),
  attack('1,000 headers in a part', multipart(`${part(`content-disposition: form-data; name="title"${'\r\na: 1'.repeat(1000)}`)}${END}`), 413, {or: [400]}),
  attack('21 headers in a part', multipart(`${part(`content-disposition: form-data; name="title"${'\r\na: 1'.repeat(21)}`)}${END}`), 413, 'FORM_LIMIT'),
  attack('a file that is too large', multipart(`${TITLE}${file('a', 'x'.repeat(100_001))}${END}`), 413, 'PAYLOAD_TOO_LARGE'),
  attack('a form without its field', multipart(`${file('a')}${END}`), 422, 'INVALID_BODY'),
  attack('an integer that is none', multipart(`${TITLE}${field('count', '0x10')}${END}`), 422),
  attack('LF in place of CRLF', multipart(whole.replaceAll('\r\n', '\n')), 400),
  attack('text before the first part', multipart(`preamble\r\n${whole}`), 200),
  attack('text behind the last part', multipart(`${whole}epilogue`), 200),
  ...[1, 5, 30, 60, 80, 100, whole.length - 20, whole.length - 5, whole.length - 4].map(length =>
    attack(`a form that is cut off after ${length} of ${whole.length} bytes`, multipart(whole.slice(0, length)), 400, 'MALFORMED_BODY'),
  ),
  attack('a saved form', multipart(whole, undefined, '/saved'), 200, {body: {title: 'a', size: 7}}),
  attack('a saved form that is cut off', multipart(whole.slice(0, 130), undefined, '/saved'), 400),
  attack('a saved form whose file is too large', multipart(`${TITLE}${file('a', 'x'.repeat(100_001))}${END}`, undefined, '/saved'), 413),
  attack('a saved form with a path', multipart(`${TITLE}${file('../../../a')}${END}`, undefined, '/saved'), 200),
];
