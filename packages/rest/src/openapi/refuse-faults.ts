import {check} from '@rondojs/openapi-spec';
import {isPromiseLike} from '@rondojs/context';

import {KEYWORD_TAG} from '../contract/validation.js';
import {RestConfigError} from '../errors.js';
import {noticeFaults} from '../routing/deprecation.js';
import {operationActionFaults} from '../sequence/operation-actions.js';
import {createParametersReader} from '../params/parameters-reader.js';
import {findHiddenValidations} from '../params/own-validation.js';
import {findMisspelt} from '../params/check-schemas.js';
import {findMissingParsers} from '../params/check-parsers.js';

import type {Context} from '@rondojs/context';
import type {CompleteRestConfig} from '../config.js';
import type {Contract} from './contract.js';
import type {KeywordDefinition} from '../contract/validation.js';
import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** What clients are told must hold. @throws {RestConfigError} with all that is wrong, at once; warnings pass */
export async function refuseFaults(server: Context, {document, variants, routes}: Contract): Promise<void> {
  const lists = await Promise.all([document, ...variants].map(errorsOf));
  const keywords = await Promise.all(server.findByTag(KEYWORD_TAG).map(({key}) => server.get<KeywordDefinition>(key)));
  refuse([...lists.flat(), ...routeFaults(server, routes, keywords), ...operationActionFaults(server, routes)]);
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

async function errorsOf(document: OpenApiSpec): Promise<readonly string[]> {
  const faults = await check(document, {quick: true});
  const errors = faults.filter(({severity}) => severity === 'error');
  return errors.map(({pointer, code, message}) => `#${pointer} (${code}): ${message}`);
}
