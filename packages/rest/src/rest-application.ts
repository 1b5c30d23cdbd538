import {Application} from '@rondojs/core';

import {RestComponent} from './rest-component.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';

import type {ApplicationConfig} from '@rondojs/core';
import type {Constructor} from '@rondojs/context';
import type {RestServerConfig} from './config.js';
import type {SequenceHandler} from './contract/sequence.js';

/** Options of an application with a REST server. */
export interface RestApplicationConfig extends ApplicationConfig {
  readonly rest?: RestServerConfig;
}

/**
 * An application with one REST server: what most programs need.
 *
 * @example
 * const app = new RestApplication({controllers: [HelloController]});
 * await app.run();
 */
export class RestApplication extends Application {
  constructor(options: RestApplicationConfig = {}) {
    super(options);
    this.component(RestComponent);
  }

  /** The server; it is made when it is first asked for. */
  get restServer(): RestServer {
    return this.getSync<RestServer>(`servers.${RestServer.name}`);
  }

  /** Where the server is reached; undefined while it does not listen. */
  get url(): string | undefined {
    return this.restServer.url;
  }

  /** Handles requests by another sequence than the default one. */
  sequence(type: Constructor<SequenceHandler>): this {
    this.bind(SEQUENCE).toClass(type);
    return this;
  }
}
