import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import {readFile} from 'node:fs/promises';

/** Where the files of the page are: the build has put them there. */
export const ASSETS = fileURLToPath(new URL('../assets', import.meta.url));

const hashes = new Map<string, Promise<string>>();

/** A hash of what is in a file: packages are unpacked with one date for all, which tells no versions apart. */
export function hashOf(name: string): Promise<string> {
  const known = hashes.get(name);
  if (known) return known;

  const hash = readFile(join(ASSETS, name)).then(hashOfText);
  hash.catch(() => hashes.delete(name));
  hashes.set(name, hash);
  return hash;
}

export function hashOfText(text: Buffer | string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
