import {gzipSync} from 'node:zlib';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {call, envelope, givenParcels, send, textOf} from './given-parcels.js';

// Machines may be busy.
jest.setTimeout(60_000);

let parcels: Awaited<ReturnType<typeof givenParcels>>;

beforeAll(async () => {
  parcels = await givenParcels();
});
afterAll(() => parcels.app.close());

const FIND = call('findParcel', '<id>1</id>');

/** Ten entities of ten of the one before: a thousand million of the first. */
const BOMB = `<!DOCTYPE b [<!ENTITY e0 "ha">${Array.from({length: 9}, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')}]>`;

const HOSTILE: readonly (readonly [name: string, body: string | Uint8Array, code: string])[] = [
  ['a bomb of entities', BOMB + call('findParcel', '<id>&e9;</id>'), 'MALFORMED_BODY'],
  ['an entity that is a file', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${call('findParcel', '<id>&f;</id>')}`, 'MALFORMED_BODY'],
  ['a parameter entity that is a URL', `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>${FIND}`, 'MALFORMED_BODY'],
  ['an external document type', `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">${FIND}`, 'MALFORMED_BODY'],
  ['an entity that nobody has declared', call('findParcel', '<id>&nbsp;</id>'), 'MALFORMED_BODY'],
  ['a processing instruction', `<?xml-stylesheet href="x"?>${FIND}`, 'MALFORMED_BODY'],
  ['65 levels', call('findParcel', '<id>'.repeat(62) + '</id>'.repeat(62)), 'XML_LIMIT'],
  ['100,000 levels', call('findParcel', '<id>'.repeat(100_000) + '</id>'.repeat(100_000)), 'XML_LIMIT'],
  ['100,000 levels that are never closed', call('findParcel', '<id>'.repeat(100_000)), 'XML_LIMIT'],
  ['200,000 elements', call('findParcel', '<a/>'.repeat(200_000)), 'XML_LIMIT'],
  ['10,000 attributes', call('findParcel', `<id ${Array.from({length: 10_000}, (_, n) => `a${n}=""`).join(' ')}>1</id>`), 'XML_LIMIT'],
  ['two attributes of one name', call('findParcel', '<id a="1" a="2">1</id>'), 'MALFORMED_BODY'],
  ['two attributes of one name by two prefixes', call('findParcel', '<id xmlns:p="u" xmlns:q="u" p:a="1" q:a="2">1</id>'), 'MALFORMED_BODY'],
  ['a prefix that nobody has declared', call('findParcel', '<p:id>1</p:id>'), 'MALFORMED_BODY'],
  ['an element that is not closed', FIND.replace('</id>', ''), 'MALFORMED_BODY'],
  ['bytes behind the end', `${FIND}<more/>`, 'MALFORMED_BODY'],
  ['half a document', FIND.slice(0, 100), 'MALFORMED_BODY'],
  ['NUL', call('findParcel', '<id>\u0000</id>'), 'MALFORMED_BODY'],
  ['NUL as a reference', call('findParcel', '<id>&#0;</id>'), 'MALFORMED_BODY'],
  ['bytes that are no UTF-8', Buffer.from([...Buffer.from('<a>'), 0xff, 0xfe, ...Buffer.from('</a>')]), 'MALFORMED_BODY'],
  ['UTF-16', Buffer.from(`\ufeff${FIND}`, 'utf16le'), 'MALFORMED_BODY'],
  ['a declaration of UTF-16', `<?xml version="1.0" encoding="UTF-16"?>${FIND}`, 'MALFORMED_BODY'],
  ['text beside elements', call('findParcel', 'x<id>1</id>'), 'MALFORMED_BODY'],
  ['an empty body', '', 'MISSING_BODY'],
  ['no XML', '{"id": 1}', 'MALFORMED_BODY'],
  ['no call', envelope(''), 'MALFORMED_BODY'],
  ['two calls', envelope('<a/><b/>'), 'MALFORMED_BODY'],
  ['two megabytes', call('findParcel', `<id>${' '.repeat(2_000_000)}1</id>`), 'PAYLOAD_TOO_LARGE'],
];

describe('XML that means no good', () => {
  it.each(HOSTILE)('is refused at once, and the next call is served: %s', async (_, body, code) => {
    const before = process.cpuUsage();
    const answer = await send(parcels.soapUrl, 'findParcel', body);
    const {user} = process.cpuUsage(before);
    const next = await send(parcels.soapUrl, 'findParcel', FIND);

    expect(textOf(answer.text, 'code')).toBe(code);
    expect(textOf(answer.text, 'faultcode')).toBe('soap:Client');
    expect(answer.text.length).toBeLessThan(2_000);
    expect(answer.text).not.toMatch(/root:|node_modules|\.ts:/);
    expect(user).toBeLessThan(2_000_000);
    expect(textOf(next.text, 'faultstring')).toBe('There is no parcel 1.');
  });

  it.each([
    ['application/json', 415],
    ['text/plain', 415],
    ['application/soap+xml', 415],
    ['text/xml; charset=iso-8859-1', 415],
    ['text/xml; charset=utf-8', 500],
  ])('comes as text/xml in UTF-8: %s is %i', async (type, status) => {
    const answer = await send(parcels.soapUrl, 'findParcel', FIND, {'content-type': type});

    expect(answer.status).toBe(status);
  });

  it('may be packed, and is not unpacked without end', async () => {
    const packed = gzipSync(call('findParcel', `<id>${' '.repeat(50_000_000)}1</id>`));

    const small = await send(parcels.soapUrl, 'findParcel', gzipSync(FIND), {'content-encoding': 'gzip'});
    const large = await send(parcels.soapUrl, 'findParcel', packed, {'content-encoding': 'gzip'});

    expect(textOf(small.text, 'faultstring')).toBe('There is no parcel 1.');
    expect([large.status, textOf(large.text, 'code')]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('may have a byte order mark, and a declaration', async () => {
    const {text} = await send(parcels.soapUrl, 'findParcel', `\ufeff<?xml version="1.0" encoding="utf-8"?>${FIND}`);

    expect(textOf(text, 'faultstring')).toBe('There is no parcel 1.');
  });
});
