import {posix} from 'node:path';

const URL_START = /^[a-z][a-z\d+.-]+:/i;

/** Where a relative reference leads, from the file or URL that it stands in. */
export function resolveLocation(from: string, address: string): string {
  if (address === '') return from;
  if (URL_START.test(address)) return address;
  if (URL_START.test(from)) return new URL(address, from).href;
  if (address.startsWith('/')) return address;

  return posix.join(posix.dirname(from), decodeURI(address));
}

/** The last part of a location without its ending: `schemas/todo.yaml` is `todo`. */
export function baseNameOf(location: string): string {
  return posix.basename(location).replace(/\.[^.]*$/, '');
}
