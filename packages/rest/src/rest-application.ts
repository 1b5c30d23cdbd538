import {Application, SERVER_TAG, checkClass} from '@rondojs/core';

import {RestComponent} from './rest-component.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';
import {bindDesign} from './spec-first/bind-design.js';
import {bindMount, bindRedirect, bindRoute} from './routing/route-bindings.js';
import {bodyParserBinding} from './params/bodies/body-parsers.js';
import {isOperation} from './explain/explain-operation.js';
import {sequenceOf} from './sequence/function-sequence.js';

import type {ApplicationConfig, ConfigFor, Handle, NoServers, PartOptions, ServerMap} from '@rondojs/core';
import type {Binding, BindingAddress, Constructor, Context, Explanation} from '@rondojs/context';
import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';
import type {BodyParser} from './contract/body-parser.js';
import type {Design, DesignOptions} from './contract/design.js';
import type {Mount, Mountable, Redirect, RouteObject} from './contract/route-object.js';
import type {OperationExplanation} from './explain/operation-explanation.js';
import type {RouteArguments} from './routing/route-bindings.js';
import type {SequenceFunction, SequenceHandler} from './contract/sequence.js';

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

  /** Says how an operation of its server is answered, or why a key is bound; see {@link RestServer.explain}. */
  override explain(operation: `${string} /${string}`): OperationExplanation;
  override explain(address: BindingAddress): Explanation;
  override explain(address: BindingAddress): Explanation | OperationExplanation {
    const text = String(address);
    return isOperation(text) ? this.restServer.explain(text as `${string} /`) : super.explain(address);
  }

  /** Adds a class whose decorated methods answer operations; a new instance is made for each request. */
  override controller<T>(type: Constructor<T>, options?: PartOptions | string): Handle<T> {
    const handle = super.controller(type, options);
    this.admit(handle.binding);
    return handle;
  }

  /** Handles requests by another sequence than the default one. */
  sequence(type: Constructor<SequenceHandler>): this {
    checkClass(type, 'The sequence');
    this.bind(SEQUENCE).toClass(type);
    return this;
  }

  /**
   * Handles requests by a function, which is given the five actions.
   *
   * @example
   * app.handler(async ({response}, {send}) => send(response, 'Hello'));
   */
  handler(handle: SequenceFunction): this {
    return this.sequence(sequenceOf(handle));
  }

  /**
   * Adds a body parser to all servers; one whose name is taken, as `json` is, takes the place of the other.
   *
   * @param name - for `x-parser` in a contract
   */
  bodyParser(type: Constructor<BodyParser>, name?: string): this {
    checkClass(type, 'The body parser');
    this.add(bodyParserBinding(type, name));
    return this;
  }

  /** Adds an operation to all servers; see {@link RestServer.route}. */
  route(...args: RouteArguments): Binding<RouteObject> {
    return this.admit(bindRoute(this, args));
  }

  /** Answers the operations of a document in all servers; see {@link RestServer.api}. */
  api(document: AnyOpenApiSpec, options: DesignOptions = {}): Binding<Design> {
    return this.admit(bindDesign(this, document, options));
  }

  /** Redirects a path of all servers; see {@link RestServer.redirect}. */
  redirect(from: string, to: string, status = 303): Binding<Redirect> {
    return this.admit(bindRedirect(this, from, to, status));
  }

  /** Mounts a handler, a server or an application in all servers; see {@link RestServer.mount}. */
  mount(path: string, target: Mountable): Binding<Mount> {
    return this.admit(bindMount(this, path, target));
  }

  /** What all servers would answer from now on must be right for each of them. */
  private admit<B extends Binding>(binding: B): B {
    if (this.state !== 'started') return binding;
    for (const {key} of this.findByTag(SERVER_TAG)) {
      const server = this.getSync<unknown>(key);
      if (server instanceof RestServer) server.admit(binding, this);
    }
    return binding;
  }
}
