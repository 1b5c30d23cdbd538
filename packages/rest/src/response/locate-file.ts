import {isAbsolute, join, relative, resolve, sep} from 'node:path';
import {realpath} from 'node:fs/promises';

import {FileNotFoundError} from '../errors.js';

import type {FileResult} from './file.js';

/**
 * Finds the path on disk that a file result means.
 *
 * @throws {FileNotFoundError} for one that leaves its root, or has a hidden name that may not be served
 */
export async function locateFile({path, options: {root, dotFiles = false}}: FileResult): Promise<string> {
  if (path.includes('\0')) throw new FileNotFoundError();
  if (root === undefined) return resolve(path);

  const names = path.split(/[/\\]/);
  if (isAbsolute(path) || names.includes('..')) throw new FileNotFoundError();
  if (!dotFiles && names.some(name => name.startsWith('.') && name !== '.')) throw new FileNotFoundError();

  // Where links lead counts, for the root too: /var is a link on some systems.
  const [base, target] = await Promise.all([realpath(root), realpath(join(root, path))]);
  const inside = relative(base, target);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw new FileNotFoundError();
  return target;
}
