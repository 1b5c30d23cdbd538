import {BindingScope, bind, inject, injectable} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {Application, CoreBindings, InvalidComponentError} from '@rondojs/core';

import type {ApplicationConfig, Component, Server} from '@rondojs/core';

class ClockController {}
class ClockService {}
class ClockObserver {
  start() {}
}
class ClockServer implements Server {
  async start() {}
  async stop() {}
}

const PARTS: Component = {
  bindings: [bind('clock.zone').to('UTC')],
  controllers: [ClockController],
  services: [ClockService],
  observers: [ClockObserver],
  servers: [ClockServer],
};

const KEYS = [
  'clock.zone',
  'controllers.ClockController',
  'services.ClockService',
  'lifeCycleObservers.ClockObserver',
  'servers.ClockServer',
];

describe('a component', () => {
  it('brings all its parts as an object', () => {
    const app = new Application();

    app.component(PARTS);

    expect(KEYS.filter(key => !app.contains(key))).toEqual([]);
  });

  it('brings all its parts as a class, and is bound itself', () => {
    class ClockComponent implements Component {
      readonly bindings = PARTS.bindings ?? [];
      readonly controllers = [ClockController];
      readonly services = [ClockService];
      readonly observers = [ClockObserver];
      readonly servers = [ClockServer];
    }
    const app = new Application();

    app.component(ClockComponent);

    expect(KEYS.filter(key => !app.contains(key))).toEqual([]);
    expect(app.getSync('components.ClockComponent')).toBeInstanceOf(ClockComponent);
  });

  it('may bring nothing', () => {
    const app = new Application({components: [{}]});

    const added = app.find('components.*').map(({key}) => key);

    expect(added).toEqual(['components.component-1']);
  });

  it('has its constructor injected from the application, and may bind to it', async () => {
    class ClockComponent implements Component {
      constructor(
        @inject(CoreBindings.APPLICATION_INSTANCE) app: Application,
        @inject(`${CoreBindings.APPLICATION_CONFIG}#clock.zone`) zone: string,
      ) {
        app.bind('clock.zone').to(zone);
      }
    }

    const app = new Application({clock: {zone: 'CET'}, components: [ClockComponent]} as ApplicationConfig);

    expect(await app.get('clock.zone')).toBe('CET');
  });

  it('is made at once, and once', () => {
    let made = 0;
    class ClockComponent implements Component {
      constructor() {
        made++;
      }
    }
    const app = new Application();

    app.component(ClockComponent);
    app.getSync('components.ClockComponent');

    expect(made).toBe(1);
  });

  it('says by @injectable how its parts are bound', () => {
    @injectable({scope: BindingScope.SINGLETON, tags: {zone: 'UTC'}})
    class OneClockController {}
    const app = new Application();

    app.component({controllers: [OneClockController]});

    const {scope, tagMap} = app.getBinding('controllers.OneClockController');
    expect(scope).toBe(BindingScope.SINGLETON);
    expect(tagMap).toEqual({controller: 'controller', zone: 'UTC'});
  });

  it('leaves alone what the application has bound before', async () => {
    const app = new Application();
    app.bind('clock.zone').to('CET');

    app.component(PARTS);

    expect(await app.get('clock.zone')).toBe('CET');
  });

  it('leaves alone a key that is locked, while binding it again is refused at once', () => {
    const app = new Application();

    app.component({bindings: [bind('application.instance').to('another')]});

    expect(app.getSync('application.instance')).toBe(app);
    expect(() => app.bind('application.instance')).toThrow(
      'Cannot rebind key "application.instance" to a locked binding.',
    );
  });

  it('gives way to what the application binds after it', async () => {
    const app = new Application({components: [{bindings: [bind('clock.zone').to('UTC')]}]});

    app.bind('clock.zone').to('CET');

    expect(await app.get('clock.zone')).toBe('CET');
  });

  it('is refused when it is none', () => {
    const components = [undefined] as never;

    const create = () => new Application({components});

    expect(create).toThrow(InvalidComponentError);
  });

  it('is named when its constructor needs what is not bound', () => {
    class ClockComponent implements Component {
      constructor(@inject('clock.zone') _zone: string) {}
    }
    const app = new Application({name: 'shop'});

    const add = () => app.component(ClockComponent);

    expect(add).toThrow(/'clock.zone' is not bound.*components.ClockComponent/);
  });
});
