import {EventEmitter} from 'node:events';

import {Context, inject} from '@rondojs/context';
import {Application, CoreBindings} from '@rondojs/core';

import {MyServerBindings} from './keys.js';

import type {Server} from '@rondojs/core';

declare module '@rondojs/core' {
  interface ApplicationConfig {
    readonly myserver?: MyServerConfig;
  }
}

/** Options of the server, under `myserver` of the application's. */
export interface MyServerConfig {
  /** What is said at an event. */
  readonly message?: string;
}

class MyEmitter extends EventEmitter {}

/** A server by hand: a context inside of the application's, with a start and a stop. */
export class MyServer extends Context implements Server {
  readonly myEmitter: MyEmitter;

  private readonly listener: () => void;

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) app: Application,
    @inject(MyServerBindings.CONFIG) options?: MyServerConfig,
  ) {
    super(app);
    this.myEmitter = new MyEmitter();
    this.listener = () => console.log(options?.message ?? 'an event occurred!');
    this.bind(MyServerBindings.FOO).to('seen by this server alone');
  }

  async start(): Promise<void> {
    this.myEmitter.on('event', this.listener);
  }

  async stop(): Promise<void> {
    this.myEmitter.removeListener('event', this.listener);
  }
}
