import {extname} from 'node:path';
import {open} from 'node:fs/promises';

import {FileNotFoundError} from '../errors.js';
import {contentDisposition} from './content-disposition.js';
import {fileTypeOf} from './file-type.js';
import {isFresh, mayResume} from './preconditions.js';
import {locateFile} from './locate-file.js';
import {rangeOf} from './range.js';
import {withCharset} from './media-type.js';

import type {Answer} from './answer.js';
import type {FileHandle} from 'node:fs/promises';
import type {FileResult} from './file.js';
import type {Fields} from './fields.js';
import type {Request} from '../contract/http.js';
import type {Stats} from 'node:fs';

/** What the file system says of a path that leads to no file. */
const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

/**
 * Opens a file, and answers with what the request wants of it.
 *
 * @throws {FileNotFoundError} 404, and {@link RangeNotSatisfiableError} 416
 */
export async function openFile(request: Request, result: FileResult, status: number, fields: Fields): Promise<Answer> {
  const handle = await openAt(result);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new FileNotFoundError();
    return await answerOf(request, result, {handle, stats, status, fields});
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openAt(result: FileResult): Promise<FileHandle> {
  try {
    return await open(await locateFile(result), 'r');
  } catch (cause) {
    throw ABSENT.has((cause as NodeJS.ErrnoException).code) ? new FileNotFoundError({cause}) : cause;
  }
}

/** A file that is open. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
  readonly status: number;
  readonly fields: Fields;
}

async function answerOf(request: Request, result: FileResult, {handle, stats, status, fields}: OpenFile): Promise<Answer> {
  const {size, mtime} = stats;
  const etag = fields.get('etag')?.toString() ?? etagOf(stats);
  await describe(result, etag, mtime, fields);
  if (status === 200 && isFresh(request, {etag, lastModified: mtime})) {
    await handle.close();
    return {status, fields, body: undefined};
  }
  const isWhole = status !== 200 || !mayResume(request, {etag, lastModified: mtime});
  const range = isWhole ? undefined : rangeOf(request, size);
  const {start, end} = range ?? {start: 0, end: size - 1};
  fields.set('content-length', String(end - start + 1));
  if (range) fields.set('content-range', `bytes ${start}-${end}/${size}`);
  // A stream cannot end before it begins, as one of an empty file would.
  const body = handle.createReadStream({start, end: Math.max(end, start), highWaterMark: 65_536});
  return {status: range ? 206 : status, fields, body};
}

async function describe({path, options}: FileResult, etag: string, mtime: Date, fields: Fields): Promise<void> {
  const {type = await fileTypeOf(extname(path)), download, cacheControl} = options;
  if (!fields.has('content-type')) fields.set('content-type', withCharset(type));
  fields.set('etag', etag);
  fields.set('last-modified', mtime.toUTCString());
  fields.set('accept-ranges', 'bytes');
  // A type that is guessed from a name must not be guessed again from the bytes.
  fields.set('x-content-type-options', 'nosniff');
  if (download !== undefined) fields.set('content-disposition', contentDisposition(download));
  if (cacheControl !== undefined) fields.set('cache-control', cacheControl);
}

/** Size and time of the last change, as other servers have it: a file is never read for its tag. */
function etagOf({size, mtimeMs}: Stats): string {
  return `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`;
}
