import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject, invokeMethod} from '@rondojs/context';

describe('invokeMethod', () => {
  it('injects what is decorated, and fills the rest in its order', () => {
    const context = givenContext();

    const result = invokeMethod(new Greeter(), 'greet', context, ['Ada', '!', 'more']);

    expect(result).toEqual(['Ada', 'Hello', '!', 'more']);
  });

  it('calls a method of a prototype and a static one', () => {
    const context = givenContext();

    expect(invokeMethod(Greeter.prototype, 'greet', context, ['Ada', '!'])).toEqual(['Ada', 'Hello', '!']);
    expect(invokeMethod(Greeter, 'open', context)).toBe('open Hello');
  });

  it('calls a method without injections with what is given', () => {
    expect(invokeMethod(new Greeter(), 'plain', new Context('app'), [1, 2])).toEqual([1, 2]);
    expect(invokeMethod({add: (a: number, b: number) => a + b}, 'add', new Context('app'), [1, 2])).toBe(3);
  });

  it('calls the method on its object', () => {
    class Counter {
      #count = 1;
      add(@inject('step') step: number) {
        return (this.#count += step);
      }
    }
    const context = new Context('app');
    context.bind('step').to(2);
    const counter = new Counter();

    invokeMethod(counter, 'add', context);

    expect(invokeMethod(counter, 'add', context)).toBe(5);
  });

  it('keeps the defaults of parameters that are not given, or optional and not bound', () => {
    class Todo {
      find(@inject('limit', {optional: true}) limit = 10, offset = 5) {
        return [limit, offset];
      }
    }

    expect(invokeMethod(new Todo(), 'find', new Context('app'))).toEqual([10, 5]);
  });

  it('gives a promise when something that is injected must be awaited', async () => {
    const context = new Context('app');
    context.bind('salutation').toDynamicValue(() => Promise.resolve('Hi'));

    const result = invokeMethod(Greeter, 'open', context);

    expect(result).toBeInstanceOf(Promise);
    await expect(result).resolves.toBe('open Hi');
  });

  it('injects a request with what is its own, also getters, the context and parts of values', async () => {
    class Todo {
      async find(
        @inject('user#name') name: string,
        @inject.getter('user') getUser: () => Promise<{name: string}>,
        @inject.context() context: Context,
      ) {
        return [name, (await getUser()).name, context.name];
      }
    }
    const app = new Context('app');
    app.bind('user').to({name: 'nobody'});
    const requests = ['Ada', 'Bob'].map(name => {
      const request = new Context(app, `of ${name}`, BindingScope.REQUEST);
      request.bind('user').to({name});
      return request;
    });

    const results = await Promise.all([app, ...requests].map(each => invokeMethod(new Todo(), 'find', each)));

    expect(results).toEqual([
      ['nobody', 'nobody', 'app'],
      ['Ada', 'Ada', 'of Ada'],
      ['Bob', 'Bob', 'of Bob'],
    ]);
  });

  it('shares what is of a request with all of the request', () => {
    class Todo {
      find(@inject('session') session: object) {
        return session;
      }
    }
    const app = new Context('app');
    app.bind('session').inScope(BindingScope.REQUEST).toDynamicValue(() => ({}));
    const request = new Context(app, 'request', BindingScope.REQUEST);

    const session = invokeMethod(new Todo(), 'find', request);

    expect(invokeMethod(new Todo(), 'find', request)).toBe(session);
    expect(request.getSync('session')).toBe(session);
  });

  it('does not let plans grow with the number of calls', () => {
    const context = givenContext();
    invokeMethod(Greeter, 'open', context);
    const {containerSize} = context.inspect();

    for (let call = 0; call < 100; call++) invokeMethod(Greeter, 'open', context);

    expect(context.inspect().containerSize).toBe(containerSize);
  });

  it('names the parameter whose key is not bound', () => {
    expect(() => invokeMethod(new Greeter(), 'greet', new Context('app'), ['Ada'])).toThrow(
      `The key 'salutation' is not bound to any value in context app, ` +
        `and is needed on the way Greeter.prototype.greet --> @Greeter.prototype.greet[1]`,
    );
  });

  it('refuses what is not a method', () => {
    expect(() => invokeMethod(new Greeter(), 'unknown', new Context('app'))).toThrow(
      'Greeter.prototype.unknown is not a method.',
    );
  });
});

class Greeter {
  static open(@inject('salutation') salutation: string) {
    return `open ${salutation}`;
  }

  greet(name: string, @inject('salutation') salutation: string, ...rest: string[]) {
    return [name, salutation, ...rest];
  }

  plain(...all: number[]) {
    return all;
  }
}

function givenContext(): Context {
  const context = new Context('app');
  context.bind('salutation').to('Hello');
  return context;
}
