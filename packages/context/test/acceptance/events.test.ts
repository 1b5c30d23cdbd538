import {describe, expect, it, jest} from '@jest/globals';

import {BindingScope, Context} from '@rondojs/context';

import type {ContextListener} from '@rondojs/context';

describe('an observer', () => {
  it('hears later, when the binding says where its value comes from', async () => {
    const context = new Context('app');
    const heard: unknown[] = [];
    context.subscribe((type, binding, where) => heard.push([type, binding.key, binding.source, where.name]));

    context.bind('foo').to(1);
    const before = [...heard];
    await notified();

    expect(before).toEqual([]);
    expect(heard).toEqual([['bind', 'foo', {type: 'constant', value: 1}, 'app']]);
  });

  it('hears that a key is bound anew as an end and a beginning', async () => {
    const {context, heard} = givenObservedContext();
    context.bind('foo');
    await notified();

    const binding = context.bind('foo');
    context.add(binding);
    context.unbind('foo');
    await notified();

    expect(heard).toEqual(['bind foo', 'unbind foo', 'bind foo', 'unbind foo']);
  });

  it('hears of nothing that happened before it came, or after it has gone', async () => {
    const context = new Context('app');
    context.bind('early');
    const heard: string[] = [];
    const subscription = context.subscribe(into(heard));
    context.bind('foo');
    await notified();

    subscription.unsubscribe();
    context.bind('late');
    await notified();

    expect(heard).toEqual(['bind foo']);
    expect(subscription.closed).toBe(true);
  });

  it('is known as long as it observes', () => {
    const context = new Context('app');
    const child = new Context(context, 'child');
    const [hear, observer] = [() => {}, {observe: () => {}}];
    const subscriptions = [context.subscribe(hear), child.subscribe(observer)];
    const during = [context, child].map(each => [each.isSubscribed(hear), each.isSubscribed(observer)]);

    for (const subscription of subscriptions) subscription.unsubscribe();

    expect(during).toEqual([[true, false], [false, true]]);
    expect([context.isSubscribed(hear), child.isSubscribed(observer)]).toEqual([false, false]);
    expect(new Context('other').isSubscribed(hear)).toBe(false);
  });

  it('hears only of its own context, if it is local', async () => {
    const context = new Context('app');
    const child = new Context(context, 'child');
    const heard: string[] = [];
    const subscription = child.subscribe({isLocal: true, observe: into(heard)});

    context.bind('above');
    child.bind('own');
    await notified();
    subscription.unsubscribe();

    expect(heard).toEqual(['bind own']);
    expect(context.knownAudience).toBeUndefined();
  });

  it('hears of those alone that its filter accepts', async () => {
    const context = new Context('app');
    const heard: string[] = [];
    context.subscribe({filter: ({tagNames}) => tagNames.includes('kind'), observe: into(heard)});

    context.bind('foo').tag('kind');
    context.bind('bar');
    await notified();

    expect(heard).toEqual(['bind foo']);
  });

  it('is told one event after another, each awaited, in the order of observers', async () => {
    const context = new Context('app');
    const heard: string[] = [];
    context.subscribe(async (_, {key}) => {
      await new Promise(resolve => setTimeout(resolve, 2));
      heard.push(`slow ${key}`);
    });
    context.subscribe((_, {key}) => heard.push(`quick ${key}`));

    context.bind('a');
    context.bind('b');
    await notified(20);

    expect(heard).toEqual(['slow a', 'quick a', 'slow b', 'quick b']);
  });

  it('of a child hears of what is above, unless something below hides it', async () => {
    const app = new Context('app');
    const request = new Context(new Context(app, 'server'), 'request', BindingScope.REQUEST);
    const heard: string[] = [];
    request.bind('hidden');
    request.subscribe(into(heard));

    app.bind('foo');
    app.bind('hidden');
    app.unbind('hidden');
    await notified();

    expect(heard).toEqual(['bind foo']);
  });

  it('hears nothing of what is below', async () => {
    const {context, heard} = givenObservedContext();

    new Context(context, 'child').bind('foo');
    await notified();

    expect(heard).toEqual([]);
  });
});

describe('the failure of an observer', () => {
  it('is told to its own context, and the others are told of the event', async () => {
    const {context, heard} = givenObservedContext(['early']);
    const child = new Context(context, 'child');
    const errors = [givenErrorsOf(context), givenErrorsOf(child)];
    child.subscribe(failing);
    child.subscribe(into(heard));

    context.bind('foo');
    await notified();

    expect(errors).toEqual([[], ['Error: deaf']]);
    expect(heard).toEqual(['early', 'bind foo', 'bind foo']);
  });

  it('is told to the nearest above that listens', async () => {
    const app = new Context('app');
    const errors = givenErrorsOf(app);
    const child = new Context(app, 'child');
    child.subscribe(failing);

    child.bind('foo');
    await notified();

    expect(errors).toEqual(['Error: deaf']);
  });

  it('is told to nobody who has stopped to listen, but as a warning', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const context = new Context('app');
    const errors: unknown[] = [];
    const end = context.onError(error => errors.push(error));
    context.subscribe(failing);
    context.subscribe(() => Promise.reject('mute'));

    end();
    context.bind('foo');
    await notified();

    expect(errors).toEqual([]);
    expect(warn.mock.calls.map(([error]) => String(error))).toEqual(['Error: deaf', 'Error: mute']);
    warn.mockRestore();
  });
});

describe('a context that is closed', () => {
  it('has no observers, there or above, and keeps its parent and its bindings', async () => {
    const app = new Context('app');
    const request = new Context(app, 'request', BindingScope.REQUEST);
    const heard: string[] = [];
    const subscription = request.subscribe(into(heard));
    request.bind('own').to(1);
    await notified();

    request.close();
    app.bind('foo');
    request.bind('more');
    await notified();

    expect(heard).toEqual(['bind own']);
    expect(subscription.closed).toBe(true);
    expect(app.knownAudience?.seatsTaken).toEqual([]);
    expect(request.getSync('own')).toBe(1);
  });

  it('was never observed, and so has no place for observers', () => {
    const request = new Context(new Context('app'), 'request', BindingScope.REQUEST);
    request.bind('foo');

    expect(request.knownAudience).toBeUndefined();
  });
});

const failing: ContextListener = () => {
  throw new Error('deaf');
};

function into(heard: string[]): ContextListener {
  return (type, {key}) => heard.push(`${type} ${key}`);
}

function givenObservedContext(heard: string[] = []): {context: Context; heard: string[]} {
  const context = new Context('app');
  context.subscribe(into(heard));
  return {context, heard};
}

function givenErrorsOf(context: Context): string[] {
  const errors: string[] = [];
  context.onError(error => errors.push(String(error)));
  return errors;
}

async function notified(milliseconds = 0): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}
