import {once} from 'node:events';
import {createServer} from 'node:net';

import {BaseServer} from '@rondojs/core';

import type {AddressInfo, Server as TcpServer, Socket} from 'node:net';

/** Options of an echo server, under its name. */
export interface EchoConfig {
  /** The port to listen on. @defaultValue 0, any free one */
  readonly port: number;
}

/** The same in a few lines: context, configuration, logger and state come from the base class. */
export class EchoServer extends BaseServer<EchoConfig> {
  private tcp: TcpServer | undefined;
  private readonly sockets = new Set<Socket>();

  override describe() {
    const address = this.tcp?.address() as AddressInfo | null | undefined;
    return address ? {url: `tcp://127.0.0.1:${address.port}`} : {};
  }

  override claims() {
    return [{host: '127.0.0.1', port: this.config.port ?? 0}];
  }

  protected async onStart() {
    this.tcp = createServer(socket => this.serve(socket)).listen(this.config.port ?? 0, '127.0.0.1');
    await once(this.tcp, 'listening');
  }

  protected async onStop() {
    for (const socket of this.sockets) socket.end();
    await new Promise(resolve => this.tcp?.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.on('error', error => this.logger.warn({error}, 'A client is gone.'));
    socket.pipe(socket);
  }
}
