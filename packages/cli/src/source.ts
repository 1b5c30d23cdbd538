import {extname, resolve} from 'node:path';
import {readFile} from 'node:fs/promises';

import {bundle, parseDocument} from '@rondojs/openapi-spec';

import {UsageError, messageOf} from './errors.js';
import {documentsOf} from './application.js';

import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';
import type {Options} from './contract.js';

const DOCUMENTS: ReadonlySet<string> = new Set(['.json', '.yaml', '.yml']);

/** Options of all commands that read a document. */
export const SOURCE_OPTIONS = {server: {type: 'string'}, init: {type: 'boolean'}} as const;

/** Whether a path is that of a document, and not of a module. */
function isDocument(path: string): boolean {
  return DOCUMENTS.has(extname(path).toLowerCase());
}

/**
 * The document of a file, with what it refers to in other files, or that of an application.
 *
 * @throws {UsageError} when there is none, or more than one
 */
export async function readDocument(path: string, options: Options): Promise<AnyOpenApiSpec> {
  if (isDocument(path)) return readFileOf(path);

  const documents = await documentsOf(path, options.init === true);
  const names = documents.map(({name}) => name);
  const wanted = options.server;
  const [found] = wanted === undefined ? documents : documents.filter(({name}) => name === wanted);
  if (!found) throw new UsageError(`${path} has no server ${String(wanted ?? 'with a contract')}. It has: ${names.join(', ') || 'none'}.`);
  if (wanted === undefined && names.length > 1) {
    throw new UsageError(`${path} has several servers: ${names.join(', ')}. Say which: --server ${found.name}.`);
  }
  return found.document;
}

async function readFileOf(path: string): Promise<AnyOpenApiSpec> {
  const location = resolve(path);
  try {
    const document = await parseDocument(await readFile(location, 'utf8'));
    return await bundle(document, {location, read: readLocal});
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${messageOf(cause)}`, {cause});
  }
}

/** Files only: a command that checks a document asks nobody else. */
function readLocal(location: string): Promise<string> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location)) throw new UsageError(`${location} is not fetched: download it, and refer to the file.`);
  return readFile(location, 'utf8');
}
