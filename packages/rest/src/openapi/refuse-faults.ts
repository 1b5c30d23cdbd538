import {CoreBindings} from '@rondojs/core';
import {check} from '@rondojs/openapi-spec';
import {isPromiseLike} from '@rondojs/context';

import {KEYWORD_TAG} from '../contract/validation.js';
import {RestConfigError} from '../errors.js';
import {noticeFaults} from '../routing/deprecation.js';
import {operationActionFaults} from '../sequence/operation-actions.js';
import {createParametersReader} from '../params/parameters-reader.js';
import {findHiddenValidations} from '../params/own-validation.js';
import {createTolerance} from './tolerance.js';
import {findMisspelt} from '../params/check-schemas.js';
import {findMissingParsers} from '../params/check-parsers.js';

import type {Context} from '@rondojs/context';
import type {CompleteRestConfig} from '../config.js';
import type {Contract} from './contract.js';
import type {KeywordDefinition} from '../contract/validation.js';
import type {DocumentFault, OpenApiSpec} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

export interface Faults {
  readonly refused: readonly string[];
  readonly tolerated: readonly string[];
}

/**
 * What clients are told must hold. Warnings pass; so do faults that a design may have, and they are logged.
 *
 * @throws {RestConfigError} with all that is wrong, at once
 */
export async function refuseFaults(server: Context, contract: Contract): Promise<void> {
  const {refused, tolerated} = await findFaults(server, contract);
  refuse(refused);
  if (tolerated.length === 0) return;
  const message = `The designs have ${tolerated.length === 1 ? 'one fault' : `${tolerated.length} faults`}, and are served all the same.`;
  server.getSync(CoreBindings.LOGGER).warn({faults: shownOf(tolerated)}, message);
}

/** What is wrong with a contract, one line each. It takes time: the whole document is looked at. */
export async function findFaults(server: Context, contract: Contract): Promise<Faults> {
  const {document, variants, routes, designs, designed} = contract;
  const faults = (await Promise.all([document, ...variants].map(errorsOf))).flat();
  const isTolerated = createTolerance(designs, designed);
  const keywords = await Promise.all(server.findByTag(KEYWORD_TAG).map(({key}) => server.get<KeywordDefinition>(key)));
  const refused = faults.filter(fault => !isTolerated(fault)).map(lineOf);
  return {
    refused: [...refused, ...routeFaults(server, routes, keywords), ...operationActionFaults(server, routes)],
    tolerated: faults.filter(isTolerated).map(lineOf),
  };
}

/** What can be told of routes at once, when they come to a server that has been started. @throws {RestConfigError} */
export function refuseFaultyRoutes(server: Context, routes: readonly Route[], config: CompleteRestConfig): void {
  for (const route of routes) createParametersReader(route, config);
  const keywords = server.findByTag(KEYWORD_TAG).map(({key}) => server.getValueOrPromise<KeywordDefinition>(key));
  // Where a keyword is awaited, routes are looked at when they are first asked for.
  if (!keywords.some(isPromiseLike)) refuse(routeFaults(server, routes, keywords as readonly KeywordDefinition[]));
}

function routeFaults(server: Context, routes: readonly Route[], keywords: readonly KeywordDefinition[]): readonly string[] {
  const names = new Set(keywords.map(({name}) => name));
  return [...findMisspelt(routes, names), ...findHiddenValidations(routes), ...noticeFaults(routes), ...findMissingParsers(server, routes)];
}

function refuse(faults: readonly string[]): void {
  const lines = [...new Set(faults)];
  if (lines.length > 0) throw new RestConfigError(`The contract of the server is not valid:\n- ${lines.join('\n- ')}`);
}

async function errorsOf(document: OpenApiSpec): Promise<readonly DocumentFault[]> {
  const faults = await check(document, {quick: true});
  return faults.filter(({severity}) => severity === 'error');
}

/** For the log: a large document may have hundreds. */
export function shownOf(faults: readonly string[]): readonly string[] {
  const rest = faults.length > MAX_SHOWN ? [`and ${faults.length - MAX_SHOWN} more: rondo check lists all`] : [];
  return [...faults.slice(0, MAX_SHOWN), ...rest];
}

const MAX_SHOWN = 20;

function lineOf({pointer, code, message}: DocumentFault): string {
  return `#${pointer} (${code}): ${message}`;
}
