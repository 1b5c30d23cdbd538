import {describe, expect, it} from '@jest/globals';

import {Context, bind, inject} from '@rondojs/context';

import type {Provider} from '@rondojs/context';

describe('a binding takes its value from', () => {
  it.each([[0], [''], [null], [undefined], [() => 1], [{a: 1}]])('a constant: %p', async value => {
    const context = new Context('app');
    context.bind('foo').to(value);

    expect(context.getSync('foo')).toBe(value);
    expect(await context.get('foo')).toBe(value);
  });

  it('a function, which is called for each value', () => {
    const context = new Context('app');
    let calls = 0;
    context.bind('count').toDynamicValue(() => ++calls);

    expect([context.getSync('count'), context.getSync('count')]).toEqual([1, 2]);
  });

  it('a function that is told who wants the value', () => {
    const app = new Context('app');
    const server = new Context(app, 'server');
    app.bind('asker').toDynamicValue(({context, binding}) => `${binding.key} in ${context.name}`);

    expect(app.getSync('asker')).toBe('asker in app');
    expect(server.getSync('asker')).toBe('asker in server');
  });

  it('an asynchronous function', async () => {
    const context = new Context('app');
    context.bind('later').toDynamicValue(async () => 'value');

    expect(await context.get('later')).toBe('value');
  });

  it('a class, whose constructor and properties are injected', async () => {
    const context = givenContextWithName();
    context.bind('greeter').toClass(Greeter);

    const greeter = await context.get<Greeter>('greeter');

    expect(greeter).toBeInstanceOf(Greeter);
    expect(greeter.greet()).toBe('Hello Ada!');
  });

  it('a class whose dependencies must be awaited', async () => {
    const context = givenContextWithName();
    context.bind('mark').toDynamicValue(async () => '?');
    context.bind('greeter').toClass(Greeter);

    const greeter = await context.get<Greeter>('greeter');

    expect(greeter.greet()).toBe('Hello Ada?');
  });

  it('a provider', () => {
    const context = givenContextWithName();
    context.bind('greet').toProvider(GreetProvider);

    const greet = context.getSync<(greeting: string) => string>('greet');

    expect(greet('Hi')).toBe('Hi Ada');
  });

  it('an asynchronous provider', async () => {
    const context = givenContextWithName();
    context.bind('connection').toProvider(ConnectionProvider);

    expect(context.getValueOrPromise('connection')).toBeInstanceOf(Promise);
    expect(await context.get('connection')).toBe('connected as Ada');
  });

  it('another key, which may be bound later', () => {
    const context = new Context('app');
    context.bind('alias').toAlias('target');
    context.bind('target').to(1);

    expect(context.getSync('alias')).toBe(1);
  });

  it('a part of the value of another key', async () => {
    const context = new Context('app');
    context.bind('config').toDynamicValue(async () => ({http: {port: 3000}}));
    context.bind('port').toAlias('config#http.port');
    context.bind('user').toClass(PortUser);

    expect(await context.get('port')).toBe(3000);
    expect((await context.get<PortUser>('user')).port).toBe(3000);
  });

  it('another key of a class, as injected values are', () => {
    const context = givenContextWithName();
    context.bind('greeter').toClass(Greeter);
    context.bind('port').toAlias('greeter');
    context.bind('user').toClass(PortUser);

    expect(context.getSync<PortUser>('user').port).toBeInstanceOf(Greeter);
  });
});

describe('a binding', () => {
  it('without a source says so', async () => {
    const context = new Context('app');
    context.bind('port');
    context.bind('user').toClass(PortUser);

    await expect(context.get('port')).rejects.toThrow('Binding port is not bound to a value yet');
    await expect(context.get('user')).rejects.toThrow('Binding port is not bound to a value yet');
  });

  it('may be made before there is a context', () => {
    const context = new Context('app');

    context.add(bind<number>('port').to(3000));

    expect(context.getSync('port')).toBe(3000);
  });
});

class Greeter {
  @inject('mark') readonly mark: string = '.';
  constructor(@inject('name') private readonly name: string) {}

  greet(): string {
    return `Hello ${this.name}${this.mark}`;
  }
}

class GreetProvider implements Provider<(greeting: string) => string> {
  constructor(@inject('name') private readonly name: string) {}

  value(): (greeting: string) => string {
    return greeting => `${greeting} ${this.name}`;
  }
}

class ConnectionProvider implements Provider<string> {
  constructor(@inject('name') private readonly name: string) {}

  async value(): Promise<string> {
    return `connected as ${this.name}`;
  }
}

class PortUser {
  constructor(@inject('port') readonly port: unknown) {}
}

function givenContextWithName(): Context {
  const context = new Context('app');
  context.bind('name').to('Ada');
  context.bind('mark').to('!');
  return context;
}
