import {connect} from 'node:net';

import {NotRunningError} from './errors.js';
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

  /** Opens a connection. @throws {NotRunningError} when the server takes none */
  connect(server: RestServer): Duplex {
    const open = this.open.get(server.config);
    if (!open) throw new NotRunningError();
    return open();
  }

  /** Lets no more requests in. */
  closeAll(): void {
    this.open.clear();
  }
}

function portOf(http: HttpServer): number {
  return (http.address() as AddressInfo).port;
}
