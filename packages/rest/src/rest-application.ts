import {Application} from '@rondojs/core';

import {RestComponent} from './rest-component.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';

import type {ApplicationConfig, ConfigFor, NoServers, ServerMap} from '@rondojs/core';
import type {Constructor, Context} from '@rondojs/context';
import type {SequenceHandler} from './contract/sequence.js';

/** Options of an application with a REST server. */
export type RestApplicationConfig = ApplicationConfig;

/**
 * An application with one REST server: what most programs need.
 *
 * @example
 * const app = new RestApplication({controllers: [HelloController]});
 * await app.run();
 */
export class RestApplication<S extends ServerMap = NoServers> extends Application<S> {
  constructor(options?: ConfigFor<S> | Context, parent?: Context) {
    super(options, parent);
    if (!this.contains(`components.${RestComponent.name}`)) this.component(RestComponent);
  }

  /** The one REST server; it is made when it is first asked for. @throws {ServerNotFoundError} where there are several */
  get restServer(): RestServer {
    return this.getServerSync(RestServer);
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
