import {check} from '@rondojs/openapi-spec';

import {RestConfigError} from '../errors.js';

import type {OpenApiSpec} from '@rondojs/openapi-spec';

/** What clients are told must hold. @throws {RestConfigError} with all errors of the document; warnings pass */
export async function refuseFaults(document: OpenApiSpec): Promise<void> {
  const faults = await check(document, {quick: true});
  const errors = faults.filter(({severity}) => severity === 'error');
  if (!errors.length) return;

  const lines = errors.map(({pointer, code, message}) => `- #${pointer} (${code}): ${message}`);
  throw new RestConfigError(`The OpenAPI document of the server is not valid:\n${lines.join('\n')}`);
}
