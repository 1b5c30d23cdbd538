import {execFile, spawnSync} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals';

import {UPLOAD_STORE} from '../src/upload-store.js';
import {UploadApplication} from '../src/upload-application.js';

import type {Upload} from '../src/upload.js';

// Machines may be busy.
jest.setTimeout(60_000);

// Without curl these cannot be run, and the report shows them as skipped.
const itWithCurl = spawnSync('curl', ['--version']).status === 0 ? it : it.skip;

let folder: string;
let app: UploadApplication;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-example-'));
  app = new UploadApplication(join(folder, 'stored'), {rest: {port: 0}});
  await app.start();
});
afterEach(async () => {
  await app.stop();
  await rm(folder, {recursive: true});
});

describe('uploads', () => {
  itWithCurl('are taken from the multipart of curl, byte for byte, 20 MB long', async () => {
    const bytes = Buffer.alloc(20_000_000, 'every byte counts\r\n--');
    await writeFile(join(folder, 'sent.bin'), bytes);

    const answer = await curl('-F', 'title=Many bytes', '-F', `file=@${join(folder, 'sent.bin')};filename="a b.bin"`);

    const filename = 'a b.bin';
    const mediaType = 'application/octet-stream';
    expect(answer).toEqual({id: 1, title: 'Many bytes', filename, mediaType, received: 20_000_000, state: 'stored'});
    expect((await readFile(pathOf(1))).equals(bytes)).toBe(true);
  });

  itWithCurl.each([
    [['-F', 'title=', '-F', 'file=@package.json'], 'INVALID_BODY'],
    [['-F', 'file=@package.json', '-F', 'title=Late'], 'UNPROCESSABLE_ENTITY'],
    [['-F', 'title=Early', '-F', 'file=@package.json', '-F', 'owner=me'], 'INVALID_BODY'],
    [['-F', 'title=Two', '-F', 'file=@package.json', '-F', 'file=@package.json'], 'FORM_LIMIT'],
    [['-F', 'title=None'], 'INVALID_BODY'],
    [['-H', 'content-type: application/json', '-d', '{}'], 'UNSUPPORTED_MEDIA_TYPE'],
  ])('are refused, and nothing is kept: %j', async (args, code) => {
    const answer = await curl(...args);

    expect(answer).toMatchObject({code});
    expect(await stored()).toEqual([]);
  });

  it('tell how far they have come, and leave nothing when they are broken off', async () => {
    const {hostname, port} = new URL(String(app.url));
    const socket = connect(Number(port), hostname);
    const type = 'content-type: multipart/form-data; boundary=b\r\ncontent-length: 900000';
    socket.write(`POST /uploads HTTP/1.1\r\nhost: a\r\n${type}\r\n\r\n--b\r\n`);
    socket.write('content-disposition: form-data; name=title\r\n\r\nHalf\r\n--b\r\n');
    socket.write('content-disposition: form-data; name=file; filename=half.txt\r\n\r\n');
    socket.write(Buffer.alloc(100_000, 'x'));

    const coming = await uploadWhen(({received}) => received > 90_000);
    expect(coming).toMatchObject({title: 'Half', filename: 'half.txt', state: 'coming'});
    expect((await stat(pathOf(1))).size).toBeGreaterThan(0);

    socket.destroy();
    await uploadWhen(({state}) => state === 'broken off');
    expect(await stored()).toEqual([]);
  });
});

async function uploadWhen(condition: (upload: Upload) => boolean): Promise<Upload> {
  for (;;) {
    const [upload] = (await (await fetch(`${app.url}/uploads`)).json()) as readonly Upload[];
    if (upload && condition(upload)) return upload;
  }
}

async function curl(...args: readonly string[]): Promise<unknown> {
  const {stdout} = await promisify(execFile)('curl', ['-s', '--noproxy', '*', `${app.url}/uploads`, ...args]);
  return JSON.parse(stdout);
}

function pathOf(id: number): string {
  return app.getSync(UPLOAD_STORE).pathOf(id);
}

function stored(): Promise<string[]> {
  return readdir(join(folder, 'stored')).catch(() => []);
}
