import {createInterface} from 'node:readline';
import {createServer} from 'node:net';
import {once} from 'node:events';

import {Application, BaseServer} from '@rondojs/core';
import {Binding, config, inject} from '@rondojs/context';

import {BOOK_STORE, BookStore} from './book-store.js';

import type {AddressInfo, Server as TcpServer, Socket} from 'node:net';

/** Options of a line server, under its name. */
export interface LineConfig {
  readonly port: number;
}

/** Answers the line `count` over plain TCP: how many books there are. */
export class LineServer extends BaseServer<LineConfig> {
  static readonly configSchema = {
    type: 'object',
    required: ['port'],
    additionalProperties: false,
    properties: {port: {type: 'integer', minimum: 0, maximum: 65_535}},
  };

  private tcp: TcpServer | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    @inject('application.instance') app: Application,
    @inject.binding() binding: Binding,
    @config() own: LineConfig,
    @inject(BOOK_STORE) private readonly store: BookStore,
  ) {
    super(app, binding, own);
  }

  override describe() {
    const address = this.tcp?.address() as AddressInfo | null | undefined;
    return address ? {url: `tcp://127.0.0.1:${address.port}`} : {};
  }

  override claims() {
    return [{host: '127.0.0.1', port: this.config.port ?? 0}];
  }

  protected async onStart() {
    this.tcp = createServer(socket => this.serve(socket)).listen(this.config.port, '127.0.0.1');
    await once(this.tcp, 'listening');
  }

  protected async onStop() {
    for (const socket of this.sockets) socket.end();
    await new Promise(resolve => this.tcp?.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.on('error', error => this.logger.debug({error}, 'A client is gone.'));
    createInterface({input: socket}).on('line', line => {
      socket.write(line === 'count' ? `${this.store.all().length}\n` : 'unknown\n');
    });
  }
}
