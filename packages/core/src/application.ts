import {Binding, BindingKey, BindingScope, Context, GraphError, isContext} from '@rondojs/context';

import {APPLICATION_CONFIG} from './config.js';
import {Handle} from './handle.js';
import {InvalidComponentError, ServerNotFoundError} from './errors.js';
import {LIFE_CYCLE_OBSERVER_TAG} from './life-cycle-observer.js';
import {LifeCycle} from './life-cycle.js';
import {SERVER_TAG} from './server.js';
import {run} from './run.js';

import type {ApplicationConfig} from './config.js';
import type {Component} from './component.js';
import type {Constructor} from '@rondojs/context';
import type {LifeCycleObserver} from './life-cycle-observer.js';
import type {LifeCycleState, Part} from './life-cycle.js';
import type {Server} from './server.js';

/** The application itself, for whatever it makes. */
export const APPLICATION_INSTANCE = BindingKey.create<Application>('application.instance');

/** The tag of bindings whose classes answer operations. */
export const CONTROLLER_TAG = 'controller';

/**
 * A set of servers, controllers, services and components with one life.
 *
 * @example
 * const app = new Application({components: [RestComponent], controllers: [GreetController]});
 * await app.start();
 */
export class Application extends Context {
  private readonly life = new LifeCycle();

  /** @param options - components, servers and controllers to add, and the configuration of all of them */
  constructor(readonly options: ApplicationConfig = {}) {
    super(undefined, options.name, BindingScope.APPLICATION);
    this.bind(APPLICATION_INSTANCE).to(this).lock();
    this.bind(APPLICATION_CONFIG).to(options);
    for (const component of options.components ?? []) this.component(component);
    for (const controller of options.controllers ?? []) this.controller(controller);
    for (const [name, server] of Object.entries(options.servers ?? {})) this.server(server, name);
  }

  get state(): LifeCycleState {
    return this.life.state;
  }

  /** Adds a class whose decorated methods answer operations; a new instance is made for each request. */
  controller<T>(type: Constructor<T>, name = type.name): Handle<T> {
    return this.addClass('controllers', type, name, BindingScope.TRANSIENT, CONTROLLER_TAG);
  }

  /** Adds a class that others have injected, under `services.NAME`. */
  service<T>(type: Constructor<T>, name = type.name): Handle<T> {
    return this.addClass('services', type, name, BindingScope.TRANSIENT, 'service');
  }

  /** Adds something that starts and stops with the application, before and after its servers. */
  lifeCycleObserver<T extends LifeCycleObserver>(type: Constructor<T>, name = type.name): Handle<T> {
    const namespace = 'lifeCycleObservers';
    return this.addClass(namespace, type, name, BindingScope.SINGLETON, LIFE_CYCLE_OBSERVER_TAG);
  }

  /**
   * Adds a server; there may be any number, also of one class under several names.
   *
   * @returns a handle: `await app.server(MyServer, 'foo').get()` is a `MyServer`
   */
  server<T extends Server>(type: Constructor<T>, name = type.name): Handle<T> {
    return this.addClass('servers', type, name, BindingScope.SINGLETON, SERVER_TAG);
  }

  /**
   * Takes in everything that a component brings: bindings, controllers, services, observers and servers.
   *
   * A class is made at once, so that its constructor may bind to the application that it has injected.
   */
  component(component: Constructor<Component> | Component): this {
    const {bindings, controllers, services, lifeCycleObservers, servers} = this.madeComponent(component);
    for (const binding of bindings ?? []) {
      if (!this.contains(binding.key)) this.add(binding);
    }
    for (const type of controllers ?? []) this.controller(type);
    for (const type of services ?? []) this.service(type);
    for (const type of lifeCycleObservers ?? []) this.lifeCycleObserver(type);
    for (const type of servers ?? []) this.server(type);
    return this;
  }

  /**
   * Gets a server by its name, or by its class where there is exactly one of it.
   *
   * @throws {ServerNotFoundError} with the names that there are
   */
  async getServer<T extends Server>(wanted: Constructor<T> | string): Promise<T> {
    const servers = this.findByTag(SERVER_TAG);
    const fits = ({key, source}: Binding) =>
      typeof wanted === 'string' ? key === `servers.${wanted}` : source?.value === wanted;
    const [binding, another] = servers.filter(fits);
    if (binding && !another) return this.get(BindingKey.create<T>(binding.key));

    const names = servers.map(({key}) => `"${key.slice('servers.'.length)}"`);
    const label = typeof wanted === 'string' ? `named "${wanted}"` : `of class ${wanted.name}`;
    throw new ServerNotFoundError(another ? `that alone is ${label}` : label, names);
  }

  /**
   * Starts the observers in the order in which they were added, then the servers. First it proves that all
   * that is injected anywhere is there: what would fail at the first request fails here.
   *
   * @throws {StartError} when one fails; what had started is stopped, and `start` may be called again
   */
  start(): Promise<void> {
    return this.life.start(this.parts());
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
   * Starts, tells on standard output where everything is, and stops in order on SIGTERM and SIGINT.
   *
   * For the main file of a program: a start that fails is told in one line, and the process ends with code 1.
   */
  run(): Promise<void> {
    return run(this);
  }

  /** What the servers say of themselves, once they have started. */
  async describe(): Promise<readonly string[]> {
    const servers = this.findByTag(SERVER_TAG).map(({key}) => this.get<Server>(key));
    return (await Promise.all(servers)).flatMap(server => server.describe?.() ?? []);
  }

  private parts(): readonly Part[] {
    const bindings = [...this.findByTag(LIFE_CYCLE_OBSERVER_TAG), ...this.findByTag(SERVER_TAG)];
    const parts = bindings.map(({key}) => ({name: key, get: () => this.get<LifeCycleObserver>(key)}));
    return [{name: this.name, get: () => this.prove()}, ...parts];
  }

  /** Before anything starts: what would fail at the first request fails now, and all of it at once. */
  private async prove(): Promise<LifeCycleObserver> {
    const contexts: Context[] = [];
    for (const {key} of this.findByTag(SERVER_TAG)) {
      // A server that cannot be made is told of when its own turn comes; without it nothing can be proved.
      const server = await this.get<Server>(key).catch(() => undefined);
      if (!server) return {};
      if (isContext(server)) contexts.push(server);
    }
    const faults = this.check(...contexts);
    if (faults.length > 0) throw new GraphError(this.name, faults);
    return {};
  }

  private madeComponent(component: Constructor<Component> | Component): Component {
    if (typeof component === 'function') {
      const handle = this.addClass('components', component, component.name, BindingScope.SINGLETON);
      return this.getSync(handle.key);
    }
    if (isObject(component)) return component;
    throw new InvalidComponentError(
      `A component is a class or an object with bindings, controllers, servers; got ${String(component)}.`,
    );
  }

  private addClass<T>(
    namespace: string,
    type: Constructor<T>,
    name: string,
    scope: BindingScope,
    ...tags: readonly string[]
  ): Handle<T> {
    const binding = new Binding<T>(`${namespace}.${name}`);
    binding.toClass(type).inScope(scope).tag(...tags).applySpecOf(type);
    this.add(binding);
    return new Handle(this, binding);
  }
}

/** Programs without types can give anything. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
