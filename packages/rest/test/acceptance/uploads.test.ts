import {existsSync, readdirSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {once} from 'node:events';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runInNewContext} from 'node:vm';
import {setFlagsFromString} from 'node:v8';
import {setTimeout as sleep} from 'node:timers/promises';

import fc from 'fast-check';
import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';

import {post, requestBody} from '@rondojs/openapi-spec';

import {eventually, givenApplication, stopAll} from '../helpers.js';

import type {SchemaObject} from '@rondojs/openapi-spec';
import type {MultipartForm, SavedFile} from '@rondojs/rest';

const schema: SchemaObject = {
  type: 'object',
  required: ['title'],
  properties: {
    title: {type: 'string'},
    meta: {type: 'object', properties: {a: {type: 'integer'}}},
    file: {type: 'string', format: 'binary'},
  },
};

class UploadController {
  @post('/stream')
  async stream(@requestBody({content: {'multipart/form-data': {schema}}}) form: MultipartForm) {
    let size = 0;
    for await (const {content} of form.files) {
      for await (const chunk of content) size += (chunk as Buffer).length;
    }
    return {...form.fields, size};
  }

  @post('/saved')
  saved(@requestBody({content: {'multipart/form-data': {schema, 'x-parser': 'files'}}}) form: {file?: SavedFile}) {
    return {saved: form.file?.path, there: readdirSync(folder).length};
  }

  @post('/json')
  json(@requestBody({schema: {}}) body: unknown) {
    return body;
  }
}

const HEAD = 'content-disposition: form-data; name=';
const BODY = Buffer.from(
  `--b\r\n${HEAD}"title"\r\n\r\nA title\r\n` +
    `--b\r\n${HEAD}"meta"\r\ncontent-type: application/json\r\n\r\n{"a": 1}\r\n` +
    `--b\r\n${HEAD}"file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${'line\r\n'.repeat(50)}\r\n--b--\r\n`,
);

/** What is saved goes to a directory of the test's own. */
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-test-'));
});
afterEach(stopAll);
afterAll(async () => {
  await rm(folder, {recursive: true});
});

describe('an upload', () => {
  it('is saved in a directory of its own, until it has been answered', async () => {
    const {client} = await givenApplication([UploadController], undefined, {uploadDirectory: folder});

    const headers = {'content-type': 'multipart/form-data; boundary=b'};
    const {body} = await client.send('POST', '/saved', {body: BODY, headers});

    expect(body).toEqual({saved: expect.stringContaining(folder), there: 1});
    await eventually(() => readdirSync(folder).length === 0);
  });
});

describe('an upload that is broken off', () => {
  it('leaves no file, no handle and no listener, and memory as it was', async () => {
    const {app, logged} = await givenApplication([UploadController], undefined, {uploadDirectory: folder});
    const paths = ['/stream', '/saved', '/json'];
    const breakOff = (count: number) =>
      inTurns(count, index => breakOffAt(String(app.url), paths[index % 3] ?? '', 40 + ((index * 37) % 600)));
    await breakOff(60);
    await eventually(() => readdirSync(folder).length === 0);
    const [handlesBefore, heapBefore] = [handles(), heapUsed()];

    await breakOff(Number(process.env.ABORTED_UPLOADS ?? 200));

    await eventually(() => readdirSync(folder).length === 0 && handles() <= handlesBefore);
    expect(heapUsed() - heapBefore).toBeLessThan(4_000_000);
    expect(logged).toEqual([]);
  }, 60_000);
});

describe('a form that is broken in any way', () => {
  it('is accepted or refused, never a fault of the server, and leaves nothing on the disk', async () => {
    const {client, logged} = await givenApplication([UploadController], undefined, {uploadDirectory: folder});
    const seen = new Set<number>();

    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/stream', '/saved'), mutations(), async (path, change) => {
        const headers = {'content-type': 'multipart/form-data; boundary=b'};
        const {status} = await client.send('POST', path, {body: change(BODY), headers});
        seen.add(status);
        expect([200, 400, 413, 415, 422]).toContain(status);
      }),
      {numRuns: 300, seed: 7},
    );

    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 422]));
    expect(logged).toEqual([]);
    await eventually(() => readdirSync(folder).length === 0);
  }, 60_000);
});

/** Cuts, doubles, changes and inserts at random places, up to four times. */
function mutations(): fc.Arbitrary<(bytes: Buffer) => Buffer> {
  const place = fc.nat(BODY.length);
  const text = fc.oneof(fc.uint8Array({maxLength: 8}), fc.constantFrom('\r\n', '--b', '--b--', '"', ';', '\0', `--b\r\n${HEAD}`));
  const insert = fc.tuple(place, text).map(([at, more]) => (bytes: Buffer) => {
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(more as string), bytes.subarray(at)]);
  });
  const cut = fc.tuple(place, fc.nat(60)).map(([at, length]) => (bytes: Buffer) => {
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  });
  const change = fc.tuple(place, fc.nat(255)).map(([at, byte]) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes);
    if (at < changed.length) changed[at] = byte;
    return changed;
  });
  const end = place.map(at => (bytes: Buffer) => bytes.subarray(0, at));
  const double = fc.tuple(place, place).map(([from, to]) => (bytes: Buffer) => {
    return Buffer.concat([bytes, bytes.subarray(Math.min(from, to), Math.max(from, to))]);
  });
  const steps = fc.array(fc.oneof(insert, cut, change, end, double), {minLength: 1, maxLength: 4});
  return steps.map(all => bytes => all.reduce((changed, step) => step(changed), bytes));
}

/** Sends the beginning of a form, and is gone. */
async function breakOffAt(url: string, path: string, at: number): Promise<void> {
  const {hostname, port} = new URL(url);
  const socket = connect(Number(port), hostname);
  const type = path === '/json' ? 'application/json' : 'multipart/form-data; boundary=b';
  socket.on('error', () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`);
  socket.write(BODY.subarray(0, Math.min(at, BODY.length - 10)));
  await sleep(at % 5);
  if (at % 2 === 0) socket.resetAndDestroy();
  else socket.destroy();
  if (!socket.closed) await once(socket, 'close');
}

/** Ten at a time. */
async function inTurns(count: number, run: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 10) {
    await Promise.all(Array.from({length: 10}, (_, more) => run(index + more)));
  }
}

/** Sockets, streams and all that keeps a process going; and open files, where the system lists them. */
function handles(): number {
  const files = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
  return process.getActiveResourcesInfo().filter(name => !name.startsWith('Time')).length + files;
}

/** What is still in use when all garbage has been collected. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
