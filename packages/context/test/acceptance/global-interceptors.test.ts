import {beforeEach, describe, expect, it} from '@jest/globals';

import {
  BindingScope,
  Context,
  ContextBindings,
  asGlobalInterceptor,
  globalInterceptor,
  inject,
  intercept,
  invokeMethod,
  registerInterceptor,
} from '@rondojs/context';

import type {Interceptor, Provider} from '@rondojs/context';

let events: string[] = [];
beforeEach(() => {
  events = [];
});

describe('global interceptors', () => {
  it('stand around those of classes and methods, and around any method', () => {
    const app = new Context('app');
    registerInterceptor(app, noting('global'), {name: 'log', global: true});

    invokeMethod(new Todo(), 'find', app);
    invokeMethod({run: () => events.push('run')}, 'run', app);

    expect(events).toEqual(['global', 'class', 'method', 'find', 'global', 'run']);
  });

  it('run by their groups: unknown ones by the alphabet, then those of the order', () => {
    const app = new Context('app');
    app.bind(ContextBindings.GLOBAL_INTERCEPTOR_ORDERED_GROUPS).to(['log', 'auth']);
    for (const group of ['auth', 'zoo', 'log', 'ant', undefined]) givenGlobal(app, group ?? 'none', group);

    invokeMethod(new Todo(), 'find', app);

    expect(events).toEqual(['none', 'ant', 'zoo', 'log', 'auth', 'class', 'method', 'find']);
  });

  it('run by the alphabet of their groups, and within a group as they were bound', () => {
    const app = new Context('app');
    givenGlobal(app, 'b1', 'b');
    givenGlobal(app, 'b2', 'b');
    givenGlobal(app, 'a1', 'a');

    invokeMethod(new Todo(), 'find', app);

    expect(events.slice(0, 3)).toEqual(['a1', 'b1', 'b2']);
  });

  it('run in a new order as soon as it is bound', () => {
    const app = new Context('app');
    givenGlobal(app, 'a', 'a');
    givenGlobal(app, 'b', 'b');
    invokeMethod(new Todo(), 'find', app);

    app.bind(ContextBindings.GLOBAL_INTERCEPTOR_ORDERED_GROUPS).to(['b', 'a']);
    invokeMethod(new Todo(), 'find', app);

    expect(events.filter(event => 'ab'.includes(event))).toEqual(['a', 'b', 'b', 'a']);
  });

  it.each([
    ['route', ['one', 'some', 'all']],
    ['proxy', ['some', 'all']],
    ['other', ['all']],
    [undefined, ['one', 'some', 'all']],
  ])('may be for some kinds of callers: %s', (type, expected) => {
    const app = new Context('app');
    registerInterceptor(app, noting('one'), {name: 'one', source: 'route'});
    registerInterceptor(app, noting('some'), {name: 'some', source: ['route', 'proxy']});
    registerInterceptor(app, noting('all'), {name: 'all', global: true});

    invokeMethod(new Todo(), 'find', app, [], type ? {source: {type}} : {});

    expect(events.slice(0, expected.length)).toEqual(expected);
    expect(events[expected.length]).toBe('class');
  });

  it('of the application stand around the calls of its servers and requests, with what is theirs', () => {
    @globalInterceptor('log', {scope: BindingScope.TRANSIENT}, {tags: {kind: 'log'}})
    class LogProvider implements Provider<Interceptor> {
      constructor(@inject('user') private readonly user: string) {}
      value() {
        return noting(`call of ${this.user}`);
      }
    }
    const app = new Context('app');
    const binding = registerInterceptor(app, LogProvider);
    const server = new Context(app, 'server', BindingScope.SERVER);

    for (const user of ['Ada', 'Bob']) {
      const request = new Context(server, user, BindingScope.REQUEST);
      request.bind('user').to(user);
      invokeMethod(new Todo(), 'find', request);
    }

    expect(events.filter(event => event.startsWith('call'))).toEqual(['call of Ada', 'call of Bob']);
    expect(binding.key).toBe('globalInterceptors.LogProvider');
    expect(binding.tagMap).toMatchObject({globalInterceptorGroup: 'log', kind: 'log'});
  });

  it('may be made of any binding', () => {
    const app = new Context('app');
    app.bind<Interceptor>('mine').to(noting('mine')).apply(asGlobalInterceptor('log'));

    invokeMethod(new Todo(), 'find', app);

    expect(events[0]).toBe('mine');
    expect(app.getBinding('mine').tagMap).toEqual({
      globalInterceptor: 'globalInterceptor',
      globalInterceptorGroup: 'log',
      namespace: 'globalInterceptors',
    });
  });

  it('that a method names itself run once, in the place of the method', () => {
    const app = new Context('app');
    registerInterceptor(app, noting('global'), {key: 'log', global: true});
    class Named {
      @intercept(noting('first'), 'log')
      find() {}
    }

    invokeMethod(new Named(), 'find', app);

    expect(events).toEqual(['first', 'global']);
  });
});

describe('registerInterceptor', () => {
  class LogProvider implements Provider<Interceptor> {
    value() {
      return log;
    }
  }
  const nameless = [(_: unknown, next: () => unknown) => next()] as const;

  it.each([
    ['the name of a function', log, {}, 'interceptors.log'],
    ['the name of a provider', LogProvider, {}, 'interceptors.LogProvider'],
    ['a given name', log, {name: 'x'}, 'interceptors.x'],
    ['a given key', log, {key: 'my.log', name: 'x', global: true}, 'my.log'],
    ['global', log, {global: true}, 'globalInterceptors.log'],
    ['a group', log, {group: 'g'}, 'globalInterceptors.log'],
    ['a source', LogProvider, {source: 'route', name: 'x'}, 'globalInterceptors.x'],
    ['a group but not global', log, {group: 'g', global: false}, 'interceptors.log'],
  ])('binds under a key made of %s', (_, interceptor, options, key) => {
    const app = new Context('app');

    const binding = registerInterceptor(app, interceptor, options);

    expect(binding.key).toBe(key);
    expect(app.getSync(key)).toBe(log);
    expect(Object.hasOwn(binding.tagMap, 'globalInterceptor')).toBe(key.startsWith('global') || key === 'my.log');
  });

  it('gives functions without a name keys of their own', () => {
    const app = new Context('app');

    const keys = [1, 2].map(() => registerInterceptor(app, nameless[0]).key);

    expect(new Set(keys).size).toBe(2);
    expect(keys.every(key => key.startsWith('interceptors.nameless-'))).toBe(true);
  });
});

@intercept(noting('class'))
class Todo {
  @intercept(noting('method'))
  find() {
    events.push('find');
  }
}

function log(_: unknown, next: () => unknown): unknown {
  return next();
}

function noting(name: string): Interceptor {
  return (_, next) => {
    events.push(name);
    return next();
  };
}

function givenGlobal(app: Context, name: string, group?: string): void {
  registerInterceptor(app, noting(name), {name, global: true, ...(group !== undefined && {group})});
}
