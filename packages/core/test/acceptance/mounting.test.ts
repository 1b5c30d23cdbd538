import {describe, expect, it} from '@jest/globals';
import {inject} from '@rondojs/context';

import {Application, InvalidComponentError, MissingComponentError} from '@rondojs/core';

import type {Component, Server} from '@rondojs/core';

class MailComponent implements Component {
  readonly providers = {mailer: MailerProvider};
}

class MailerProvider {
  value() {
    return 'mailer';
  }
}

class PlainServer implements Server {
  async start() {}
  async stop() {}
}

class OwnServer extends PlainServer {}

describe('a component', () => {
  it('brings values that providers make, by their keys', async () => {
    const app = new Application({components: [MailComponent]});

    expect(await app.get('mailer')).toBe('mailer');
  });

  it('takes part in the life of its application', async () => {
    const log: string[] = [];
    class LoudComponent implements Component {
      onInit() {
        log.push('init');
      }
      async onStart() {
        log.push('start');
      }
      onStop() {
        log.push('stop');
      }
    }
    const app = new Application({components: [LoudComponent]});

    await app.start();
    await app.stop();

    expect(log).toEqual(['init', 'start', 'stop']);
  });

  it('may be a promise, of a class or of an object, which the start awaits', async () => {
    const app = new Application();
    const handle = app.component(Promise.resolve(MailComponent), 'mail');
    app.component(Promise.resolve({services: [PlainServer]}));

    await app.start();

    expect(await handle.get()).toBeInstanceOf(MailComponent);
    expect(app.isBound('mailer')).toBe(true);
    expect(app.isBound('services.PlainServer')).toBe(true);
  });

  it('may need what is made asynchronously', async () => {
    class SlowComponent implements Component {
      readonly services = [PlainServer];
      constructor(@inject('connection') readonly connection: unknown) {}
    }
    const app = new Application();
    app.bind('connection').toDynamicValue(async () => 'open');

    const handle = app.component(SlowComponent);
    const before = app.isBound('services.PlainServer');
    await app.start();

    expect([before, app.isBound('services.PlainServer')]).toEqual([false, true]);
    expect((await handle.get()).connection).toBe('open');
  });

  it('that fails to come is told at the start, with all others', async () => {
    const app = new Application();
    app.component(Promise.reject(new Error('no such module')), 'first');
    app.component(Promise.resolve(7 as never), 'second');

    await expect(app.start()).rejects.toThrow(
      'components.first could not start: no such module\n' +
        'components.second could not start: A component is a class or an object with bindings, controllers, servers; got 7.',
    );
  });

  it('is refused when it is mounted twice', () => {
    const app = new Application({components: [MailComponent]});

    expect(() => app.component(MailComponent)).toThrow(InvalidComponentError);
    expect(() => app.component(MailComponent)).toThrow(
      'MailComponent is mounted already. Mount a component once; what needs it lists it in `requires`.',
    );
  });

  it('names the components that it requires and that are missing', async () => {
    const app = new Application();
    app.component({requires: [MailComponent]}, 'news');

    const error = await app.start().catch((reason: Error) => reason);

    expect(error).toMatchObject({cause: expect.any(MissingComponentError)});
    expect(String(error)).toContain('news requires MailComponent, which is not mounted. Add it: app.component(MailComponent).');
    app.component(MailComponent);
    await app.start();
    expect(app.state).toBe('started');
  });

  it.each([
    [{controlers: []}, 'A component has no member "controlers". Did you mean "controllers"?'],
    [{weather: []}, 'A component has no member "weather". It may have: bindings, providers,'],
  ])('is refused with a member that would do nothing: %j', (component, message) => {
    const app = new Application();

    expect(() => app.component(component as Component)).toThrow(message);
  });

  it('is told what ours are called when it is a class for another framework', () => {
    class OldComponent {
      lifeCycleObservers = [];
    }

    expect(() => new Application({components: [OldComponent as never]})).toThrow(
      'OldComponent has "lifeCycleObservers", which is "observers" in a component.',
    );
  });
});

describe('a server that a component brings', () => {
  it.each([['the same class', PlainServer], ['a class that extends it', OwnServer]])(
    'gives way to one of %s, whichever comes first',
    (_, type) => {
      const before = new Application({components: [{servers: [PlainServer]}], servers: {own: type}});
      const after = new Application({servers: {own: type}});
      after.component({servers: [PlainServer]});

      expect([before, after].map(serverNames)).toEqual([['own'], ['own']]);
    },
  );

  it('stays when nobody else brings one, or when somebody has got it already', async () => {
    const app = new Application({components: [{servers: {plain: PlainServer}}]});

    const server = await app.getServer(PlainServer);
    app.server(PlainServer, 'another');

    expect(serverNames(app)).toEqual(['plain', 'another']);
    expect(await app.getServer('plain')).toBe(server);
  });
});

function serverNames(app: Application): readonly string[] {
  return app.findByTag('server').map(({key}) => key.replace('servers.', ''));
}
