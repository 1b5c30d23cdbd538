import {createEmptyApiSpec, diff} from '@rondojs/openapi-spec';

import type {Difference} from '@rondojs/openapi-spec';
import type {ContractLock} from './lock.js';
import type {NamedDocument} from './application.js';

/** How the contract of one server differs from what was promised. */
export interface ServerDifference extends Difference {
  readonly server: string;
}

/** Compares servers with a lock. Of a server that is gone, all operations are; of a new one, all are new. */
export function compareWithLock({servers}: ContractLock, documents: readonly NamedDocument[]): readonly ServerDifference[] {
  const names = new Set([...Object.keys(servers), ...documents.map(({name}) => name)]);
  return [...names].sort().map(server => {
    const now = documents.find(({name}) => name === server)?.document;
    const before = servers[server] ?? {...createEmptyApiSpec(now?.info), ...(now?.servers && {servers: now.servers})};
    return {server, ...diff(before, now ?? {...createEmptyApiSpec(), ...(before.servers && {servers: before.servers as never})})};
  });
}
