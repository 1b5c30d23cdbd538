import {compareWithLock} from './lock-difference.js';
import {readLock, writeLock} from './lock.js';
import {tellDifference} from './tell-difference.js';

import type {NamedDocument} from './application.js';
import type {OpenApiSpec} from '@rondojs/openapi-spec';

/** What Jest asks of a matcher. */
interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/**
 * A matcher of Jest: passes when the document of a server breaks no promise of a lock. Where there is no lock, or
 * `UPDATE_CONTRACT` is set, it is written.
 *
 * @example
 * expect.extend({toMatchContractLock});
 * await expect(app.restServer.getApiSpec()).toMatchContractLock('contract.lock.json');
 */
export async function toMatchContractLock(document: OpenApiSpec, path = 'contract.lock.json', server = 'RestServer'): Promise<Verdict> {
  const lock = await readLock(path);
  const found = lock?.servers[server];
  if (!lock || !found || process.env.UPDATE_CONTRACT) {
    await writeLock(path, {...lock?.servers, [server]: document});
    return {pass: true, message: () => `${path} was written.`};
  }
  return verdictOn({name: server, document}, {...lock, servers: {[server]: found}}, path);
}

function verdictOn(given: NamedDocument, lock: Parameters<typeof compareWithLock>[0], path: string): Verdict {
  const differences = compareWithLock(lock, [given]);
  const lines: string[] = [];
  const output = {out: (text: string) => void lines.push(text), error: () => undefined, isTerminal: false};
  for (const difference of differences) tellDifference(difference, output);
  const pass = differences.every(({verdict}) => verdict !== 'breaking');
  const advice = `Take the breaking changes back, or promise anew: UPDATE_CONTRACT=1.`;
  return {pass, message: () => `The contract breaks what ${path} promises.\n${lines.join('')}${advice}`};
}
