import {describe, expect, it} from '@jest/globals';

import {
  BindingScope,
  Context,
  ContextView,
  compareBindingsByTag,
  createViewGetter,
  filterByTag,
  inject,
} from '@rondojs/context';

import type {ViewEvent} from '@rondojs/context';

describe('a filter that is injected', () => {
  it('is asked again only when a binding comes, goes or changes, here or above', () => {
    const asked: string[] = [];
    class Crowd {
      constructor(@inject(({key, tagNames}) => asked.push(key) > 0 && tagNames.includes('one')) readonly all: string[]) {}
    }
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    const late = app.bind('c').to('c');
    for (const key of ['a', 'b']) app.bind(key).to(key).tag('one');
    server.bind('crowd').toClass(Crowd);
    const lists = () => new Context(server, undefined, BindingScope.REQUEST).getSync<Crowd>('crowd').all.join('');

    const seen = [lists()];
    const times = asked.length;
    seen.push(lists(), lists());
    const later = asked.length;
    late.tag('one');
    seen.push(lists());
    late.to('C');
    seen.push(lists());
    app.unbind('a');
    seen.push(lists());
    server.bind('b').to('hidden');
    seen.push(lists());

    expect(later).toBe(times);
    expect(seen).toEqual(['ab', 'ab', 'ab', 'cab', 'Cab', 'Cb', 'C']);
  });

  it('is asked each time of what a request has bound', () => {
    class Crowd {
      constructor(@inject.tag('one') readonly all: string[]) {}
    }
    const server = new Context(undefined, 'server', BindingScope.SERVER);
    server.bind('crowd').toClass(Crowd);
    server.bind('a').to('a').tag('one');
    const request = new Context(server, undefined, BindingScope.REQUEST);
    const lists = () => request.getSync<Crowd>('crowd').all.join('');

    const seen = [lists()];
    const own = request.bind('b').to('b');
    seen.push(lists());
    own.tag('one');
    seen.push(lists());
    request.bind('a').to('hidden');
    seen.push(lists());

    expect(seen).toEqual(['a', 'a', 'ba', 'b']);
  });

  it('sees changes also when the contexts above have been closed', () => {
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    const binding = app.bind('a').to('a');
    app.close();

    const found = [server.findByTag('one').length, server.createView(filterByTag('one')).bindings.length];
    const view = server.createView(filterByTag('one'));
    found.push(view.bindings.length);
    binding.tag('one');
    found.push(server.findByTag('one').length, view.bindings.length);

    expect(found).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('a view', () => {
  it('shows the bindings of now, in its order', () => {
    const {context, view} = givenView();

    context.bind('third').to('c').tag({part: 0});

    expect(keysOf(view)).toEqual(['third', 'second', 'first']);
  });

  it('gives values in a list of their own, made once', async () => {
    const {view, made} = givenView();

    const lists = [await view.values(), await view.values()];

    expect(lists).toEqual([['b', 'a'], ['b', 'a']]);
    expect(lists[0]).not.toBe(lists[1]);
    expect(made).toEqual(['a']);
  });

  it('makes values again when a binding comes, goes or changes, and when it is told to', async () => {
    const {context, view, made} = givenView();
    const lists = [await view.values()];

    context.unbind('second');
    lists.push(await view.values());
    context.getBinding('first').to('A');
    lists.push(await view.values());
    view.refresh();
    lists.push(await view.values());

    expect(lists).toEqual([['b', 'a'], ['a'], ['A'], ['A']]);
    expect(made).toEqual(['a', 'a']);
  });

  it('gives values at once where none must be awaited', () => {
    const {view} = givenView();

    expect(view.resolve()).toEqual(['b', 'a']);
  });

  it('waits for the others, and tries again what has failed', async () => {
    const {context, view} = givenView();
    let attempts = 0;
    context.bind('late').tag('part').toDynamicValue(async () => {
      if (attempts++ === 0) throw new Error('too late');
      return 'c';
    });

    await expect(view.values()).rejects.toThrow('too late');
    expect(await view.values()).toEqual(['c', 'b', 'a']);
    expect(view.resolve()).toEqual(['c', 'b', 'a']);
  });

  it('gives a single value', async () => {
    const {context, view} = givenView();

    await expect(view.singleValue()).rejects.toThrow(
      'The ContextView has more than one value. Use values() to access them.',
    );
    context.unbind('second');
    expect(await view.singleValue()).toBe('a');
    context.unbind('first');
    expect(await view.singleValue()).toBeUndefined();
  });

  it('gives a getter of the values of the moment', async () => {
    const {context, view} = givenView();
    const getters = [view.asGetter(), createViewGetter(context, filterByTag('part'))];

    context.unbind('first');

    expect(await Promise.all(getters.map(get => get()))).toEqual([['b'], ['b']]);
  });

  it('sees nothing that is hidden', () => {
    const {context} = givenView();
    const request = new Context(context, 'request', BindingScope.REQUEST);
    request.bind('first').to('mine');

    expect(keysOf(request.createView(filterByTag('part')))).toEqual(['second']);
  });

  it('that is closed stays as it is, until it is opened', async () => {
    const {context, view} = givenView();
    await view.values();

    view.close();
    context.unbind('first');
    const closed = [...keysOf(view), ...(await view.values())];
    view.open();

    expect(closed).toEqual(['second', 'first', 'b', 'a']);
    expect(keysOf(view)).toEqual(['second']);
  });
});

describe('the events of a view', () => {
  it('tell what comes and goes, what is made, and once that it is closed', async () => {
    const {context, view} = givenView();
    const events = givenEventsOf(view);

    context.bind('third').to('c').tag('part');
    context.bind('other');
    await notified();
    await view.values();
    context.unbind('third');
    await notified();
    view.close();
    view.close();

    expect(events).toEqual(['bind third', 'refresh', 'resolve', 'unbind third', 'refresh', 'close']);
  });

  it('have the value that the view had made of a binding that goes', async () => {
    const {context, view} = givenView();
    const heard: ViewEvent[] = [];
    view.on('unbind', event => heard.push(event));

    context.unbind('second');
    await notified();
    await view.values();
    context.unbind('first');
    await notified();

    expect(heard.map(event => ['cachedValue' in event, event.cachedValue])).toEqual([[false, undefined], [true, 'a']]);
  });

  it('are not heard any more by who has ended it, nor after the view is closed', async () => {
    const {context, view} = givenView();
    const heard: ViewEvent[] = [];
    const end = view.on('bind', event => heard.push(event));
    view.on('bind', event => heard.push(event));

    end();
    context.bind('third').tag('part');
    await notified();
    view.close();
    context.bind('fourth').tag('part');
    await notified();

    expect(heard.map(({binding, context: where}) => [binding?.key, where?.name])).toEqual([['third', 'app']]);
    expect(context.knownAudience?.seatsTaken).toEqual([]);
  });

  it('are heard again by a view that is opened again', async () => {
    const {context, view} = givenView();
    const events = givenEventsOf(view);

    view.close();
    view.open();
    context.bind('third').tag('part');
    await notified();

    expect(events).toEqual(['close', 'bind third', 'refresh']);
  });

  it('cost the context nothing while nobody listens', () => {
    const {context, view} = givenView();

    view.close();
    view.on('bind', () => {});
    void view.resolve();

    expect(context.knownAudience).toBeUndefined();
  });
});

describe('a view of a request', () => {
  it('hears at once what the request binds, and when it is asked what comes and goes above', async () => {
    const {context, request, view} = givenViewOfRequest();
    const events = givenEventsOf(view);

    request.bind('own').to('mine').tag('part');
    await notified();
    context.unbind('first');
    context.bind('third').to('c').tag('part');
    await notified();
    const before = events.splice(0);
    void view.bindings;
    void view.bindings;

    expect(before).toEqual(['bind own', 'refresh']);
    expect(events).toEqual(['unbind first', 'refresh', 'bind third', 'refresh']);
  });

  it('takes what the request hides for gone', async () => {
    const {request, view} = givenViewOfRequest();
    const events = givenEventsOf(view);

    request.bind('first').to('mine').tag('part');
    await notified();
    void view.resolve();

    expect(events).toEqual(['bind first', 'refresh', 'unbind first', 'refresh', 'resolve']);
  });

  it('tells nothing more when it is closed', async () => {
    const {context, request, view} = givenViewOfRequest();
    const events = givenEventsOf(view);

    context.bind('third').tag('part');
    view.close();
    request.bind('own').tag('part');
    await notified();

    expect(events).toEqual(['close']);
    expect(request.knownAudience?.seatsTaken).toEqual([]);
  });

  it('leaves nothing behind in the contexts above, though nobody closes it', async () => {
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    app.bind('first').to('a').tag('part');
    server.bind('watcher').toClass(Watcher);

    for (let index = 0; index < 10_000; index++) {
      const request = new Context(server, `request-${index}`, BindingScope.REQUEST);
      const {view} = request.getSync<Watcher>('watcher');
      view.on('bind', () => {});
      expect(view.resolve()).toEqual(['a']);
    }

    expect([app, server].map(({knownAudience}) => knownAudience?.seatsTaken.length ?? 0)).toEqual([0, 0]);
  });
});

class Watcher {
  constructor(@inject.view(filterByTag('part')) readonly view: ContextView<string>) {}
}

function givenViewOfRequest(): {context: Context; request: Context; view: ContextView<string>} {
  const {context} = givenView();
  const request = new Context(context, 'request', BindingScope.REQUEST);
  return {context, request, view: request.createView<string>(filterByTag('part'))};
}

function givenView(): {context: Context; view: ContextView<string>; made: string[]} {
  const context = new Context('app');
  const made: string[] = [];
  context.bind('first').tag({part: 2}).toDynamicValue(() => {
    made.push('a');
    return 'a';
  });
  context.bind('second').tag({part: 1}).to('b');
  const view = context.createView<string>(filterByTag('part'), compareBindingsByTag('part', [0, 1, 2]));
  return {context, view, made};
}

function givenEventsOf(view: ContextView<string>): string[] {
  const events: string[] = [];
  for (const type of ['bind', 'unbind', 'refresh', 'resolve', 'close'] as const) {
    view.on(type, ({binding}) => events.push([type, binding?.key].filter(Boolean).join(' ')));
  }
  return events;
}

function keysOf(view: ContextView<string>): string[] {
  return view.bindings.map(({key}) => key);
}

async function notified(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 0));
}
