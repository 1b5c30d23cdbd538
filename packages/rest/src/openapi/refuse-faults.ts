import {CoreBindings} from '@rondojs/core';
import {check} from '@rondojs/openapi-spec';

import {KEYWORD_TAG} from '../contract/validation.js';
import {RestConfigError} from '../errors.js';
import {noticeFaults} from '../routing/deprecation.js';
import {operationActionFaults} from '../sequence/operation-actions.js';
import {createTolerance} from './tolerance.js';
import {findMisspelt} from '../params/check-schemas.js';

import type {Context} from '@rondojs/context';
import type {Contract} from './contract.js';
import type {KeywordDefinition} from '../contract/validation.js';
import type {DocumentFault, OpenApiSpec} from '@rondojs/openapi-spec';

/**
 * What clients are told must hold. Warnings pass; so do faults that a design may have, and they are logged.
 *
 * @throws {RestConfigError} with all that is wrong, at once
 */
export async function refuseFaults(server: Context, contract: Contract): Promise<void> {
  const {document, variants, routes, designs, designed} = contract;
  const faults = (await Promise.all([document, ...variants].map(errorsOf))).flat();
  const isTolerated = createTolerance(designs, designed);
  const keywords = await Promise.all(server.findByTag(KEYWORD_TAG).map(({key}) => server.get<KeywordDefinition>(key)));
  const misspelt = findMisspelt(routes, new Set(keywords.map(({name}) => name)));
  const lines = new Set([...faults.filter(fault => !isTolerated(fault)).map(lineOf), ...misspelt, ...noticeFaults(routes), ...operationActionFaults(server, routes)]);
  if (lines.size === 0) return logTolerated(server, faults.filter(isTolerated));

  throw new RestConfigError(`The contract of the server is not valid:\n- ${[...lines].join('\n- ')}`);
}

async function errorsOf(document: OpenApiSpec): Promise<readonly DocumentFault[]> {
  const faults = await check(document, {quick: true});
  return faults.filter(({severity}) => severity === 'error');
}

/** One line, for a large document may have hundreds. */
function logTolerated(server: Context, faults: readonly DocumentFault[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, MAX_SHOWN).map(lineOf);
  const rest = faults.length > MAX_SHOWN ? [`and ${faults.length - MAX_SHOWN} more: rondo check lists all`] : [];
  const message = `The designs have ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}, and are served all the same.`;
  server.getSync(CoreBindings.LOGGER).warn({faults: [...shown, ...rest]}, message);
}

const MAX_SHOWN = 20;

function lineOf({pointer, code, message}: DocumentFault): string {
  return `#${pointer} (${code}): ${message}`;
}
