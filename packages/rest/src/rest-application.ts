import {Application} from '@rondojs/core';

import {RestComponent} from './rest-component.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';
import {bodyParserBinding} from './params/bodies/body-parsers.js';

import type {ApplicationConfig} from '@rondojs/core';
import type {BodyParser} from './contract/body-parser.js';
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

  /**
   * Adds a body parser to all servers; one whose name is taken, as `json` is, takes the place of the other.
   *
   * @param name - for `x-parser` in a contract
   */
  bodyParser(type: Constructor<BodyParser>, name?: string): this {
    this.add(bodyParserBinding(type, name));
    return this;
  }
}
