import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, ContextView, config, configKeyFor, inject} from '@rondojs/context';

import type {Getter} from '@rondojs/context';

describe('a configuration', () => {
  it('is bound beside what it configures, before or after it, with a tag', async () => {
    const context = new Context('app');

    const binding = context.configure('foo').to({port: 3000});

    expect(binding.key).toBe('foo:$config');
    expect(binding.tagMap).toEqual({configurationFor: 'foo'});
    expect(await context.getConfig('foo')).toEqual({port: 3000});
    expect(context.getConfigSync('foo', 'port')).toBe(3000);
  });

  it('is undefined when there is none, unless it must be there', async () => {
    const context = new Context('app');

    expect(await context.getConfig('foo', 'port')).toBeUndefined();
    await expect(context.getConfig('servers.rest', '', {optional: false})).rejects.toThrow(
      "The key 'servers.rest:$config' is not bound",
    );
  });

  it('that must be awaited cannot be had at once', () => {
    const context = new Context('app');
    context.configure('foo').toDynamicValue(async () => 1);

    expect(() => context.getConfigSync('foo')).toThrow('Cannot get config for foo synchronously: the value is a promise.');
  });

  it('may be a part of another', () => {
    const context = new Context('app');
    context.configure('application').to({rest: {port: 1}});

    context.configure('rest').toAlias(configKeyFor('application', 'rest'));

    expect(context.getConfigSync('rest')).toEqual({port: 1});
  });
});

describe('@config', () => {
  it('injects the configuration of the binding that is being made', () => {
    const context = givenServers();

    expect(context.getSync('one')).toMatchObject({port: 1, whole: {port: 1, log: {level: 'warn'}}});
    expect(context.getSync('two')).toMatchObject({port: 2, whole: {port: 2}});
  });

  it('leaves a default where there is no configuration, or no such part of it', () => {
    const context = givenServers();
    context.bind('three').toClass(Server);

    expect(context.getSync('three')).toMatchObject({port: 3000, level: 'info', whole: undefined});
    expect(context.getSync('two')).toMatchObject({level: 'info'});
  });

  it('injects the configuration of another binding', () => {
    const context = givenServers();
    context.bind('logger').toClass(Logger);

    expect(context.getSync('logger')).toMatchObject({level: 'warn', port: 1});
  });

  it('injects each of two into one class that needs both', () => {
    const context = givenServers();
    context.bind('cluster').toClass(Cluster);

    const {one, two} = context.getSync<Cluster>('cluster');

    expect([one.port, two.port]).toEqual([1, 2]);
  });

  it('injects what is configured now, into what is made anew', () => {
    const context = givenServers();
    const before = context.getSync<Server>('one').port;

    context.configure('one').to({port: 11});

    expect([before, context.getSync<Server>('one').port]).toEqual([1, 11]);
  });

  it('waits for what is not there yet', async () => {
    const context = givenServers();
    context.configure('one').toDynamicValue(async () => ({port: 5}));

    expect(await context.get('one')).toMatchObject({port: 5});
  });

  it('injects a getter of the current configuration, and a view of it', async () => {
    const context = givenServers();
    const {getPort, view} = context.getSync<Server>('one');

    context.configure('one').to({port: 11});

    expect(await getPort()).toBe(11);
    expect(await view.singleValue()).toEqual({port: 11});
  });

  it('makes nothing a thing of requests, whether there is any or not', () => {
    const context = givenServers();
    context.bind('configured').toClass(Logger);
    context.bind('bare').toClass(Bare);

    expect([context.isOfRequest('configured'), context.isOfRequest('bare')]).toEqual([false, false]);
  });

  it('works for what is kept', () => {
    const context = givenServers();
    context.getBinding('one').inScope(BindingScope.SINGLETON);

    expect(context.getSync('one')).toBe(context.getSync('one'));
    expect(context.getSync('one')).toMatchObject({port: 1});
  });

  it('refuses to stand on a method, which belongs to no binding, unless one is named', () => {
    class Test {}

    expect(() => config('a')(Test.prototype, 'run', 0)).toThrow(
      '@config on Test.prototype.run[0] needs a key: a method belongs to no binding.',
    );
    expect(() => config('a', {fromBinding: 'one'})(Test.prototype, 'run', 0)).not.toThrow();
  });

  it('refuses to stand twice on one property', () => {
    class Test {}
    config('a')(Test.prototype, 'foo');

    expect(() => config('b')(Test.prototype, 'foo')).toThrow(
      '@config cannot be applied more than once on Test.prototype.foo.',
    );
  });
});

class Server {
  @config() readonly whole: unknown;
  @config('log.level') readonly level: string = 'info';
  @config.getter('port') readonly getPort!: Getter<number>;
  @config.view() readonly view!: ContextView;
  constructor(@config('port') readonly port = 3000) {}
}

class Logger {
  @config({fromBinding: 'one', propertyPath: 'log.level'}) readonly level!: string;
  @config('port', {fromBinding: 'one'}) readonly port!: number;
}

class Bare {
  @config('port') readonly port: unknown;
}

class Cluster {
  constructor(
    @inject('one') readonly one: Server,
    @inject('two') readonly two: Server,
  ) {}
}

function givenServers(): Context {
  const context = new Context('app');
  for (const key of ['one', 'two']) context.bind(key).toClass(Server);
  context.configure('one').to({port: 1, log: {level: 'warn'}});
  context.configure('two').to({port: 2});
  return context;
}
