import {check} from '@rondojs/openapi-spec';

import {KEYWORD_TAG} from '../contract/validation.js';
import {RestConfigError} from '../errors.js';
import {noticeFaults} from '../routing/deprecation.js';
import {operationActionFaults} from '../sequence/operation-actions.js';
import {findHiddenValidations} from '../params/own-validation.js';
import {findMisspelt} from '../params/check-schemas.js';

import type {Context} from '@rondojs/context';
import type {Contract} from './contract.js';
import type {KeywordDefinition} from '../contract/validation.js';
import type {OpenApiSpec} from '@rondojs/openapi-spec';

/** What clients are told must hold. @throws {RestConfigError} with all that is wrong, at once; warnings pass */
export async function refuseFaults(server: Context, {document, variants, routes}: Contract): Promise<void> {
  const lists = await Promise.all([document, ...variants].map(errorsOf));
  const keywords = await Promise.all(server.findByTag(KEYWORD_TAG).map(({key}) => server.get<KeywordDefinition>(key)));
  const misspelt = findMisspelt(routes, new Set(keywords.map(({name}) => name)));
  const lines = new Set([...lists.flat(), ...misspelt, ...findHiddenValidations(routes), ...noticeFaults(routes), ...operationActionFaults(server, routes)]);
  if (lines.size === 0) return;

  throw new RestConfigError(`The contract of the server is not valid:\n- ${[...lines].join('\n- ')}`);
}

async function errorsOf(document: OpenApiSpec): Promise<readonly string[]> {
  const faults = await check(document, {quick: true});
  const errors = faults.filter(({severity}) => severity === 'error');
  return errors.map(({pointer, code, message}) => `#${pointer} (${code}): ${message}`);
}
