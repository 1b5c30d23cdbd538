import {Binding, BindingScope, Context, config, inject} from '@rondojs/context';
import {CONTROLLER_TAG, CoreBindings, NameTakenError, checkClass} from '@rondojs/core';

import {DESCRIPTION_TAG} from './contract/description.js';
import {DOCUMENT_PATH} from './openapi/document-route.js';
import {Dispatcher} from './dispatcher.js';
import {REST_CONFIG, REST_CONFIG_SCHEMA, completeConfig} from './config.js';
import {ROUTING_TABLE} from './contract/route.js';
import {RequestsCutError} from './errors.js';
import {SEQUENCE} from './contract/sequence.js';
import {bindDesign} from './spec-first/bind-design.js';
import {bindMount, bindRedirect, bindRoute} from './routing/route-bindings.js';
import {bodyParserBinding} from './params/bodies/body-parsers.js';
import {isOperation} from './explain/explain-operation.js';
import {createHttpServer} from './http-server.js';
import {LISTEN, reachable} from './listen.js';
import {createDrift} from './spec-first/drift.js';
import {loggerBindings} from './request-logger.js';
import {PROXY_TRUST, createProxyTrust} from './manners/proxy.js';
import {requestBindings} from './request-context.js';
import {idleControllers} from './openapi/idle-controllers.js';
import {refuseFaultyRoutes} from './openapi/refuse-faults.js';
import {sequenceOf} from './sequence/function-sequence.js';

import type {AddressInfo} from 'node:net';
import type {AddressClaim, Application, Server, ServerDescription} from '@rondojs/core';
import type {BodyParser} from './contract/body-parser.js';
import type {CompleteRestConfig, RestServerConfig} from './config.js';
import type {Connections} from './connections.js';
import type {BindingAddress, Constructor, Explanation} from '@rondojs/context';
import type {DescribeMore} from './contract/description.js';
import type {Design, DesignOptions} from './contract/design.js';
import type {Drift} from './spec-first/drift.js';
import type {Mount, Mountable, Redirect, RouteObject} from './contract/route-object.js';
import type {AnyOpenApiSpec, OpenApiSpec} from '@rondojs/openapi-spec';
import type {OperationExplanation} from './explain/operation-explanation.js';
import type {Request, Response} from './contract/http.js';
import type {Route} from './contract/route.js';
import type {RouteArguments} from './routing/route-bindings.js';
import type {SequenceFunction, SequenceHandler} from './contract/sequence.js';
import type {Server as HttpServer} from 'node:http';

/** What part of the grace period requests in flight get; the rest is for what stops after the servers. */
const DRAIN_SHARE = 0.9;

/**
 * Answers HTTP requests with the controllers of its application, or those that it has itself.
 *
 * Its options are those under `rest`, which all REST servers of an application share, and those under its own
 * name, which go before them.
 *
 * @example
 * const app = new Application({components: [RestComponent], rest: {port: 8080}});
 * const server = await app.getServer(RestServer);
 * server.sequence(MySequence);
 * await app.start();
 */
export class RestServer extends Context implements Server {
  /** What the options of each REST server must be. */
  static readonly configSchema = REST_CONFIG_SCHEMA;

  readonly config: CompleteRestConfig;

  private http: HttpServer | undefined;
  private connections: Connections | undefined;
  private readonly dispatcher: Dispatcher;
  private readonly label: string;
  /** The operations that have been looked at. */
  private readonly admitted = new WeakSet<object>();

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application,
    @config() own: RestServerConfig = {},
    @inject(`${CoreBindings.APPLICATION_CONFIG}#rest`, {optional: true}) shared: RestServerConfig = {},
    @inject.binding() binding?: Binding,
  ) {
    super(application, undefined, BindingScope.SERVER);
    this.label = binding?.key.replace(/^servers[.]/, '') ?? RestServer.name;
    this.config = completeConfig({...shared, ...own});
    this.bind(REST_CONFIG).to(this.config);
    this.bind(PROXY_TRUST).to(createProxyTrust(this.config.trustProxy));
    this.dispatcher = new Dispatcher(this, this.config);
    this.bind(ROUTING_TABLE).to(this.dispatcher);
    for (const given of [...requestBindings(), ...loggerBindings(application, this.label)]) this.add(given);
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
    checkClass(type, 'The sequence');
    this.bind(SEQUENCE).toClass(type);
    return this;
  }

  /**
   * Handles requests of this server by a function, which is given the five actions.
   *
   * @example
   * server.handler(async ({response}, {send}) => send(response, 'Hello'));
   */
  handler(handle: SequenceFunction): this {
    return this.sequence(sequenceOf(handle));
  }

  /** Adds a body parser to this server; `app.bodyParser` adds one to all. */
  bodyParser(type: Constructor<BodyParser>, name?: string): this {
    checkClass(type, 'The body parser');
    this.add(bodyParserBinding(type, name));
    return this;
  }

  /**
   * Looks at what has been added to this server, or to its application, when it has been started: what the start would
   * have refused is taken away again. @internal
   *
   * @throws {RestConfigError} when it answers what others answer, or is described wrongly
   */
  admit<B extends Binding>(binding: B, owner: Context = this): B {
    if (!this.http) return binding;
    try {
      const added = this.dispatcher.tableRoutes().filter(({spec}) => !this.admitted.has(spec));
      refuseFaultyRoutes(this, added, this.config);
      for (const {spec} of added) this.admitted.add(spec);
      return binding;
    } catch (error) {
      owner.unbind(binding.key);
      throw error;
    }
  }

  /**
   * Adds a class whose operations this server alone answers; those of `app.controller` all servers answer.
   *
   * @throws {NameTakenError} when the server has another of that name
   */
  controller(type: Constructor, name?: string): this {
    checkClass(type, 'The controller');
    const key = `controllers.${name ?? type.name}`;
    if (this.contains(key)) throw new NameTakenError(key, type.name, `one of ${this.label}`);
    const binding = new Binding(key).tag(CONTROLLER_TAG).toInjectable(type);
    this.add(binding);
    this.admit(binding);
    return this;
  }

  /**
   * Adds an operation without a decorator: a route object, or verb, path, operation and handler, or verb, path,
   * operation, class, factory and method. Unbind its key, and it is gone.
   */
  route(...args: RouteArguments): Binding<RouteObject> {
    return this.admit(bindRoute(this, args));
  }

  /** Answers GET of a path by another path, or by a URL. It goes before operations of that path. */
  redirect(from: string, to: string, status = 303): Binding<Redirect> {
    return this.admit(bindRedirect(this, from, to, status));
  }

  /**
   * Has a handler of node:http, another server or another application answer what lies below a path, where no
   * operation does. It sees URLs without that path; starting and stopping it is up to you.
   */
  mount(path: string, target: Mountable): Binding<Mount> {
    return this.admit(bindMount(this, path, target));
  }

  /**
   * Answers the operations of a document, beside those of controllers and routes. Each is answered by its `x-operation`,
   * by the method that `x-controller-name` and `x-operation-name` name, or by the handler or method that has the name of
   * its `operationId`; else by 501, or by an example.
   */
  api(document: AnyOpenApiSpec, options: DesignOptions = {}): Binding<Design> {
    return this.admit(bindDesign(this, document, options));
  }

  /** How far the server is from the documents that {@link api} was given. */
  drift(): Drift {
    const {designs, declared, designed} = this.dispatcher.contract;
    return createDrift(designs, declared, designed);
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
   * Says how an operation is answered: its steps, their keys and scopes, how it reads and writes, and whether all that
   * is made beforehand. For a key, as for any context, why it is bound and who needs it.
   *
   * @example
   * console.log(String(server.explain('GET /todos/{id}')));
   *
   * @throws {RestConfigError} when there is no such operation, with the nearest
   */
  override explain(operation: `${string} /${string}`): OperationExplanation;
  override explain(address: BindingAddress): Explanation;
  override explain(address: BindingAddress): Explanation | OperationExplanation {
    const text = String(address);
    return isOperation(text) ? this.dispatcher.explain(text) : super.explain(address);
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
    if (this.http) return;
    // Before the port is taken: what is wrong with the routes is known now, not at the first request.
    await this.dispatcher.prepare();
    this.warnOfIdleControllers();
    for (const {spec} of this.dispatcher.routes) this.admitted.add(spec);
    const {http, connections} = createHttpServer(this.config.http, this.requestHandler);
    const listen = await this.get(LISTEN);
    await listen(http, this.config, this.label);
    [this.http, this.connections] = [http, connections];
  }

  /**
   * Takes no new connections, closes those that are idle, and settles when the requests in flight have been
   * answered, each with `Connection: close`.
   *
   * @throws {RequestsCutError} when some of them had to be broken off at the end of the grace period
   */
  async stop(): Promise<void> {
    const {http, connections} = this;
    if (!http || !connections) return;
    [this.http, this.connections] = [undefined, undefined];
    const closed = Promise.all([close(http), connections.drain()]);
    const time = DRAIN_SHARE * this.application.getSync(CoreBindings.LIFE_CYCLE_CONFIG).gracePeriod;
    let cut: readonly string[] = [];
    const timer = setTimeout(() => {
      cut = connections.cut();
    }, time);
    await closed.finally(() => clearTimeout(timer));
    if (cut.length > 0) throw new RequestsCutError(cut, time);
  }

  describe(): ServerDescription {
    const {url} = this;
    if (!url) return {};
    const more = this.findByTag(DESCRIPTION_TAG).map(({key}) => this.getSync<DescribeMore>(key)(url));
    return Object.assign({url, documentation: url + DOCUMENT_PATH, routes: this.countOperations()}, ...more) as ServerDescription;
  }

  claims(): readonly AddressClaim[] {
    const {host, port} = this.config;
    return [{host, port}];
  }

  /** They may be for another server: they are no fault. */
  private warnOfIdleControllers(): void {
    const logger = this.getSync(CoreBindings.LOGGER);
    for (const name of idleControllers(this, this.dispatcher.contract)) {
      logger.warn(`${name} answers no operation: none of its methods has @get, @post or the like, and no document names it.`);
    }
  }

  private countOperations(): number {
    const items = Object.values(this.getApiSpec().paths ?? {});
    return items.flatMap(item => Object.keys(item)).length;
  }
}

/** One that listens nowhere is closed at once, and says that it has never been open. */
function close(http: HttpServer): Promise<void> {
  return new Promise(resolve => {
    http.close(() => resolve());
  });
}
