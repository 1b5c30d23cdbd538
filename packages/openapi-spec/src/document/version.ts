import type {JsonObject} from './json.js';

/** The versions of OpenAPI that are read and written. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** Which of the versions a document is in; undefined where it is in none of them. */
export function versionOf(document: object): OpenApiVersion | undefined {
  const {openapi} = document as JsonObject;
  const [, version] = /^(3\.[012])\.\d+(-.+)?$/.exec(String(openapi)) ?? [];
  return version as OpenApiVersion | undefined;
}
