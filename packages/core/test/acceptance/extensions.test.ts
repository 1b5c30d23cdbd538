import {Context} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {Application, ExtensionPoint, addExtension, extensionFor, extensionPoint, extensions} from '@rondojs/core';

import type {ContextView, Getter} from '@rondojs/context';

interface Greeter {
  greet(): string;
}

const GREETERS = new ExtensionPoint<Greeter>('greeters');

class English implements Greeter {
  greet() {
    return 'Hello';
  }
}

class French implements Greeter {
  greet() {
    return 'Bonjour';
  }
}

class GreetingService {
  constructor(
    @extensions(GREETERS) readonly greeters: Greeter[],
    @extensions.view(GREETERS) readonly view: ContextView<Greeter>,
    @extensions.getter('greeters') readonly getGreeters: Getter<Greeter[]>,
  ) {}
}

@extensionPoint(GREETERS)
class PointService {
  constructor(@extensions() readonly greeters: Greeter[]) {}
}

class LostService {
  constructor(@extensions() readonly greeters: Greeter[]) {}
}

describe('an extension point', () => {
  it('has all that is added to it injected, in order', async () => {
    const app = new Application();
    addExtension(app, GREETERS, English);
    addExtension(app, GREETERS, French, {order: -1});

    const {greeters} = await app.service(GreetingService).get();

    expect(greeters.map(greeter => greeter.greet())).toEqual(['Bonjour', 'Hello']);
  });

  it('sees what comes later, by a view and by a getter', async () => {
    const app = new Application();
    const service = await app.service(GreetingService).get();

    app.bind('french').toClass(French).apply(extensionFor(GREETERS));

    expect(service.greeters).toEqual([]);
    expect(await service.view.values()).toHaveLength(1);
    expect(await service.getGreeters()).toHaveLength(1);
  });

  it('is named by a class, which is tagged', async () => {
    const app = new Application();
    addExtension(app, GREETERS, English);

    const handle = app.service(PointService);

    expect((await handle.get()).greeters).toHaveLength(1);
    expect(handle.binding.tagMap.extensionPoint).toBe('greeters');
  });

  it('is asked for where it is not named', () => {
    const context = new Context();
    context.bind('lost').toClass(LostService);
    context.bind('other').to(1);

    expect(() => context.getSync('lost')).toThrow('@extensions() in LostService names no point');
  });

  it('takes only what fits it, by the compiler', () => {
    class Wrong {
      constructor(
        // @ts-expect-error: the list is one of greeters
        @extensions(GREETERS) readonly numbers: number[],
      ) {}
    }

    // @ts-expect-error: this is no greeter
    const binding = addExtension(new Application(), GREETERS, Wrong);

    expect(binding.key).toBe('greeters.extensions.Wrong');
  });

  it('may share an extension with another', () => {
    const app = new Application();

    const {tagMap} = app.bind('french').toClass(French).apply(extensionFor(GREETERS), extensionFor('words'));

    expect(tagMap.extensionFor).toEqual(['greeters', 'words']);
  });
});
