import {UnknownVersionError} from '../errors.js';
import {replaceEach} from './walk.js';
import {upgradeSchema} from './upgrade-schema.js';
import {versionOf} from './version.js';

import type {AnyOpenApiSpec, OpenApiSpec, OpenApiSpec32} from '../types.js';

/** The versions that are written: the newest of each line. */
export const FULL_VERSIONS = {'3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0'} as const;

/**
 * Writes an older document in OpenAPI 3.1, or in 3.2 on request, and means the same. A document that is
 * as new already is given back as it is.
 *
 * @example
 * const document = upgrade(await parseDocument(text));
 *
 * @throws {UnknownVersionError} when the document is in no version that is known.
 */
export function upgrade(document: AnyOpenApiSpec, version?: '3.1'): OpenApiSpec;
export function upgrade(document: AnyOpenApiSpec, version: '3.2'): OpenApiSpec32;
export function upgrade(document: AnyOpenApiSpec, version: '3.1' | '3.2' = '3.1'): AnyOpenApiSpec {
  const from = versionOf(document);
  if (!from) throw new UnknownVersionError(document.openapi);
  if (from >= version) return document;

  const schemas = from === '3.0' ? (upgradeFrom30(document) as unknown as AnyOpenApiSpec) : document;
  return {...schemas, openapi: FULL_VERSIONS[version]};
}

function upgradeFrom30(document: AnyOpenApiSpec): object {
  return replaceEach(document, (value, kind) => {
    if (kind === 'schema') return upgradeSchema(value);
    // In 3.0 what stands beside a reference is ignored; in 3.1 it would begin to count.
    if (typeof value.$ref === 'string' && kind !== 'pathItem') return {$ref: value.$ref};
    return value;
  });
}
