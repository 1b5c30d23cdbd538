import {Binding, BindingScope, instantiateClass, isPromiseLike, nearest} from '@rondojs/context';

import {COMPONENT_MEMBERS} from './component.js';
import {Handle} from './handle.js';
import {InvalidComponentError, MissingComponentError, hintOn} from './errors.js';
import {LIFE_CYCLE_OBSERVER_TAG} from './life-cycle-observer.js';
import {addOnce} from './unique-bindings.js';
import {checkClasses} from './check-class.js';

import type {Component, Mountable} from './component.js';
import type {Constructor, Context} from '@rondojs/context';
import type {ConfigSchema} from './schema.js';
import type {Failure} from './errors.js';
import type {LifeCycleObserver} from './life-cycle-observer.js';
import type {Server} from './server.js';

/** What a component is mounted on. */
export interface MountingPlace extends Context {
  controller(type: Constructor): unknown;
  service(type: Constructor): unknown;
  lifeCycleObserver(type: Constructor<LifeCycleObserver>): unknown;
}

/** A component that is there, and what it is called. */
interface Mounted {
  readonly name: string;
  readonly component: Component;
}

/** Takes components in, now or as soon as they are there. */
export class Mounting {
  private readonly mounted: Mounted[] = [];
  private readonly seen = new Set<unknown>();
  private readonly awaited = new Map<string, Promise<unknown>>();
  private nameless = 0;

  /** @param addServer - adds a server unless there is one of its class */
  constructor(
    private readonly app: MountingPlace,
    private readonly addServer: (type: Constructor<Server>, name?: string) => void,
  ) {}

  /**
   * Mounts a component. A class is made at once, where nothing that it has injected must be awaited.
   *
   * @throws {InvalidComponentError} for something else, and for what has been mounted already
   */
  mount(mountable: Mountable, name?: string): Handle<Component> {
    const label = name ?? this.nameFor(mountable);
    this.refuseTwice(mountable, label);
    const key = `components.${label}`;
    const binding = addOnce(this.app, this.bindingOf(mountable, key));
    this.seen.add(mountable);
    const made = this.app.getValueOrPromise<Component>(key);
    if (isPromiseLike(made)) this.mountLater(label, made);
    else this.takeIn(label, made);
    return new Handle(this.app, binding);
  }

  /** Waits for all components, also for those that others bring. Gives what has failed. */
  async settle(): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    for (const [label, promise] of this.awaited) {
      await promise.catch((cause: unknown) => {
        failures.push({name: `components.${label}`, step: 'start', cause});
      });
    }
    return [...failures, ...this.missing()];
  }

  /** The names of the configuration that components read, with what they must be. */
  get config(): ReadonlyMap<string, ConfigSchema> {
    return new Map(this.mounted.flatMap(({component}) => Object.entries(component.config ?? {})));
  }

  private nameFor(mountable: Mountable): string {
    return (typeof mountable === 'function' && mountable.name) || `component-${++this.nameless}`;
  }

  private refuseTwice(mountable: unknown, label: string): void {
    if (!this.seen.has(mountable)) return;
    throw new InvalidComponentError(
      `${label} is mounted already. Mount a component once; what needs it lists it in \`requires\`.`,
    );
  }

  private bindingOf(mountable: unknown, key: string): Binding<Component> {
    const binding = new Binding<Component>(key).inScope(BindingScope.SINGLETON);
    if (typeof mountable === 'function') {
      return binding.toClass(mountable as Constructor<Component>).applySpecOf(mountable as Constructor);
    }
    if (isPromiseLike(mountable)) return binding.toDynamicValue(() => this.resolved(mountable, key));
    return binding.to(checked(mountable));
  }

  private async resolved(promise: PromiseLike<unknown>, key: string): Promise<Component> {
    const mountable = await promise;
    if (typeof mountable !== 'function') return checked(mountable);
    this.refuseTwice(mountable, `${mountable.name}, as ${key},`);
    const component = await instantiateClass(mountable as Constructor<Component>, this.app);
    this.seen.add(mountable);
    return component;
  }

  private mountLater(label: string, promise: Promise<Component>): void {
    const mounting = promise.then(component => this.takeIn(label, component));
    // Told at the start; until then nobody waits for it.
    mounting.catch(() => undefined);
    this.awaited.set(label, mounting);
  }

  private takeIn(name: string, component: Component): void {
    refuseFormerNames(name, component);
    for (const list of CLASSES) checkClasses(component[list], `${name}.${list}`);
    this.mounted.push({name, component});
    this.addBindings(component);
    for (const type of component.controllers ?? []) this.app.controller(type);
    for (const type of component.services ?? []) this.app.service(type);
    for (const type of component.observers ?? []) this.app.lifeCycleObserver(type);
    for (const [server, type] of serversOf(component)) this.addServer(type, server);
    this.addHooks(name, component);
  }

  private addBindings({bindings = [], providers = {}}: Component): void {
    const provided = Object.entries(providers).map(([key, type]) =>
      new Binding(key).toProvider(type).applySpecOf(type),
    );
    for (const binding of [...bindings, ...provided]) {
      if (!this.app.contains(binding.key)) this.app.add(binding);
    }
  }

  private addHooks(name: string, component: Component): void {
    if (!component.onInit && !component.onStart && !component.onStop) return;
    const observer: LifeCycleObserver = {
      init: () => component.onInit?.(),
      start: () => component.onStart?.(),
      stop: () => component.onStop?.(),
    };
    this.app.bind(`components.${name}.life`).to(observer).tag(LIFE_CYCLE_OBSERVER_TAG);
  }

  private missing(): readonly Failure[] {
    const types = this.mounted.map(({component}) => component);
    return this.mounted.flatMap(({name, component}) =>
      (component.requires ?? [])
        .filter(type => !this.seen.has(type) && !types.some(other => other instanceof type))
        .map(type => {
          const cause = new MissingComponentError(name, type.name);
          return {name: `components.${name}`, step: 'start' as const, cause};
        }),
    );
  }
}

/** The members of a component that hold classes. */
const CLASSES = ['providers', 'controllers', 'services', 'observers', 'servers', 'requires'] as const;

/** Programs without types can give anything, and a member that is not known would do nothing. */
function checked(value: unknown): Component {
  if (typeof value !== 'object' || value === null) {
    throw new InvalidComponentError(
      `A component is a class or an object with bindings, controllers, servers; got ${String(value)}${hintOn(value)}.`,
    );
  }
  const unknown = Object.keys(value).find(name => !COMPONENT_MEMBERS.includes(name));
  if (unknown === undefined) return value;
  const meant = nearest(unknown, COMPONENT_MEMBERS);
  throw new InvalidComponentError(
    `A component has no member "${unknown}". ` +
      (meant ? `Did you mean "${meant}"?` : `It may have: ${COMPONENT_MEMBERS.join(', ')}.`),
  );
}

/** A class may have members of its own; but these are what others call ours, and would do nothing. */
function refuseFormerNames(name: string, component: object): void {
  for (const [former, ours] of FORMER_NAMES) {
    if (!(former in component)) continue;
    throw new InvalidComponentError(`${name} has "${former}", which is "${ours}" in a component.`);
  }
}

const FORMER_NAMES = new Map([
  ['lifeCycleObservers', 'observers'],
  ['classes', 'bindings'],
]);

function serversOf({servers = []}: Component): readonly [string | undefined, Constructor<Server>][] {
  if (!Array.isArray(servers)) return Object.entries(servers);
  return (servers as readonly Constructor<Server>[]).map(type => [undefined, type]);
}
