import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {afterEach, describe, expect, it} from '@jest/globals';

import {post, requestBody} from '@rondojs/openapi-spec';

import {exchange, givenApplication, stopAll} from '../helpers.js';

import type {MediaTypeObject, SchemaObject} from '@rondojs/openapi-spec';
import type {MultipartForm, SavedFile} from '@rondojs/rest';

const FORM = 'multipart/form-data; boundary=b';
const PNG = 'content-type: image/png\r\nx-width: 1';

const binary = {type: 'string', format: 'binary'} as const;

const schema: SchemaObject = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: {type: 'string', minLength: 2},
    count: {type: 'integer'},
    tags: {type: 'array', items: {type: 'string'}},
    place: {type: 'object', required: ['lat'], properties: {lat: {type: 'number'}}},
    file: {...binary, maxLength: 50_000},
    photos: {type: 'array', items: binary},
  },
};

const encoding: MediaTypeObject['encoding'] = {
  photos: {contentType: 'image/png, image/*', headers: {'X-Width': {required: true, schema: {type: 'integer'}}}},
};

const content = {'multipart/form-data': {schema, encoding}};
const saved = {'multipart/form-data': {schema, encoding, 'x-parser': 'files'}};

class UploadController {
  @post('/stream', {'x-body-limit': 300_000, responses: {}})
  async stream(@requestBody({content}) form: MultipartForm) {
    const atFirst = {...form.fields};
    const files = [];
    for await (const {field, filename, mediaType, content: bytes} of form.files) {
      let size = 0;
      for await (const chunk of bytes) size += (chunk as Buffer).length;
      files.push({field, filename, mediaType, size});
    }
    return {atFirst, fields: form.fields, files};
  }

  @post('/lazy')
  lazy(@requestBody({content}) form: MultipartForm) {
    return form.fields;
  }

  @post('/skip')
  async skip(@requestBody({content}) form: MultipartForm) {
    const names = [];
    for await (const file of form.files) names.push(file.filename);
    return {names, fields: form.fields};
  }

  @post('/saved')
  async saved(@requestBody({content: saved}) form: {title: string; file?: SavedFile; photos?: SavedFile[]}) {
    const {file} = form;
    return {...form, text: file && (await readFile(file.path, 'utf8')), saved: file?.path};
  }

  @post('/few', {'x-body-limit': {fields: 2, files: 1, fieldSize: 10, fileSize: 20, headers: 3, headerSize: 200}, responses: {}})
  async few(@requestBody({content: {'multipart/form-data': {}}}) form: MultipartForm) {
    const names = [];
    for await (const {filename} of form.files) names.push(filename);
    return {names, ...form.fields};
  }
}

afterEach(stopAll);

describe('a multipart form', () => {
  it('gives its fields as the schema has them, and its files as streams', async () => {
    const {client} = await givenApplication([UploadController]);

    const {body} = await client.send('POST', '/stream', {
      ...form(
        field('title', 'Two files'),
        field('count', '7'),
        field('tags', 'a'),
        field('tags', 'b'),
        file('file', 'a.txt', 'x'.repeat(40_000)),
        field('place', '{"lat": 1.5}', 'content-type: application/json'),
        file('photos[]', 'C:\\photos\\b "2".png', 'png', 'content-type: image/png\r\nx-width: 7'),
      ),
    });

    const first = {title: 'Two files', count: 7, tags: ['a', 'b']};
    expect(body).toEqual({
      atFirst: first,
      fields: {...first, place: {lat: 1.5}},
      files: [
        {field: 'file', filename: 'a.txt', mediaType: 'application/octet-stream', size: 40_000},
        {field: 'photos[]', filename: 'b "2".png', mediaType: 'image/png', size: 3},
      ],
    });
  });

  it('is sent by the FormData of browsers', async () => {
    const {client} = await givenApplication([UploadController]);
    const data = new FormData();
    data.set('title', 'é "quoted"');
    data.set('file', new Blob(['abc'], {type: 'text/plain'}), 'ü"%.txt');

    const {body} = await client.send('POST', '/stream', {body: data});

    expect(body).toMatchObject({
      fields: {title: 'é "quoted"'},
      files: [{filename: 'ü"%.txt', mediaType: 'text/plain', size: 3}],
    });
  });

  it('takes a file that nobody chose for none', async () => {
    const {client} = await givenApplication([UploadController]);

    const {body} = await client.send('POST', '/stream', form(field('title', 'None'), file('file', '', '')));

    expect(body).toMatchObject({fields: {title: 'None'}, files: []});
  });

  it('passes over what is not read of its files', async () => {
    const {client} = await givenApplication([UploadController]);
    const parts = [field('title', 'Skipped'), file('file', 'a', 'x'.repeat(45_000)), file('photos', 'b', 'y', PNG)];

    const {body} = await client.send('POST', '/skip', form(...parts));

    expect(body).toEqual({names: ['a', 'b'], fields: {title: 'Skipped'}});
  });

  it('need not be read at all, and leaves the connection fit for the next request', async () => {
    const {app} = await givenApplication([UploadController]);
    const {body, headers} = form(field('title', 'Unread'), file('file', 'a', 'x'.repeat(500_000)));
    const head = (path: string, more: string) =>
      `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${body.length}\r\n${more}\r\n`;

    const answer = await exchange(app.url, head('/lazy', ''), body, head('/lazy', 'connection: close\r\n'), body);

    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(2);
  });

  it.each([
    ['a field before the files', [field('title', 'x'), file('file', 'a', 'a')], ['/title', 'minLength']],
    ['a field behind the files', [field('title', 'ok'), file('file', 'a', 'a'), field('count', 'x')], ['/count', 'type']],
    ['a field that is missing', [file('file', 'a', 'a')], ['/title', 'required']],
    ['a field that is not described', [field('title', 'ok'), field('owner', 'me')], ['/owner', 'additionalProperties']],
    ['a file that is not described', [field('title', 'ok'), file('owner', 'a', 'b')], ['/owner', 'additionalProperties']],
    ['a field that should be JSON', [field('title', 'ok'), field('place', 'x')], ['/place', 'json']],
    ['JSON that is not as described', [field('title', 'ok'), field('place', '{"lat":"1"}')], ['/place/lat', 'type']],
    ['a scalar that is repeated', [field('title', 'ok'), field('title', 'ok')], ['/title', 'type']],
    ['a media type', [field('title', 'ok'), file('photos', 'a', 'b', 'content-type: text/html\r\nx-width: 1')], ['/photos', 'contentType']],
    ['a header that is missing', [field('title', 'ok'), file('photos', 'a', 'b', 'content-type: image/gif')], ['/photos', 'header']],
    ['a header', [field('title', 'ok'), file('photos', 'a', 'b', 'content-type: image/gif\r\nx-width: a')], ['/photos', 'type']],
  ])('is refused with 422 for %s', async (_, parts, fault) => {
    const {client, logged} = await givenApplication([UploadController]);

    const answers = [
      await client.send('POST', '/stream', form(...parts)),
      await client.send('POST', '/saved', form(...parts)),
    ];

    for (const {status, body} of answers) {
      expect(status).toBe(422);
      const {errors} = body as {errors: {pointer: string; code: string}[]};
      expect(errors.map(({pointer, code}) => [pointer, code])).toContainEqual(fault);
    }
    expect(logged).toEqual([]);
  });

  it.each([
    ['no boundary', 'multipart/form-data', '--b--\r\n'],
    ['an empty boundary', 'multipart/form-data; boundary=""', '--b--\r\n'],
    ['a boundary that is too long', `multipart/form-data; boundary=${'b'.repeat(71)}`, '--b--\r\n'],
    ['another boundary', 'multipart/form-data; boundary=c', '--b\r\n\r\n--b--\r\n'],
    ['nothing in it', FORM, ' '],
    ['no end', FORM, '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nabc'],
    ['half an end', FORM, '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nabc\r\n--b-'],
    ['line feeds alone', FORM, '--b\ncontent-disposition: form-data; name="title"\n\nabc\n--b--\n'],
    ['a part without headers', FORM, '--b\r\n\r\nabc\r\n--b--\r\n'],
    ['a part without an end of its headers', FORM, '--b\r\ncontent-disposition: form-data; name="title"\r\n--b--\r\n'],
    ['no name', FORM, part('content-disposition: form-data', 'a')],
    ['two names', FORM, part('content-disposition: form-data; name=a; name=b', 'a')],
    ['two dispositions', FORM, part('content-disposition: form-data; name=a\r\ncontent-disposition: form-data; name=b', 'a')],
    ['another disposition', FORM, part('content-disposition: attachment; name=a', 'a')],
    ['a quote that does not end', FORM, part('content-disposition: form-data; name="a', 'a')],
    ['a name that is no UTF-8', FORM, Buffer.from(part('content-disposition: form-data; name="\xff"', 'a'), 'latin1')],
    ['a text that is no UTF-8', FORM, Buffer.from(part('content-disposition: form-data; name="title"', '\xff'), 'latin1')],
    ['a file name with NUL', FORM, part('content-disposition: form-data; name=file; filename="a\0b"', 'a')],
    ['a file name that is a folder', FORM, part('content-disposition: form-data; name=file; filename="../.."', 'a')],
    ['the name __proto__', FORM, part('content-disposition: form-data; name="__proto__"', 'a')],
    ['a media type that means nothing', FORM, part('content-disposition: form-data; name="title"\r\ncontent-type: x', 'a')],
  ])('is refused with 400 for %s', async (_, type, body) => {
    const {client, logged} = await givenApplication([UploadController]);

    const answers = [
      await client.send('POST', '/stream', {body, headers: {'content-type': type}}),
      await client.send('POST', '/saved', {body, headers: {'content-type': type}}),
    ];

    expect(answers.map(({status}) => status)).toEqual([400, 400]);
    expect(answers[0]?.body).toMatchObject({code: 'MALFORMED_BODY'});
    expect(logged).toEqual([]);
  });

  it.each([
    ['fields', [1, 2, 3].map(count => field(`a${count}`, 'a')), 'The form has more fields than the limit of 2.'],
    ['files', [file('a', 'a', 'a'), file('a', 'a', 'a')], 'The form has more files than the limit of 1.'],
    ['a field', [field('a', 'a'.repeat(11))], 'The field /a of the form is larger than the limit of 10 bytes.'],
    ['a name', [field('a'.repeat(200), 'a')], 'The form has more bytes of headers in a part than the limit of 200.'],
    ['headers', [field('a', 'a', 'a: 1\r\nb: 2\r\nc: 3')], 'The form has more headers in a part than the limit of 3.'],
  ])('is refused with 413 for too large or too many: %s', async (_, parts, detail) => {
    const {client} = await givenApplication([UploadController]);

    const {status, body} = await client.send('POST', '/few', form(...parts));

    expect(status).toBe(413);
    expect(body).toMatchObject({detail});
  });

  it('is refused for a file that is too large, as soon as it is', async () => {
    const {client} = await givenApplication([UploadController]);
    const parts = [field('title', 'Large'), file('file', 'a', 'x'.repeat(50_001))];

    const answers = [
      await client.send('POST', '/stream', form(...parts)),
      await client.send('POST', '/saved', form(...parts)),
      await client.send('POST', '/stream', form(field('title', 'All'), file('photos', 'a', 'x'.repeat(300_000), PNG))),
    ];

    expect(answers.map(({status}) => status)).toEqual([413, 413, 413]);
    expect(answers[0]?.body).toMatchObject({
      detail: 'The file /file of the form is larger than the limit of 50000 bytes.',
    });
  });

  it('holds ten thousand parts, or a header that never ends, off at once', async () => {
    const {client} = await givenApplication([UploadController]);
    const many = Array.from({length: 10_000}, () => field('tags', 'a'));
    const endless = `--b\r\ncontent-disposition: form-data; name="${'a'.repeat(500_000)}`;

    const answers = [
      await client.send('POST', '/lazy', form(field('title', 'Many'), ...many)),
      await client.send('POST', '/lazy', {body: endless, headers: {'content-type': FORM}}),
    ];

    expect(answers.map(({status}) => status)).toEqual([413, 400]);
  });
});

describe('a form whose files are saved', () => {
  it('is one object, whose files are gone when it has been answered', async () => {
    const {client} = await givenApplication([UploadController]);
    const parts = [file('file', 'a.txt', 'héé', 'content-type: text/plain'), field('title', 'Saved'), file('photos', 'b', 'c', PNG)];

    const {body} = await client.send('POST', '/saved', form(...parts));

    expect(body).toMatchObject({
      title: 'Saved',
      file: {field: 'file', filename: 'a.txt', mediaType: 'text/plain', size: 5},
      photos: [{field: 'photos', filename: 'b', size: 1}],
      text: 'héé',
    });
    await sleep(50);
    expect(existsSync((body as {saved: string}).saved)).toBe(false);
  });
});

function form(...parts: readonly string[]) {
  const text = parts.map(one => `--b\r\n${one}\r\n`).join('');
  return {body: Buffer.from(`${text}--b--\r\n`), headers: {'content-type': FORM}};
}

function field(name: string, value: string, headers = ''): string {
  return `content-disposition: form-data; name="${name}"\r\n${headers && `${headers}\r\n`}\r\n${value}`;
}

function file(name: string, filename: string, value: string, headers = ''): string {
  const escaped = filename.replaceAll('"', '%22');
  return `content-disposition: form-data; name="${name}"; filename="${escaped}"\r\n${headers && `${headers}\r\n`}\r\n${value}`;
}

function part(headers: string, value: string): string {
  return `--b\r\n${headers}\r\n\r\n${value}\r\n--b--\r\n`;
}
