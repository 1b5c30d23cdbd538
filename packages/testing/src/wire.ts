import {duplexPair} from 'node:stream';
import {setImmediate} from 'node:timers';

import type {Duplex} from 'node:stream';

/** The two ends of a connection that no network carries: what is written to one is read from the other. */
export interface Wire {
  readonly client: Duplex;
  readonly server: Duplex;
}

/** Makes a connection. When one end is gone, so is the other. */
export function createWire(): Wire {
  const [client, server] = duplexPair();
  tie(client, server);
  tie(server, client);
  return {client: asSocket(client), server: asSocket(server)};
}

// Later, so that the other end has read what was sent before the end.
function tie(one: Duplex, other: Duplex): void {
  one.once('close', () => setImmediate(() => other.destroy()));
}

/** What servers ask of a socket besides its bytes. */
function asSocket(end: Duplex): Duplex {
  const destroySoon = () => {
    if (end.writable) end.end();
    if (end.writableFinished) end.destroy();
    else end.once('finish', () => end.destroy());
  };
  return Object.assign(end, {destroySoon, remoteAddress: '127.0.0.1', remotePort: 0, remoteFamily: 'IPv4'});
}
