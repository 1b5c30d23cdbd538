import {Binding, BindingKey, BindingScope, Context, isContext, isProviderClass, registerInterceptor} from '@rondojs/context';

import {APPLICATION_CONFIG, LIFE_CYCLE_CONFIG, LIFE_CYCLE_DEFAULTS} from './config.js';
import {ConsoleLogger} from './console-logger.js';
import {ENVIRONMENT, readEnvironment} from './environment.js';
import {CONTROLLER_TAG, SERVICE_INTERFACE_TAG, SERVICE_TAG, named} from './part-options.js';
import {Handle} from './handle.js';
import {LIFE_CYCLE_GROUP_TAG, LIFE_CYCLE_OBSERVER_TAG} from './life-cycle-observer.js';
import {LOGGER} from './logger.js';
import {LifeCycle} from './life-cycle.js';
import {LifeCycleEvents} from './life-cycle-events.js';
import {Mounting} from './mounting.js';
import {SERVER_TAG} from './server.js';
import {Servers} from './servers.js';
import {addOnce} from './unique-bindings.js';
import {checkClass, checkClasses} from './check-class.js';
import {bindServerConfig} from './server-config.js';
import {prepare} from './preparation.js';
import {programPackage} from './description.js';
import {run} from './run.js';

import type {ApplicationConfig, ConfigFor, NoServers, ServerMap} from './config.js';
import type {ApplicationDescription} from './description.js';
import type {Component} from './component.js';
import type {Constructor, Interceptor, InterceptorOptions, Provider} from '@rondojs/context';
import type {LifeCycleEvent, LifeCycleListener, LifeCycleState} from './life-cycle-events.js';
import type {LifeCycleObserver} from './life-cycle-observer.js';
import type {ObserverOptions, PartOptions, ServiceOptions} from './part-options.js';
import type {Plan} from './life-cycle.js';
import type {Server} from './server.js';

/** The application itself, for whatever it makes. */
export const APPLICATION_INSTANCE = BindingKey.create<Application>('application.instance');


/**
 * A set of servers, controllers, services and components with one life.
 *
 * @example
 * const app = new Application({components: [RestComponent], controllers: [GreetController]});
 * await app.start();
 */
export class Application<S extends ServerMap = NoServers> extends Context {
  readonly options: ApplicationConfig;

  private readonly events = new LifeCycleEvents(() => this.name);
  private readonly life: LifeCycle;
  private readonly servers: Servers;
  private readonly mounting: Mounting;
  private readonly plan: Plan;

  /**
   * @param options - components, servers and controllers to add, and the configuration of all of them
   * @param parent - a context that this application is inside of
   */
  constructor(options: ConfigFor<S> | Context = {}, parent?: Context) {
    const given: ApplicationConfig = isContext(options) ? {} : options;
    super(isContext(options) ? options : parent, given.name, BindingScope.APPLICATION);
    this.options = given;
    this.servers = new Servers(this);
    this.mounting = new Mounting(this, (type, name) => this.addSubstitute(type, name));
    const environment = readEnvironment(given.env);
    const lifeCycle = {...LIFE_CYCLE_DEFAULTS, ...given.lifeCycle};
    this.life = new LifeCycle(this.events, () => lifeCycle.timeLimit);

    this.bind(APPLICATION_INSTANCE).to(this).lock();
    const config = this.bind(APPLICATION_CONFIG).to(given);
    this.bind(LIFE_CYCLE_CONFIG).to(lifeCycle);
    this.bind(ENVIRONMENT).to(environment.values);
    const {servers, mounting} = this;
    this.plan = {prepare: () => prepare({app: this, config, environment, lifeCycle, servers, mounting})};
    if (!this.isBound(LOGGER)) this.bind(LOGGER).to(new ConsoleLogger(given.logLevel));
    for (const component of given.components ?? []) this.component(component);
    checkClasses(given.controllers, 'controllers');
    for (const controller of given.controllers ?? []) this.controller(controller);
    for (const [name, server] of Object.entries(given.servers ?? {})) {
      checkClass(server, `servers.${name}`);
      this.server(server, name);
    }
  }

  get state(): LifeCycleState {
    return this.life.state;
  }

  /** What is at work on a start or a stop now: the keys of observers and servers. */
  get unfinished(): readonly string[] {
    return this.life.unfinished;
  }

  /** Adds a class whose decorated methods answer operations; a new instance is made for each request. */
  controller<T>(type: Constructor<T>, options?: PartOptions | string): Handle<T> {
    checkClass(type, 'The controller');
    const {name = type.name, namespace = 'controllers'} = named(options);
    return this.addClass(namespace, type, name, BindingScope.TRANSIENT, CONTROLLER_TAG);
  }

  /** Adds a class that others have injected, under `services.NAME`; of a provider, what it provides. */
  service<T>(type: Constructor<Provider<T>>, options?: ServiceOptions | string): Handle<T>;
  service<T>(type: Constructor<T>, options?: ServiceOptions | string): Handle<T>;
  service(type: Constructor, options?: ServiceOptions | string): Handle<unknown> {
    checkClass(type, 'The service');
    const ownName = isProviderClass(type) ? type.name.replace(/Provider$/, '') : type.name;
    const {name = ownName, namespace = 'services', interface: face} = named<ServiceOptions>(options);
    const handle = this.addClass(namespace, type, name, BindingScope.TRANSIENT, SERVICE_TAG);
    if (face !== undefined) handle.binding.tag({[SERVICE_INTERFACE_TAG]: face});
    return handle;
  }

  /** Adds something that starts before the servers, and stops after them. */
  lifeCycleObserver<T extends LifeCycleObserver>(
    type: Constructor<T>,
    options?: ObserverOptions | string,
  ): Handle<T> {
    checkClass(type, 'The observer');
    const {name = type.name, group} = named<ObserverOptions>(options);
    const handle = this.addClass('lifeCycleObservers', type, name, BindingScope.SINGLETON, LIFE_CYCLE_OBSERVER_TAG);
    if (group !== undefined) handle.binding.tag({[LIFE_CYCLE_GROUP_TAG]: group});
    return handle;
  }

  /** Calls a function once, before anything starts. */
  onInit(work: () => Promise<void> | void): Handle<LifeCycleObserver> {
    return this.addHook(work.name, {init: work});
  }

  /** Calls a function at the start, before the servers. */
  onStart(work: () => Promise<void> | void): Handle<LifeCycleObserver> {
    return this.addHook(work.name, {start: work});
  }

  /** Calls a function at the stop, after the servers; the last one that was added comes first. */
  onStop(work: () => Promise<void> | void): Handle<LifeCycleObserver> {
    return this.addHook(work.name, {stop: work});
  }

  /**
   * Adds a server; there may be any number, also of one class under several names.
   *
   * @param given - its name; that of the class, if it is left out
   * @returns a handle: `await app.server(MyServer, 'foo').get()` is a `MyServer`
   */
  server<T extends Server>(type: Constructor<T>, given?: string): Handle<T> {
    checkClass(type, 'The server');
    const name = given ?? type.name;
    const handle = this.addClass('servers', type, name, BindingScope.SINGLETON, SERVER_TAG);
    bindServerConfig(this, name);
    this.servers.makePlaceFor(handle.binding);
    return handle;
  }

  /** Adds a function, or a provider of one, that stands around methods: those that name it, or all. */
  interceptor(
    interceptor: Interceptor | Constructor<Provider<Interceptor>>,
    options: InterceptorOptions = {},
  ): Handle<Interceptor> {
    return new Handle(this, registerInterceptor(this, interceptor, options));
  }

  /**
   * Takes in everything that a component brings: bindings, controllers, services, observers and servers.
   *
   * A class is made at once, so that its constructor may bind to the application that it has injected. What is
   * made asynchronously, or is a promise, is taken in when it is there; the start waits for it.
   *
   * @throws {InvalidComponentError} for what is no component, or is mounted already
   */
  component<T extends Component>(component: Constructor<T> | T | Promise<Constructor<T> | T>, name?: string): Handle<T> {
    return this.mounting.mount(component, name) as Handle<T>;
  }

  /**
   * Gets a server by its name, or by its class where there is exactly one of it.
   *
   * @throws {ServerNotFoundError} with the names that there are, and the nearest
   */
  async getServer<T extends Server>(wanted: Constructor<T> | string): Promise<T> {
    return this.get(this.servers.find<T>(wanted));
  }

  /** Gets a server whose making needs no waiting; otherwise like {@link getServer}. */
  getServerSync<T extends Server>(wanted: Constructor<T> | string): T {
    return this.getSync(this.servers.find<T>(wanted));
  }

  /** Calls a function when the state changes, or when a state is reached. Returns the function that ends this. */
  on(event: LifeCycleEvent, listener: LifeCycleListener): () => void {
    return this.events.on(event, listener);
  }

  /** Makes and proves all parts, and initialises the observers, once. The start does it where nobody has. */
  init(): Promise<void> {
    return this.life.init(this.plan);
  }

  /**
   * Starts the observers, group by group, then the servers. First it proves that the configuration is as it must
   * be, and that all that is injected anywhere is there: what would fail at the first request fails here.
   * During a stop it waits for the end of that.
   *
   * @throws {StartError} with all causes; what had started is stopped, and `start` may be called again
   */
  start(): Promise<void> {
    return this.life.start(this.plan);
  }

  /**
   * Stops in reverse order what was started. Legal at any time.
   *
   * @throws {StopError} when parts fail to stop; all the others have
   */
  stop(): Promise<void> {
    return this.life.stop();
  }

  /**
   * Starts, tells on standard output what is running where, and stops in order on SIGTERM and SIGINT.
   *
   * For the main file of a program: a start that fails is logged, and the process ends with code 1.
   */
  run(): Promise<void> {
    return run(this);
  }

  /** What the application is called, and what its servers say of themselves. */
  async describe(): Promise<ApplicationDescription> {
    const program = programPackage();
    const entries = [...this.servers.all].map(async ([name, {key}]) => {
      const server = await this.get<Server>(key);
      return {name, ...server.describe?.()};
    });
    const name = this.options.name ?? program.name ?? this.constructor.name;
    return {name, version: this.options.version ?? program.version, servers: await Promise.all(entries)};
  }

  /** Adds a server that gives way to one of its class that the application adds itself. */
  private addSubstitute(type: Constructor<Server>, name = type.name): void {
    if (this.servers.has(type) && !this.contains(`servers.${name}`)) return;
    this.servers.substitute(this.server(type, name).binding);
  }

  /** Functions may have one name, or none: each is kept. */
  private addHook(name: string, observer: LifeCycleObserver): Handle<LifeCycleObserver> {
    const first = `lifeCycleObservers.${name || 'hook'}`;
    let key = first;
    for (let count = 2; this.contains(key); count++) key = `${first}-${count}`;
    return new Handle(this, this.bind<LifeCycleObserver>(key).to(observer).tag(LIFE_CYCLE_OBSERVER_TAG));
  }

  private addClass<T>(
    namespace: string,
    type: Constructor<T>,
    name: string,
    scope: BindingScope,
    tag: string,
  ): Handle<T> {
    const binding = new Binding<T>(`${namespace}.${name}`).tag(tag).toInjectable(type).applyDefaultScope(scope);
    return new Handle(this, addOnce(this, binding));
  }
}
