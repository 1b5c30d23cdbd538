import {Binding, BindingScope, Context, config, inject} from '@rondojs/context';

import {APPLICATION_INSTANCE} from './application.js';
import {LOGGER} from './logger.js';
import {nameOf} from './servers.js';

import type {AddressClaim, Server, ServerDescription} from './server.js';
import type {Application} from './application.js';
import type {Logger} from './logger.js';

/**
 * What a server of one's own extends: it has a context inside of the application's, its configuration, a logger
 * with its name, and a life. Say in `onStart` and `onStop` what is to be done.
 *
 * @example
 * class TickServer extends BaseServer<{every?: number}> {
 *   private timer?: NodeJS.Timeout;
 *
 *   protected onStart() {
 *     this.timer = setInterval(() => this.logger.info('tick'), this.config.every ?? 1000);
 *   }
 *   protected onStop() {
 *     clearInterval(this.timer);
 *   }
 * }
 * app.server(TickServer, 'ticks'); // configured by {ticks: {every: 500}}
 */
export abstract class BaseServer<C extends object = object> extends Context implements Server {
  /** What is configured for this server: `servers.NAME.config`, or the application's options under NAME. */
  readonly config: Partial<C>;
  readonly logger: Logger;

  private isWorking = false;

  constructor(
    @inject(APPLICATION_INSTANCE) application: Application,
    @inject.binding() binding: Binding,
    @config() own: Partial<C> = {},
  ) {
    super(application, nameOf(binding), BindingScope.SERVER);
    this.config = own;
    this.logger = application.getSync(LOGGER).child({server: this.name});
    this.bind(LOGGER).to(this.logger);
  }

  get listening(): boolean {
    return this.isWorking;
  }

  async start(): Promise<void> {
    if (this.isWorking) return;
    await this.onStart();
    this.isWorking = true;
  }

  async stop(): Promise<void> {
    if (!this.isWorking) return;
    this.isWorking = false;
    await this.onStop();
  }

  /** What is told after the start: `{url: 'tcp://127.0.0.1:4000'}`. */
  describe(): ServerDescription {
    return {};
  }

  /** The addresses that it will take, so that two servers are told before they want the same. */
  claims(): readonly AddressClaim[] {
    return [];
  }

  /** Enters the working state. What it throws, or rejects with, undoes the start of the application. */
  protected abstract onStart(): Promise<void> | void;

  /** Leaves the working state: takes nothing new, ends what is at work, settles when that is done. */
  protected abstract onStop(): Promise<void> | void;
}
