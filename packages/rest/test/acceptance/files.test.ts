import {mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';

import {file, reply} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {FileOptions} from '@rondojs/rest';

const TEXT = '0123456789';
const MODIFIED = new Date('2026-01-02T03:04:05Z');

let root: string;

beforeAll(async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'rondo-files-')));
  root = join(folder, 'root');
  await mkdir(join(root, 'sub'), {recursive: true});
  await writeFile(join(folder, 'outside.txt'), 'secret');
  await writeFile(join(root, 'ten.txt'), TEXT);
  await utimes(join(root, 'ten.txt'), MODIFIED, MODIFIED);
  await writeFile(join(root, 'empty.json'), '');
  await writeFile(join(root, 'noextension'), 'a');
  await writeFile(join(root, '.env'), 'secret');
  await writeFile(join(root, 'sub/pic.png'), 'png');
  await symlink(join(folder, 'outside.txt'), join(root, 'link.txt'));
  await symlink(join(root, 'ten.txt'), join(root, 'sub/inner.txt'));
});

afterEach(stopAll);
afterAll(() => rm(join(root, '..'), {recursive: true}));

describe('a file', () => {
  it.each([
    ['ten.txt', 'text/plain; charset=utf-8', TEXT],
    ['empty.json', 'application/json', ''],
    ['noextension', 'application/octet-stream', 'a'],
    ['sub/pic.png', 'image/png', 'png'],
    ['sub/inner.txt', 'text/plain; charset=utf-8', TEXT],
  ])('is sent with its type and its length: %s', async (name, type, text) => {
    const {client} = await givenFiles();

    const {status, headers, text: sent} = await client.get(`/files/${encodeURIComponent(name)}`);

    expect([status, sent]).toEqual([200, text]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': type,
      'content-length': String(text.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[\da-f]+-[\da-f]+"$/),
    });
  });

  it.each([
    'nothing.txt',
    '../outside.txt',
    'sub/../../outside.txt',
    '..\\outside.txt',
    '/etc/passwd',
    '.env',
    'link.txt',
    'sub',
    'ten.txt/a',
    'ten.txt\0.png',
    'a'.repeat(5000),
  ])('that is not there, or outside of its root, is a 404 that names no path: %p', async name => {
    const {client, logged} = await givenFiles();

    const {status, text} = await client.get(`/files/${encodeURIComponent(name)}`);

    expect([status, logged]).toEqual([404, []]);
    expect(text).toContain('FILE_NOT_FOUND');
    expect(text).not.toMatch(/rondo-files|secret/);
  });

  it('whose name begins with a dot is served if that is asked for', async () => {
    const {client} = await givenFiles({dotFiles: true});

    expect((await client.get('/files/.env')).text).toBe('secret');
  });

  it.each([
    ['report.pdf', 'attachment; filename="report.pdf"'],
    ['a"b\\c.txt', `attachment; filename="c.txt"`],
    ["né'w (1).txt", `attachment; filename="n?'w (1).txt"; filename*=UTF-8''n%C3%A9%27w%20%281%29.txt`],
    ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
    ['a\r\nx: y', `attachment; filename="a??x: y"; filename*=UTF-8''a%0D%0Ax%3A%20y`],
    ['../../etc/passwd', 'attachment; filename="passwd"'],
    ['half \ud800', `attachment; filename="half ?"; filename*=UTF-8''half%20%EF%BF%BD`],
  ])('may be saved under a name: %p', async (download, disposition) => {
    const {client} = await givenFiles({download, cacheControl: 'private'});

    const {headers} = await client.get('/files/ten.txt');

    expect([headers.get('content-disposition'), headers.get('cache-control')]).toEqual([disposition, 'private']);
  });

  it('takes the type that the contract declares, and the status of a reply', async () => {
    class ReportController {
      @get('/report')
      @response(200, {content: {'application/x-report': {}}})
      @response(203)
      find(@param.query.boolean('partial') partial?: boolean) {
        const ten = file('ten.txt', {root});
        return partial ? reply(203, ten, {'x-a': 'b'}) : ten;
      }
    }
    const {client} = await givenApplication([ReportController]);

    const [whole, partial] = [await client.get('/report'), await client.get('/report?partial=true', {range: 'bytes=0-1'})];

    expect(whole.headers.get('content-type')).toBe('application/x-report');
    expect([partial.status, partial.headers.get('x-a'), partial.text]).toEqual([203, 'b', TEXT]);
  });
});

describe('a range of a file', () => {
  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=5-', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-99', 206, TEXT, 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=0-1,3-4', 200, TEXT, null],
    ['bytes=3-1', 200, TEXT, null],
    ['lines=0-1', 200, TEXT, null],
    ['bytes=a-b', 200, TEXT, null],
  ])('%s is answered by %i', async (range, status, text, contentRange) => {
    const {client} = await givenFiles();

    const answer = await client.get('/files/ten.txt', {range});

    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange]);
    if (status !== 416) expect([answer.text, answer.headers.get('content-length')]).toEqual([text, String(text.length)]);
  });

  it('is sent only if the file is still what the client has a part of', async () => {
    const {client} = await givenFiles();
    const tag = String((await client.get('/files/ten.txt')).headers.get('etag'));
    const conditions = [tag, '"other"', `W/${tag}`, MODIFIED.toUTCString(), new Date(0).toUTCString(), 'nonsense'];

    const answers = await Promise.all(
      conditions.map(condition => client.get('/files/ten.txt', {range: 'bytes=0-1', 'if-range': condition})),
    );

    expect(answers.map(({status}) => status)).toEqual([206, 200, 200, 206, 200, 200]);
  });

  it('is never compressed', async () => {
    const {client} = await givenApplication([givenController({})], undefined, {compression: {threshold: 0}});
    const gzip = {'accept-encoding': 'gzip'};

    const [whole, part] = [
      await client.get('/files/ten.txt', gzip),
      await client.get('/files/ten.txt', {...gzip, range: 'bytes=2-3'}),
    ];

    expect([whole.headers.get('content-encoding'), whole.text]).toEqual(['gzip', TEXT]);
    expect([part.headers.get('content-encoding'), part.text]).toEqual([null, '23']);
  });
});

describe('a condition on a file', () => {
  it.each<[string, (tag: string) => Record<string, string>, number]>([
    ['its tag', tag => ({'if-none-match': tag}), 304],
    ['its tag, weakly', tag => ({'if-none-match': `W/${tag}`}), 304],
    ['another tag', () => ({'if-none-match': '"a"'}), 200],
    ['its time', () => ({'if-modified-since': MODIFIED.toUTCString()}), 304],
    ['an earlier time', () => ({'if-modified-since': new Date(0).toUTCString()}), 200],
    ['another tag, and its time', () => ({'if-none-match': '"a"', 'if-modified-since': MODIFIED.toUTCString()}), 200],
    ['no time', () => ({'if-modified-since': 'yesterday'}), 200],
  ])('spares what the client has: %s', async (_, headersFor, status) => {
    const {client} = await givenFiles();
    const first = await client.get('/files/ten.txt');

    const answers = await Promise.all(
      ['GET', 'HEAD'].map(method =>
        client.send(method, '/files/ten.txt', {headers: headersFor(String(first.headers.get('etag')))}),
      ),
    );

    expect(answers.map(({status}) => status)).toEqual([status, status]);
    if (status === 304) expect(answers[0]?.headers.get('last-modified')).toBe(MODIFIED.toUTCString());
  });
});

function givenFiles(options: FileOptions = {}) {
  return givenApplication([givenController(options)]);
}

function givenController(options: FileOptions) {
  class FileController {
    @get('/files/{name}')
    find(@param.path.string('name') name: string) {
      return file(name, {root, ...options});
    }
  }
  return FileController;
}
