import {beforeEach, describe, expect, it} from '@jest/globals';

import {
  BindingScope,
  Context,
  inject,
  intercept,
  invokeMethod,
  invokeMethodWithInterceptors,
  registerInterceptor,
} from '@rondojs/context';

import type {ContextView, Interceptor, Provider} from '@rondojs/context';

let events: string[] = [];
beforeEach(() => {
  events = [];
});

describe('interceptors', () => {
  it('nest, in the order of the list, those of the class around those of the method', () => {
    @intercept(noting('class 1'), noting('class 2'))
    class Todo {
      @intercept(noting('method 1'), noting('method 2'))
      find() {
        events.push('find');
      }
    }

    invokeMethod(new Todo(), 'find', new Context('app'));

    const order = ['class 1', 'class 2', 'method 1', 'method 2'];
    const after = order.map(name => `after ${name}`).reverse();
    expect(events).toEqual([...order.map(name => `before ${name}`), 'find', ...after]);
  });

  it('stand around static methods', () => {
    @intercept(noting('class'))
    class Todo {
      static open = 0;
      @intercept(noting('method'))
      static find(id: number) {
        return id;
      }
    }

    expect(invokeMethod(Todo, 'find', new Context('app'), [1])).toBe(1);
    expect(events).toEqual(['before class', 'before method', 'after method', 'after class']);
  });

  it('run once when they stand on class and method', () => {
    const note = noting('once');
    @intercept(note)
    class Todo {
      @intercept(note)
      find() {}
    }

    invokeMethod(new Todo(), 'find', new Context('app'));

    expect(events).toEqual(['before once', 'after once']);
  });

  it('are inherited', () => {
    class Child extends Doubler {
      override double(value: number) {
        return super.double(value) + 1;
      }
    }

    expect(invokeMethod(new Child(), 'double', new Context('app'), [1])).toBe(3);
    expect(events).toEqual(['before double', 'after double']);
  });

  it('leave a plain call alone', () => {
    expect(new Doubler().double(1)).toBe(2);
    expect(events).toEqual([]);
  });
});

describe('an interceptor', () => {
  it('sees who is called, with what, and by whom', () => {
    const seen: unknown[] = [];
    const target = givenMethod(invocation => {
      const {args, methodName, source, targetName} = invocation;
      seen.push(invocation instanceof Context, invocation.target, methodName, targetName, [...args], String(source));
    });
    const source = {type: 'route', value: 1, toString: () => 'GET /'};

    invokeMethod(target, 'run', new Context('app'), [1, 2], {source});

    expect(seen).toEqual([true, target, 'run', 'Todo.prototype.run', [1, 2], 'GET /']);
  });

  it('may change the arguments without its caller noticing', () => {
    const args = [1];
    const target = givenMethod(({args}, next) => {
      args[0] = 2;
      args.push(3);
      return next();
    });

    expect(invokeMethod(target, 'run', new Context('app'), args)).toEqual([2, 3]);
    expect(args).toEqual([1]);
  });

  it('may change the result', () => {
    const target = givenMethod((_, next) => [next(), 'changed']);

    expect(invokeMethod(target, 'run', new Context('app'), [1])).toEqual([[1], 'changed']);
  });

  it('may answer in place of the method', () => {
    const target = givenMethod(() => 'cached');

    expect(invokeMethod(target, 'run', new Context('app'), ['!'])).toBe('cached');
  });

  it('may catch the error of the method, and throw its own', async () => {
    const target = givenMethod(async (_, next) => {
      try {
        return await next();
      } catch (error) {
        throw new Error('Wrapped', {cause: error});
      }
    });

    const result = invokeMethod(target, 'run', new Context('app'), ['!']);

    await expect(result).rejects.toMatchObject({message: 'Wrapped', cause: new Error('No arguments wanted')});
  });

  it('may throw before the method is called', () => {
    const target = givenMethod(() => {
      throw new Error('Denied');
    });

    expect(() => invokeMethod(target, 'run', new Context('app'))).toThrow('Denied');
  });

  it('may call next again, which runs the rest anew', () => {
    class Todo {
      calls = 0;
      @intercept((_, next) => retry(next), noting('inner'))
      find() {
        if (++this.calls < 3) throw new Error('Not yet');
        return this.calls;
      }
    }

    expect(invokeMethod(new Todo(), 'find', new Context('app'))).toBe(3);
    expect(events).toEqual(['before inner', 'before inner', 'before inner', 'after inner']);
  });

  it('may stand under a key: a function, or what a provider makes with the context of the call', async () => {
    class NoteProvider implements Provider<Interceptor> {
      constructor(@inject('name') private readonly name: string) {}
      value() {
        return noting(this.name);
      }
    }
    const app = new Context('app');
    app.bind('function').to(noting('function'));
    app.bind('provider').toProvider(NoteProvider);
    app.bind('later').toDynamicValue(() => Promise.resolve(noting('later')));
    const request = new Context(app, 'request', BindingScope.REQUEST);
    request.bind('name').to('of the request');
    class Todo {
      @intercept('function', 'provider', 'later')
      find() {
        return 1;
      }
    }

    const result = await invokeMethod(new Todo(), 'find', request);

    expect(result).toBe(1);
    expect(events.filter(event => event.startsWith('before'))).toEqual(['before function', 'before of the request', 'before later']);
  });

  it('under a key that is not bound, or bound to something else, is an error that names it', () => {
    const app = new Context('app');
    class Todo {
      @intercept('log')
      find() {}
    }
    const find = () => invokeMethod(new Todo(), 'find', app);

    expect(find).toThrow("The key 'log' is not bound to any value");
    app.bind('log').to('a text');
    expect(find).toThrow(
      "The value of 'log', which intercepts Todo.prototype.find, is no function. " +
        'Bind the key to an interceptor, or to a provider of one.',
    );
  });

  it('may bind what the method has injected', () => {
    class Todo {
      @intercept((invocation, next) => {
        invocation.bind('user').to(`user of ${String(invocation.args[0])}`);
        return next();
      })
      find(@inject('user') user: string, id: number) {
        return [user, id];
      }
    }
    const app = new Context('app');
    const request = new Context(app, 'request', BindingScope.REQUEST);

    expect(invokeMethod(new Todo(), 'find', request, [1])).toEqual(['user of 1', 1]);
    expect(invokeMethod(new Todo(), 'find', app, [2])).toEqual(['user of 2', 2]);
    expect(request.isBound('user')).toBe(false);
  });

  it('shares what is of the request with the method and with the request', () => {
    const seen: unknown[] = [];
    class Todo {
      @intercept((invocation, next) => {
        seen.push(invocation.getSync('session'));
        return next();
      })
      find(@inject('session') session: object) {
        seen.push(session);
      }
    }
    const app = new Context('app');
    app.bind('session').inScope(BindingScope.REQUEST).toDynamicValue(() => ({}));
    const parents = [new Context(app, 'request', BindingScope.REQUEST), new Context(undefined, 'alone', BindingScope.REQUEST)];
    parents[1]?.bind('session').inScope(BindingScope.REQUEST).toDynamicValue(() => ({}));

    for (const parent of parents) {
      invokeMethod(new Todo(), 'find', parent);
      seen.push(parent.getSync('session'));
    }

    expect(new Set(seen.slice(0, 3)).size).toBe(1);
    expect(new Set(seen.slice(3)).size).toBe(1);
  });

  it.each([['at once', (value: unknown) => value], ['later', async (value: unknown) => value]])(
    'leaves nothing behind that watches the application, when its method answers %s',
    async (_, answer) => {
      class Todo {
        @intercept((_, next) => next())
        find(@inject.view(({key}) => key === 'user') view: ContextView) {
          return answer(view.bindings.length);
        }
      }
      const app = new Context('app');
      app.bind('user').to('Ada');

      const count = await invokeMethod(new Todo(), 'find', app);

      expect(count).toBe(1);
      expect(app.audience.seatsTaken).toEqual([]);
    },
  );

  it('does not start a query that its method returns', () => {
    let starts = 0;
    const query = {then: () => void starts++};
    const target = givenMethod(() => query);

    expect(invokeMethod(target, 'run', new Context('app'))).toBe(query);
    expect(starts).toBe(0);
  });

  it('costs no container: its call resolves through the plans of the application', () => {
    const app = new Context('app');
    const planners = new Set<unknown>();
    const target = givenMethod(invocation => planners.add(invocation.planner));

    for (const parent of [app, new Context(app, 'request', BindingScope.REQUEST)]) invokeMethod(target, 'run', parent);

    expect(planners).toEqual(new Set([app.planner]));
  });
});

describe('invokeMethodWithInterceptors', () => {
  it('stays synchronous where everything is', () => {
    expect(invokeMethodWithInterceptors(new Context('app'), new Doubler(), 'double', [2])).toBe(4);
  });

  it('does not mix concurrent calls', async () => {
    class Todo {
      @intercept(async (invocation, next) => {
        const [id] = invocation.args;
        await pause();
        invocation.bind('user').to(`user ${String(id)}`);
        await pause();
        return [id, await next()];
      })
      async find(id: number, @inject('user') user: string, @inject('request') request: number) {
        await pause();
        return [id, user, request];
      }
    }
    const app = new Context('app');
    const todo = new Todo();
    const ids = Array.from({length: 100}, (_, id) => id);

    const results = await Promise.all(
      ids.map(id => {
        const request = new Context(app, undefined, BindingScope.REQUEST);
        request.bind('request').to(id);
        return invokeMethodWithInterceptors(request, todo, 'find', [id]);
      }),
    );

    expect(results).toEqual(ids.map(id => [id, [id, `user ${id}`, id]]));
  });

  it('injects nothing with skipParameterInjection', () => {
    class Todo {
      @intercept((_, next) => next())
      find(@inject('user') user: string) {
        return user;
      }
    }
    const options = {skipParameterInjection: true};

    expect(invokeMethodWithInterceptors(new Context('app'), new Todo(), 'find', ['Ada'], options)).toBe('Ada');
  });

  it('refuses to skip interceptors', () => {
    const invoke = () =>
      invokeMethodWithInterceptors(new Context('app'), new Doubler(), 'double', [1], {skipInterceptors: true});

    expect(invoke).toThrow(
      'skipInterceptors is not allowed for Doubler.prototype.double: call invokeMethod() to go without interceptors.',
    );
  });

  it('refuses what is not a method, also behind interceptors', () => {
    const app = new Context('app');
    registerInterceptor(app, noting('global'), {name: 'global', global: true});

    expect(() => invokeMethodWithInterceptors(app, new Doubler(), 'treble')).toThrow(
      'Doubler.prototype.treble is not a method.',
    );
  });
});

describe('invokeMethod', () => {
  it('goes without interceptors when told so', () => {
    const result = invokeMethod(new Doubler(), 'double', new Context('app'), [2], {skipInterceptors: true});

    expect(result).toBe(4);
    expect(events).toEqual([]);
  });
});

class Doubler {
  @intercept(noting('double'))
  double(value: number) {
    return value * 2;
  }
}

function noting(name: string): Interceptor {
  return (_, next) => {
    events.push(`before ${name}`);
    const result = next();
    events.push(`after ${name}`);
    return result;
  };
}

function givenMethod(interceptor: Interceptor): object {
  class Todo {
    @intercept(interceptor)
    run(...args: unknown[]) {
      if (args[0] === '!') throw new Error('No arguments wanted');
      return args;
    }
  }
  return new Todo();
}

function retry(next: () => unknown): unknown {
  try {
    return next();
  } catch {
    return retry(next);
  }
}

function pause(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, Math.random() * 5);
  });
}
