import {TestResponse} from './test-response.js';
import {contractFaults} from './contract-faults.js';

import type {ContractFault} from './contract-faults.js';

/** What a matcher tells jest, vitest and their like. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * A matcher for `expect.extend({toMatchContract})`: an answer of `request` is as the contract of its operation says.
 *
 * With jest, importing `@rondojs/testing/jest` does that. Without a matcher, ask {@link contractFaults}.
 */
export function toMatchContract(received: unknown): MatcherResult {
  if (!(received instanceof TestResponse)) {
    return {pass: false, message: () => 'toMatchContract looks at what request() of a test application gives.'};
  }
  const response = received as TestResponse;
  const faults = contractFaults(response);
  return {pass: faults.length === 0, message: () => describe(response, faults)};
}

function describe({status, mediaType, exchange}: TestResponse, faults: readonly ContractFault[]): string {
  const {method, url, route} = exchange;
  const answer = [status, mediaType].filter(part => part !== '').join(' ');
  const head = `${method} ${url}${route ? ` (${route.name})` : ''} answered ${answer}`;
  if (faults.length === 0) return `${head}, as its contract says, and was expected not to.`;

  const places = faults.map(({in: place, pointer}) => (pointer === '' ? place : pointer));
  const width = Math.max(...places.map(place => place.length));
  const lines = faults.map(({message}, index) => `  ${(places[index] ?? '').padEnd(width)}  ${message}`);
  return `${head}, which is not as its contract says:\n${lines.join('\n')}`;
}
