import {BindingScope, inject, injectable} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {APPLICATION_CONFIG} from '../../src/config.js';
import {APPLICATION_INSTANCE, Application} from '../../src/application.js';
import {CONTROLLER_TAG, SERVICE_INTERFACE_TAG, SERVICE_TAG} from '../../src/part-options.js';
import {CoreBindings} from '../../src/core-bindings.js';
import {LIFE_CYCLE_OBSERVER_TAG} from '../../src/life-cycle-observer.js';
import {SERVER_TAG} from '../../src/server.js';

import type {Constructor} from '@rondojs/context';
import type {Handle} from '../../src/handle.js';
import type {Server} from '../../src/server.js';

class Thing implements Server {
  async start() {}
  async stop() {}
}

@injectable({scope: BindingScope.CONTEXT, tags: {audience: 'all'}})
class WilfulThing extends Thing {}

type Add = (app: Application, type: Constructor<Thing>, name?: string) => Handle<Thing>;

const {TRANSIENT, SINGLETON} = BindingScope;

const WAYS_TO_ADD: readonly [namespace: string, scope: BindingScope, tag: string, add: Add][] = [
  ['controllers', TRANSIENT, CONTROLLER_TAG, (app, ...args) => app.controller(...args)],
  ['services', TRANSIENT, SERVICE_TAG, (app, ...args) => app.service(...args)],
  ['servers', SINGLETON, SERVER_TAG, (app, ...args) => app.server(...args)],
  ['lifeCycleObservers', SINGLETON, LIFE_CYCLE_OBSERVER_TAG, (app, ...args) => app.lifeCycleObserver(...args)],
];

describe.each(WAYS_TO_ADD)('what an application adds to its %s', (namespace, scope, tag, add) => {
  it('has the name of its class, a scope and a tag', () => {
    const app = new Application();

    const {binding} = add(app, Thing);

    expect(binding.key).toBe(`${namespace}.Thing`);
    expect(binding.scope).toBe(scope);
    expect(binding.tagMap).toEqual({[tag]: tag});
    expect(app.getBinding(`${namespace}.Thing`)).toBe(binding);
  });

  it('has the name that is given', () => {
    const app = new Application();

    const handle = add(app, Thing, 'other');

    expect(String(handle.key)).toBe(`${namespace}.other`);
    expect(app.contains(`${namespace}.Thing`)).toBe(false);
  });

  it('is bound as @injectable of its class says', () => {
    const app = new Application();

    const {binding} = add(app, WilfulThing);

    expect(binding.scope).toBe(BindingScope.CONTEXT);
    expect(binding.tagMap).toEqual({[tag]: tag, audience: 'all'});
  });

  it('is got by its handle', async () => {
    const app = new Application();

    const thing: Thing = await add(app, Thing).get();

    expect(thing).toBeInstanceOf(Thing);
  });
});

describe('a controller or a service', () => {
  it('has the name and the namespace that its options say', () => {
    const app = new Application();

    const handles = [
      app.controller(Thing, {name: 'other', namespace: 'admin'}),
      app.controller(Thing, {namespace: 'admin'}),
      app.service(Thing, {namespace: 'tools'}),
    ];

    expect(handles.map(({key}) => String(key))).toEqual(['admin.other', 'admin.Thing', 'tools.Thing']);
    expect(handles.map(({binding}) => binding.tagNames)).toEqual([[CONTROLLER_TAG], [CONTROLLER_TAG], [SERVICE_TAG]]);
  });

  it('is found by its interface: a class, a name or a symbol', async () => {
    abstract class Clock {}
    const TIMER = Symbol('timer');
    class Reader {
      constructor(@inject.tag({[SERVICE_INTERFACE_TAG]: Clock}) readonly clocks: readonly Thing[]) {}
    }
    const app = new Application();
    app.service(Thing, {name: 'one', interface: Clock});
    app.service(Thing, {name: 'two', interface: 'bell'});
    app.service(Thing, {name: 'three', interface: TIMER});

    const found = [Clock, 'bell', TIMER].map(face => app.findByTag({[SERVICE_INTERFACE_TAG]: face}));
    const {clocks} = await app.service(Reader).get();

    expect(found.map(bindings => bindings.map(({key}) => key))).toEqual([['services.one'], ['services.two'], ['services.three']]);
    expect(clocks).toEqual([expect.any(Thing)]);
  });
});

describe('Application', () => {
  it('makes a new controller each time and keeps a server', async () => {
    const app = new Application();
    const controller = app.controller(Thing);
    const server = app.server(Thing);

    const controllers = [await controller.get(), await controller.get()];
    const servers = [await server.get(), await server.get()];

    expect(controllers[0]).not.toBe(controllers[1]);
    expect(servers[0]).toBe(servers[1]);
  });

  it('is called as its options say, or after its class', () => {
    class ShopApplication extends Application {}

    const names = [new Application({name: 'shop'}).name, new ShopApplication().name];

    expect(names).toEqual(['shop', expect.stringMatching(/^ShopApplication-\d+$/)]);
  });

  it('answers the core bindings', () => {
    const options = {name: 'shop'};

    const app = new Application(options);

    expect(CoreBindings).toMatchObject({APPLICATION_INSTANCE, APPLICATION_CONFIG});
    expect(app.getSync(CoreBindings.APPLICATION_INSTANCE)).toBe(app);
    expect(app.getSync(CoreBindings.APPLICATION_CONFIG)).toBe(options);
    expect(app.options).toBe(options);
  });

  it('lets nobody take its own name', () => {
    const app = new Application();

    const rebind = () => app.bind('application.instance');

    expect(rebind).toThrow('Cannot rebind key "application.instance"');
  });

  it.each([
    [undefined, 'got undefined'],
    [null, 'got null'],
    ['RestComponent', 'got RestComponent'],
  ])('refuses %p as a component', (thing, end) => {
    const app = new Application();

    const add = () => app.component(thing as never);

    expect(add).toThrow('A component is a class or an object with bindings, controllers, servers; ' + end);
  });
});
