import {BindingScope, Context, inject, injectable, instantiateClass, invokeMethod} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {Application, lifeCycleObserver, service} from '@rondojs/core';

import type {Constructor, Provider} from '@rondojs/context';

abstract class Clock {
  abstract now(): number;
}

class SystemClock extends Clock {
  now() {
    return 1;
  }
}

class OtherClock extends SystemClock {
  override now() {
    return 2;
  }
}

class OtherClockProvider implements Provider<Clock> {
  value() {
    return new OtherClock();
  }
}

const WORDS = Symbol('words');

class TimeController {
  @service(SystemClock) readonly again!: SystemClock;

  constructor(@service(Clock) readonly clock: Clock) {}

  tell(@service(Clock) clock: Clock) {
    return clock.now();
  }
}

describe('@service', () => {
  it('injects by a class, or by one that it extends: into constructors, properties and methods', async () => {
    const app = new Application();
    app.service(SystemClock);
    app.controller(TimeController);

    const controller = await app.get<TimeController>('controllers.TimeController');

    expect([controller.clock, controller.again].map(one => one.constructor)).toEqual([SystemClock, SystemClock]);
    expect(await invokeMethod(controller, 'tell', app, [])).toBe(1);
  });

  it.each<[string, (app: Application) => unknown, typeof Clock, Constructor]>([
    ['the interface of a provider', app => app.service(OtherClockProvider, {interface: Clock}), Clock, OtherClock],
    ['the class itself before one that extends it', app => [app.service(OtherClock), app.service(SystemClock)], SystemClock, SystemClock],
    ['an interface before a class that extends it', app => [app.service(SystemClock), app.service(OtherClock, {interface: Clock})], Clock, OtherClock],
    ['a service before what is bound otherwise', app => [app.bind('other').toClass(OtherClock), app.service(SystemClock)], Clock, SystemClock],
    ['what is bound otherwise, if it is the only one', app => app.bind('other').toClass(OtherClock), Clock, OtherClock],
  ])('takes %s', async (_, prepare, face, type) => {
    class Wanting {
      constructor(@service(face) readonly clock: Clock) {}
    }
    const app = new Application();
    prepare(app);
    app.controller(Wanting);

    await app.start();

    expect((await app.get<Wanting>('controllers.Wanting')).clock.constructor).toBe(type);
  });

  it.each([
    ['a name', 'words'],
    ['a symbol', WORDS],
  ])('injects by %s of an interface', async (_, face) => {
    const app = new Application();
    class Words {}
    app.service(Words, {interface: face});
    class Wanting {
      constructor(@service(face) readonly words: unknown) {}
    }
    app.controller(Wanting);

    expect((await app.get<Wanting>('controllers.Wanting')).words).toBeInstanceOf(Words);
  });

  it('finds what a request has bound before what stands above it', async () => {
    const app = new Application();
    app.service(SystemClock);
    const request = new Context(app, 'request', BindingScope.REQUEST);
    request.bind('services.SystemClock').toClass(OtherClock);
    class Wanting {
      constructor(@service(SystemClock) readonly clock: Clock) {}
    }

    const [above, below] = [await instantiateClass(Wanting, app), await instantiateClass(Wanting, request)];

    expect([above.clock.constructor, below.clock.constructor]).toEqual([SystemClock, OtherClock]);
  });

  it('gives undefined for none, if it may', async () => {
    const app = new Application();
    class Wanting {
      @service(Clock, {optional: true}) readonly clock: unknown = 'own';
      constructor(@service('words', {optional: true}) readonly words: unknown = 'default') {}
    }
    app.controller(Wanting);

    await app.start();

    expect(await app.get('controllers.Wanting')).toEqual({clock: 'own', words: 'default'});
  });

  it.each<[string, (app: Application) => unknown, string]>([
    ['is not there', () => undefined, '@service(Clock) is not bound to any value'],
    [
      'may be two',
      app => [app.service(SystemClock), app.service(OtherClock)],
      '@service(Clock) may be each of services.SystemClock, services.OtherClock.',
    ],
    ['has two interfaces', app => [app.service(SystemClock, {interface: Clock}), app.service(OtherClock, {interface: Clock})], 'may be each of'],
  ])('that %s is refused at the start, with the way to it', async (_, prepare, message) => {
    const app = new Application();
    class Wanting {
      constructor(@service(Clock) readonly clock: Clock) {}
    }
    app.controller(Wanting);
    prepare(app);

    const error = await app.start().catch((fault: Error) => fault.message);

    expect(error).toContain(message);
    expect(error).toContain('controllers.Wanting --> @Wanting.constructor[0]');
    await expect(app.get('controllers.Wanting')).rejects.toThrow(message);
  });

  it('refuses a circle, and a request that a singleton would keep', async () => {
    const app = new Application();
    class First {
      constructor(@inject('services.Second') readonly second: unknown) {}
    }
    class Second {
      constructor(@service(First) readonly first: First) {}
    }
    class PerRequest {}
    @injectable({scope: BindingScope.SINGLETON})
    class Keeper {
      constructor(@service(PerRequest) readonly one: PerRequest) {}
    }
    for (const type of [First, Second, Keeper] as Constructor[]) app.service(type);
    app.service(PerRequest).binding.inScope(BindingScope.REQUEST);

    const error = await app.start().catch((fault: Error) => fault.message);

    expect(error).toMatch(/services.First --> @First.constructor\[0\] --> services.Second|services.Second --> @Second/);
    expect(error).toContain('services.PerRequest');
  });

  it('says what may be the matter with a class that is not there', () => {
    expect(() => service(undefined as never)).toThrow('by a circle of imports perhaps');
  });
});

describe('@lifeCycleObserver', () => {
  it('starts and stops what is added as a service: the one instance that others have injected', async () => {
    const log: string[] = [];
    @lifeCycleObserver()
    class Pool {
      state = 'new';
      start() {
        this.state = 'open';
        log.push('start');
      }
      stop() {
        log.push('stop');
      }
    }
    class Wanting {
      constructor(@service(Pool) readonly pool: Pool) {}
    }
    const app = new Application();
    app.service(Pool);
    app.controller(Wanting);

    await app.start();
    const {pool} = await app.get<Wanting>('controllers.Wanting');
    await app.stop();

    expect([pool.state, log]).toEqual(['open', ['start', 'stop']]);
  });

  it('has its group also there, and starts once if it is added in two ways', async () => {
    const log: string[] = [];
    @lifeCycleObserver('late')
    class Late {
      start() {
        log.push('late');
      }
    }
    @lifeCycleObserver('early')
    class Early {
      start() {
        log.push('early');
      }
    }
    const app = new Application({lifeCycle: {groups: ['early', 'late']}});
    app.service(Late);
    app.lifeCycleObserver(Early);

    await app.start();

    expect(log).toEqual(['early', 'late']);
  });
});
