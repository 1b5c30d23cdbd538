import {describe, expect, it} from '@jest/globals';
import {BindingScope, Context, GraphError, inject, intercept} from '@rondojs/context';

class Mailer {
  constructor(@inject('loger') readonly logger: unknown) {}
}

class TodoController {
  constructor(
    @inject('services.mial') readonly mail: unknown,
    @inject('todo.store') readonly store: unknown,
  ) {}
}

class RequestUser {
  constructor(@inject('request') readonly request: unknown) {}
}

class MethodController {
  create(title: string, @inject('services.mial') mail: unknown) {
    return [title, mail];
  }
}

@intercept('interceptors.ofClass', (_, next) => next())
class Guarded {
  @intercept('interceptors.ofMethod', 'interceptors.known')
  find() {}
}

class Hen {
  constructor(@inject('egg') readonly egg: unknown) {}
}

class Egg {
  constructor(@inject('hen') readonly hen: unknown) {}
}

describe('check', () => {
  it('finds nothing wrong with a graph that holds together, and makes nothing of it', () => {
    const context = new Context('app');
    let made = 0;
    context.bind('request').toDynamicValue(() => ++made);
    context.bind('user').toClass(RequestUser);

    const faults = context.check();

    expect(faults).toEqual([]);
    expect(made).toBe(0);
  });

  it('tells where a key is bound that a singleton cannot see, and never guesses the same key', () => {
    const app = new Context(undefined, 'app', BindingScope.APPLICATION);
    const server = new Context(app, 'server', BindingScope.SERVER);
    app.bind('user').toClass(RequestUser).inScope(BindingScope.SINGLETON);
    server.bind('request').inScope(BindingScope.REQUEST).toDynamicValue(() => ({}));

    const faults = app.check(server);

    expect(faults).toMatchObject([{code: 'UNBOUND_KEY', nearest: undefined, owner: 'server', keeper: 'user'}]);
    expect(new GraphError('app', faults).message).toContain(
      `It is bound in server, which 'user' does not see, since it lives longer. Give 'user' the scope REQUEST or TRANSIENT.`,
    );
    app.bind('user').toClass(RequestUser).inScope(BindingScope.TRANSIENT);
    expect(app.check(server)).toEqual([]);
  });

  it('tells where a key is bound of which another server has something injected', () => {
    const app = new Context(undefined, 'app', BindingScope.APPLICATION);
    const [one, other] = [new Context(app, 'one', BindingScope.SERVER), new Context(app, 'other', BindingScope.SERVER)];
    one.bind('user').toClass(RequestUser);
    other.bind('request').to({});

    const faults = app.check(one, other);

    expect(faults).toMatchObject([{code: 'UNBOUND_KEY', nearest: undefined, owner: 'other', keeper: undefined}]);
    expect(new GraphError('app', faults).message).toContain('It is bound in other, and not where it is needed.');
  });

  it('tells all unbound keys at once, each with the way to it, the class and the nearest name', () => {
    const context = new Context('app');
    context.bind('logger').to(console);
    context.bind('services.mail').toClass(Mailer);
    context.bind('controllers.Todo').toClass(TodoController);

    const faults = context.check();

    expect(faults.map(({code, path, nearest, className}) => [code, path, nearest, className])).toEqual([
      ['UNBOUND_KEY', 'services.mail --> @Mailer.constructor[0] --> loger', 'logger', 'Mailer'],
      [
        'UNBOUND_KEY',
        'controllers.Todo --> @TodoController.constructor[0] --> services.mial',
        'services.mail',
        'TodoController',
      ],
      [
        'UNBOUND_KEY',
        'controllers.Todo --> @TodoController.constructor[1] --> todo.store',
        undefined,
        'TodoController',
      ],
    ]);
  });

  it('tells a flaw once, on the shortest way, however many need it', () => {
    const context = new Context('app');
    context.bind('logger').to(console);
    context.bind('inner').toClass(Mailer);
    context.bind('egg').toAlias('inner');
    context.bind('hen').toClass(Hen);

    const faults = context.check();

    expect(faults.map(({path}) => path)).toEqual(['inner --> @Mailer.constructor[0] --> loger']);
  });

  it('tells a circle once', () => {
    const context = new Context('app');
    context.bind('hen').toClass(Hen);
    context.bind('egg').toClass(Egg);

    const faults = context.check();

    expect(faults.map(({code, path}) => [code, path])).toEqual([
      [
        'CIRCULAR_DEPENDENCY',
        'hen --> @Hen.constructor[0] --> egg --> @Egg.constructor[0] --> hen',
      ],
    ]);
  });

  it.each([BindingScope.SINGLETON, BindingScope.APPLICATION])(
    'tells of a value of a request that something of scope %s would keep',
    scope => {
      const context = new Context(undefined, 'app', BindingScope.APPLICATION);
      context.bind('request').toDynamicValue(() => ({})).inScope(BindingScope.REQUEST);
      context.bind('user').toClass(RequestUser).inScope(scope);

      const [fault] = context.check();

      expect(fault?.code).toBe('CAPTURED_VALUE');
      expect(fault?.message).toBe(
        `'user' (scope ${scope}) would keep 'request' of the first request that asks for it. ` +
          `Inject it by @inject.getter, or let 'user' live for a request.`,
      );
    },
  );

  it('tells of a binding without a source, and of an argument without a decorator', () => {
    class Undecorated {
      constructor(readonly what: unknown) {}
    }
    const context = new Context('app');
    context.bind('nothing');
    context.bind('undecorated').toClass(Undecorated);

    const codes = context.check().map(({code}) => code);

    expect(codes).toEqual(['EMPTY_BINDING', 'INVALID_INJECTION']);
  });

  it('looks at the bindings of an application from its servers, which hold what a controller needs', () => {
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    app.bind('user').toClass(RequestUser);
    server.bind('request').to({});

    const [alone, withServer] = [app.check(), app.check(server)];

    expect(alone.map(({path}) => path)).toEqual(['user --> @RequestUser.constructor[0] --> request']);
    expect(withServer).toEqual([]);
  });

  it('is content when one of several servers can make a binding', () => {
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    const another = new Context(app, 'another', BindingScope.SERVER);
    app.bind('user').toClass(RequestUser);
    server.bind('request').to({});

    const faults = app.check(another, server);

    expect(faults).toEqual([]);
  });

  it('passes over what all servers of one class have bound themselves, and looks at theirs', () => {
    class Speaking extends Context {}
    class Silent extends Context {}
    const app = new Context('app');
    const [one, two] = [new Speaking(app, 'one', BindingScope.SERVER), new Speaking(app, 'two', BindingScope.SERVER)];
    const silent = new Silent(app, 'silent', BindingScope.SERVER);
    app.bind('user').toClass(RequestUser);

    one.bind('user').to('its own');
    const faults = [app.check(one, two, silent).length];
    const another = two.bind('user').to('its own');
    faults.push(app.check(one, two, silent).length);
    another.toClass(RequestUser);
    const [own] = app.check(one, two, silent);

    expect(faults).toEqual([1, 0]);
    expect(own).toMatchObject({code: 'UNBOUND_KEY', path: 'user --> @RequestUser.constructor[0] --> request'});
    expect(own?.message).toContain('in context two');
  });

  it('takes REQUEST without a value for the declaration that each request binds the key', () => {
    const server = new Context(undefined, 'server', BindingScope.SERVER);
    server.bind('request').inScope(BindingScope.REQUEST);
    server.bind('user').toClass(RequestUser);
    const request = new Context(server, 'request-1', BindingScope.REQUEST);
    request.bind('request').to('its own');
    const forgetful = new Context(server, 'request-2', BindingScope.REQUEST);

    const faults = server.check();

    expect(faults).toEqual([]);
    expect(request.getSync('user')).toMatchObject({request: 'its own'});
    expect(() => forgetful.getSync('user')).toThrow(
      `Each request binds 'request' for itself, and request-2 has not: ` +
        `bind it in the request's context before anything needs it.`,
    );
  });
});

describe('check of what methods need', () => {
  it('tells of keys that their parameters have injected, inherited ones included', () => {
    const context = new Context('app');
    context.bind('services.mail').to({});
    context.bind('controllers.Notes').toClass(class NoteController extends MethodController {});

    expect(context.check().map(({code, path, nearest}) => [code, path, nearest])).toEqual([
      [
        'UNBOUND_KEY',
        'controllers.Notes --> @MethodController.prototype.create[1] --> services.mial',
        'services.mail',
      ],
    ]);
  });

  it('tells of interceptors that are named by keys, on a class and on a method', () => {
    const context = new Context('app');
    context.bind('interceptors.known').to(() => 1);
    context.bind('guarded').toClass(Guarded);

    expect(context.check().map(({path}) => path)).toEqual([
      'guarded --> @Guarded --> interceptors.ofClass',
      'guarded --> @Guarded.prototype.find --> interceptors.ofMethod',
    ]);
  });

  it('allows them a value of a request, also where the object outlives it', () => {
    const server = new Context(undefined, 'server', BindingScope.SERVER);
    server.bind('services.mial').toDynamicValue(() => ({})).inScope(BindingScope.REQUEST);
    server.bind('controllers.Todo').toClass(MethodController).inScope(BindingScope.SINGLETON);

    expect(server.check()).toEqual([]);
  });

  it('looks further at what they need', () => {
    const context = new Context('app');
    context.bind('services.mial').toClass(Mailer);
    context.bind('controllers.Todo').toClass(MethodController);

    expect(context.check().map(({path}) => path)).toEqual(['services.mial --> @Mailer.constructor[0] --> loger']);
  });

  it('takes what an interceptor binds for the call from a declaration', () => {
    const context = new Context('app');
    context.bind('controllers.Todo').toClass(MethodController);
    const [fault] = context.check();
    context.bind('services.mial').inScope(BindingScope.REQUEST);

    expect(fault?.isOfRequest).toBe(true);
    expect(context.check()).toEqual([]);
  });
});

describe('check of a provider', () => {
  it('tells of one without value(), once, whoever needs it', () => {
    class Forgetful {
      read() {
        return 1;
      }
    }
    const context = new Context('app');
    context.bind('loger').toProvider(Forgetful as never);
    context.bind('services.mail').toClass(Mailer);

    const message =
      'Forgetful is bound with toProvider(), and has no value(). Give it one, or bind the class itself with toClass().';
    expect(context.check()).toEqual([
      expect.objectContaining({code: 'INVALID_PROVIDER', path: 'loger', className: 'Forgetful', message}),
    ]);
    expect(() => context.getSync('services.mail')).toThrow(message);
  });

  it('raises no alarm for one whose value is a field', () => {
    class Arrow {
      value = () => 1;
    }
    const context = new Context('app');
    context.bind('arrow').toProvider(Arrow);

    expect(context.check()).toEqual([]);
    expect(context.getSync('arrow')).toBe(1);
  });
});

describe('a locked key that is bound again', () => {
  it('is refused at once, where it happens, and so leaves nothing for check to find', () => {
    const context = new Context('app');
    context.bind('locked').to('first').lock();

    expect(() => context.bind('locked')).toThrow('Cannot rebind key "locked" to a locked binding.');
    expect(context.check()).toEqual([]);
    expect(context.getSync('locked')).toBe('first');
  });
});

describe('the error of a graph', () => {
  it('says for each fault what is wrong, the way to it, where the class is, and how to mend it', () => {
    const context = new Context('app');
    context.bind('logger').to(console);
    context.bind('services.mail').toClass(Mailer);
    context.bind('user').toClass(RequestUser);

    const {message} = new GraphError('app', context.check());

    expect(message.replaceAll(/, [^,\s]*proof\.test\.ts:\d+/g, ', PLACE')).toBe(
      `app has 2 faults in what it injects.

1. The key 'loger' is not bound to any value in context app. Bind it, or inject it with {optional: true}.
   way   services.mail --> @Mailer.constructor[0] --> loger
   class Mailer, PLACE
   Did you mean logger?
   help  https://github.com/rondojs/rondo/blob/main/docs/errors/unbound-key.md

2. The key 'request' is not bound to any value in context app. Bind it, or inject it with {optional: true}.
   way   user --> @RequestUser.constructor[0] --> request
   class RequestUser, PLACE
   If each request binds it for itself, declare that: bind('request').inScope(BindingScope.REQUEST).`,
    );
  });
});
