import {brand, hasBrand} from '@rondojs/context';

const FILE = Symbol.for('rondo.FileResult');

/** How a file is sent. */
export interface FileOptions {
  /** The folder that the path is read in, and does not lead out of: neither by `..`, nor by a link, nor as a whole path. */
  readonly root?: string;
  /** Whether names that begin with a dot are served, which often hold secrets. @defaultValue false */
  readonly dotFiles?: boolean;
  /** @defaultValue what the extension of the path says, or application/octet-stream */
  readonly type?: string;
  /** Has browsers save the file, under this name, instead of showing it. */
  readonly download?: string;
  /** What `Cache-Control` says. */
  readonly cacheControl?: string;
}

/** A file as a result. Made by {@link file}. */
export class FileResult {
  static {
    brand(this, FILE);
  }

  constructor(
    readonly path: string,
    readonly options: FileOptions,
  ) {}
}

/** Tells a file as a result, also one of another copy of this package. */
export function isFileResult(result: unknown): result is FileResult {
  return hasBrand(result, FILE);
}

/**
 * Sends a file: whole, a range of it, or 304 if the client has it already.
 *
 * Give a `root` whenever any part of the path comes from a client. What is not there, or outside of the root, is
 * a 404 that names no path.
 *
 * @example
 * return file(name, {root: '/var/lib/reports', download: name});
 */
export function file(path: string, options: FileOptions = {}): FileResult {
  return new FileResult(path, options);
}
