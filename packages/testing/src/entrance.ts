import {connect} from 'node:net';

import {TestAppError} from './errors.js';
import {createWire} from './wire.js';

import type {AddressInfo} from 'node:net';
import type {Duplex} from 'node:stream';
import type {Listen, RestServer} from '@rondojs/rest';
import type {Server as HttpServer} from 'node:http';

/** Opens a connection to a server. */
export type Connect = () => Duplex;

/** Where the servers of an application take connections while it is tested: none takes its own port. */
export class Entrances {
  // Servers are known by their options, which each has for itself.
  private readonly open = new Map<object, Connect>();
  private readonly held = new Set<Duplex>();

  /** Has servers take connections from this process alone, without any socket. */
  readonly inProcess: Listen = async (http, config) => {
    this.open.set(config, () => {
      const {client, server} = createWire();
      http.emit('connection', server);
      return client;
    });
  };

  /** Has servers listen on a free port of this machine, in the way that the application has them listen. */
  onSocket(listen: Listen): Listen {
    return async (http, config, name) => {
      await listen(http, {...config, host: '127.0.0.1', port: 0}, name);
      this.open.set(config, () => connect(portOf(http), '127.0.0.1'));
    };
  }

  /** Opens a connection. @throws {TestAppError} when the server takes none */
  connect(server: RestServer): Duplex {
    const open = this.open.get(server.config);
    if (!open) throw new TestAppError('The server takes no requests now. Send them between createTestApp() and close().');
    return open();
  }

  /** Notes a connection whose answer is in the hands of a test, which may never read it. */
  hold(connection: Duplex): void {
    this.held.add(connection);
    connection.once('close', () => this.held.delete(connection));
  }

  /** Hangs up where an answer has not been read: a server that stops would wait for its client. */
  hangUp(): void {
    for (const connection of this.held) connection.destroy();
  }

  /** Lets no more requests in. */
  closeAll(): void {
    this.open.clear();
  }
}

function portOf(http: HttpServer): number {
  return (http.address() as AddressInfo).port;
}
