import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, Getter, inject} from '@rondojs/context';

describe('a getter of a value that is there', () => {
  it('gives it', async () => {
    expect(await Getter.fromValue('Ada')()).toBe('Ada');
  });
});

describe('@inject.getter', () => {
  it('gives the current value at each call', async () => {
    const context = givenContextWithReader();
    const reader = context.getSync<Reader>('reader');
    context.bind('value').to('first');
    const seen = [await reader.getValue()];

    context.bind('value').to('second');
    seen.push(await reader.getValue());

    expect(seen).toEqual(['first', 'second']);
  });

  it('gives a part of a value, and what must be awaited', async () => {
    const context = givenContextWithReader();
    context.bind('value').toDynamicValue(async () => ({part: 1}));

    const reader = context.getSync<Reader>('reader');

    expect(await reader.getPart()).toBe(1);
  });

  it('fails when it is called and nothing is bound', async () => {
    const context = givenContextWithReader();

    const reader = context.getSync<Reader>('reader');

    await expect(reader.getValue()).rejects.toThrow("The key 'value' is not bound to any value in context app");
  });

  it('looks from the request in which the class was made', async () => {
    const context = givenContextWithReader();
    context.bind('value').to('of the app');
    const request = new Context(context, 'request', BindingScope.REQUEST);
    const reader = request.getSync<Reader>('reader');

    request.bind('value').to('of the request');

    expect(await reader.getValue()).toBe('of the request');
    expect(await context.getSync<Reader>('reader').getValue()).toBe('of the app');
  });

  it('lets two classes need each other', async () => {
    const context = new Context('app');
    context.bind('hen').toClass(Hen).inScope(BindingScope.SINGLETON);
    context.bind('egg').toClass(Egg).inScope(BindingScope.SINGLETON);

    const egg = await context.get<Egg>('egg');

    expect((await egg.hen.getEgg()) === egg).toBe(true);
  });
});

describe('@inject.context', () => {
  it('injects the context that asks', () => {
    const app = givenContextWithReader();
    const server = new Context(app, 'server');
    const request = new Context(server, 'request', BindingScope.REQUEST);

    const contexts = [app, server, request].map(context => context.getSync<Reader>('reader').context);

    expect(contexts.map(({name}) => name)).toEqual(['app', 'server', 'request']);
  });
});

class Reader {
  @inject.context() readonly context!: Context;
  @inject.getter('value#part') readonly getPart!: Getter<unknown>;
  constructor(@inject.getter('value') readonly getValue: Getter<unknown>) {}
}

class Hen {
  constructor(@inject.getter('egg') readonly getEgg: Getter<unknown>) {}
}

class Egg {
  constructor(@inject('hen') readonly hen: Hen) {}
}

function givenContextWithReader(): Context {
  const context = new Context('app');
  context.bind('reader').toClass(Reader);
  return context;
}
