import {GraphError, isContext} from '@rondojs/context';

import {AddressConflictError, ConfigError} from './errors.js';

import type {AddressClaim, Server} from './server.js';
import type {Binding, Context} from '@rondojs/context';
import type {ConfigFault} from './errors.js';

/**
 * Makes all servers, and finds what would fail at the first request: keys that nobody binds, values of a request
 * that something longer-lived would keep. And what would fail half-way: two servers that want one port.
 *
 * @throws {GraphError} with all faults at once
 * @throws {AddressConflictError}
 */
export async function proveServers(app: Context, bindings: ReadonlyMap<string, Binding>): Promise<void> {
  const servers = new Map<string, Server>();
  for (const [name, {key}] of bindings) {
    // A server that cannot be made is told of when its own turn comes; without it nothing can be proved.
    const server = await app.get<Server>(key).catch(() => undefined);
    if (!server) return;
    servers.set(name, server);
  }
  const contexts = [...servers.values()].filter(server => isContext(server));
  const faults = app.check(...contexts);
  if (faults.length > 0) throw new GraphError(app.name, faults);
  refuseConflicts(servers);
}

/** @throws {ConfigError} when there are faults */
export function refuseFaults(name: string, faults: readonly ConfigFault[]): void {
  if (faults.length > 0) throw new ConfigError(name, faults);
}

function refuseConflicts(servers: ReadonlyMap<string, Server>): void {
  const claims = [...servers].flatMap(([name, server]) =>
    (server.claims?.() ?? []).filter(({port}) => port !== 0).map(claim => ({name, claim})),
  );
  for (const [index, {name, claim}] of claims.entries()) {
    const other = claims.slice(index + 1).find(later => conflict(claim, later.claim));
    if (other) throw new AddressConflictError(name, other.name, `${claim.host}:${claim.port}`);
  }
}

function conflict(one: AddressClaim, other: AddressClaim): boolean {
  if (one.port !== other.port) return false;
  return ALL.has(one.host) || ALL.has(other.host) || plain(one.host) === plain(other.host);
}

/** Who listens on one of these listens on every address of the machine. */
const ALL: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

function plain(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host.toLowerCase();
}
