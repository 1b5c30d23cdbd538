import {createServer} from 'node:http';

import {BindingScope, Context, inject} from '@rondojs/context';
import {CoreBindings} from '@rondojs/core';

import {DOCUMENT_PATH} from './openapi/document-route.js';
import {Dispatcher} from './dispatcher.js';
import {HTTP_LIMITS, REST_CONFIG, completeConfig} from './config.js';
import {ROUTING_TABLE} from './contract/route.js';
import {RestConfigError} from './errors.js';
import {SEQUENCE} from './contract/sequence.js';
import {bindMount, bindRedirect, bindRoute} from './routing/route-bindings.js';
import {requestBindings} from './request-context.js';

import type {AddressInfo} from 'node:net';
import type {Application, Server} from '@rondojs/core';
import type {CompleteRestConfig, RestServerConfig} from './config.js';
import type {Binding, Constructor} from '@rondojs/context';
import type {Mount, Mountable, Redirect, RouteObject} from './contract/route-object.js';
import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {Request, Response} from './contract/http.js';
import type {Route} from './contract/route.js';
import type {RouteArguments} from './routing/route-bindings.js';
import type {SequenceHandler} from './contract/sequence.js';
import type {Server as HttpServer} from 'node:http';

/**
 * Answers HTTP requests with the controllers of its application, or those that it has itself.
 *
 * @example
 * const app = new Application({components: [RestComponent], rest: {port: 8080}});
 * const server = await app.getServer(RestServer);
 * server.sequence(MySequence);
 * await app.start();
 */
export class RestServer extends Context implements Server {
  readonly config: CompleteRestConfig;

  private http: HttpServer | undefined;
  private readonly dispatcher: Dispatcher;

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) application: Application,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#rest`, {optional: true})
    config: RestServerConfig = {},
  ) {
    super(application, undefined, BindingScope.SERVER);
    this.config = completeConfig(config);
    this.bind(REST_CONFIG).to(this.config);
    this.dispatcher = new Dispatcher(this, this.config);
    this.bind(ROUTING_TABLE).to(this.dispatcher);
    for (const binding of requestBindings()) this.add(binding);
  }

  /**
   * Handles a request: for a server of node:http, or another framework's. It needs no start, and nothing that
   * goes wrong leaves it.
   */
  readonly requestHandler = (request: Request, response: Response): void => {
    void this.dispatcher.dispatch(request, response);
  };

  get listening(): boolean {
    return this.http?.listening ?? false;
  }

  /** Where the server is reached, base path included; undefined while it does not listen. */
  get url(): string | undefined {
    const address = this.http?.address() as AddressInfo | null | undefined;
    if (!address) return undefined;
    return `http://${reachable(address)}:${address.port}${this.config.basePath}`;
  }

  /** Handles requests of this server by another sequence; `app.sequence` sets that of all servers. */
  sequence(type: Constructor<SequenceHandler>): this {
    this.bind(SEQUENCE).toClass(type);
    return this;
  }

  /**
   * Adds an operation without a decorator: a route object, or verb, path, operation and handler, or verb, path,
   * operation, class, factory and method. Unbind its key, and it is gone.
   */
  route(...args: RouteArguments): Binding<RouteObject> {
    return bindRoute(this, args);
  }

  /** Answers GET of a path by another path, or by a URL. It goes before operations of that path. */
  redirect(from: string, to: string, status = 303): Binding<Redirect> {
    return bindRedirect(this, from, to, status);
  }

  /**
   * Has a handler of node:http, another server or another application answer what lies below a path, where no
   * operation does. It sees URLs without that path; starting and stopping it is up to you.
   */
  mount(path: string, target: Mountable): Binding<Mount> {
    return bindMount(this, path, target);
  }

  /** All routes that the server has now. */
  routes(): readonly Route[] {
    return this.dispatcher.routes;
  }

  /** The routes as a table for people: verb, path, and who answers. */
  printRoutes(): string {
    return this.dispatcher.print();
  }

  /**
   * The contract of all operations that the server answers now.
   *
   * @throws {RestConfigError} when two operations answer the same requests
   */
  getApiSpec(): OpenApiSpec {
    return this.dispatcher.contract.document;
  }

  async start(): Promise<void> {
    // Before the port is taken: what is wrong with the routes is known now, not at the first request.
    await this.dispatcher.prepare();
    this.http = createServer(HTTP_LIMITS, this.requestHandler);
    await listen(this.http, this.config);
  }

  /** Takes no new connections, and settles when the requests in flight have been answered. */
  async stop(): Promise<void> {
    const {http} = this;
    if (!http?.listening) return;
    // Connections become idle one by one, as their requests are answered; close() looks for them only once.
    const sweep = setInterval(() => http.closeIdleConnections(), 20);
    await new Promise<void>((resolve, reject) => {
      http.close(error => (error ? reject(error) : resolve()));
    }).finally(() => clearInterval(sweep));
  }

  describe(): readonly string[] {
    if (!this.url) return [];
    return [`API            ${this.url}`, `documentation  ${this.url}${DOCUMENT_PATH}`];
  }
}

function listen(http: HttpServer, {host, port}: CompleteRestConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portInUse(host, port, error) : error);
    });
    http.listen({host, port}, resolve);
  });
}

function portInUse(host: string, port: number, cause: Error): Error {
  return new RestConfigError(
    `${host}:${port} is in use by another server. Stop that one, or set another port: {rest: {port: ${port + 1}}}.`,
    {cause},
  );
}

/** An address that a browser on this machine can open. */
function reachable({address, family}: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost';
  return family === 'IPv6' ? `[${address}]` : address;
}
