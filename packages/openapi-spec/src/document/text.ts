import {UnreadableDocumentError} from '../errors.js';
import {isObject} from './json.js';

import type * as Yaml from 'yaml';
import type {AnyOpenApiSpec} from '../types.js';

/**
 * Reads a document from JSON or YAML.
 *
 * It says nothing about what the document holds: see `check`.
 *
 * @throws {UnreadableDocumentError} with line and column, when the text is neither, or holds no object.
 */
export async function parseDocument(text: string): Promise<AnyOpenApiSpec> {
  const value = await parseText(text);
  if (!isObject(value)) throw new UnreadableDocumentError('it should hold an object, with `openapi`, `info` and `paths`.');

  return value as unknown as AnyOpenApiSpec;
}

/** Writes a document as JSON or YAML, with an indent of two and a line break at the end. */
export async function formatDocument(document: AnyOpenApiSpec, format: 'json' | 'yaml' = 'json'): Promise<string> {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;

  const {stringify} = await loadYaml();
  // Documents share parts by references; YAML's own way of sharing is known to few tools.
  return stringify(document, {aliasDuplicateObjects: false, lineWidth: 0});
}

/** Reads JSON or YAML, whatever it holds. */
export async function parseText(text: string): Promise<unknown> {
  try {
    if (/^\s*[[{]/.test(text)) return JSON.parse(text) as unknown;
  } catch {
    // YAML can begin with a brace too, and tells better what is wrong with JSON.
  }
  const {parse} = await loadYaml();
  try {
    return parse(text, {prettyErrors: true}) as unknown;
  } catch (cause) {
    throw new UnreadableDocumentError((cause as Error).message, {cause});
  }
}

/** Loaded when it is first needed: a server never needs it. */
function loadYaml(): Promise<Pick<typeof Yaml, 'parse' | 'stringify'>> {
  return import('yaml');
}
