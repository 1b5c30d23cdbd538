import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Where all copies of this package that a process has loaded leave their address. */
const ADDRESSES = Symbol.for('rondo.copies.context');

const shared = globalThis as {[ADDRESSES]?: Set<string> | undefined};
const addresses = (shared[ADDRESSES] ??= new Set<string>());
addresses.add(new URL('../', import.meta.url).href);

/** The copies of this package in the process, as `0.1.0 in node_modules/@rondojs/context`; there should be one. */
export function loadedCopies(): readonly string[] {
  return [...addresses].map(address => `${versionIn(address)} in ${fileURLToPath(address)}`);
}

function versionIn(address: string): string {
  try {
    const text = readFileSync(new URL('package.json', address), 'utf8');
    return (JSON.parse(text) as {version: string}).version;
  } catch {
    return 'an unknown version';
  }
}
