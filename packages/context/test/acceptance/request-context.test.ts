import {runInNewContext} from 'node:vm';
import {setFlagsFromString} from 'node:v8';

import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject} from '@rondojs/context';

describe('a request context', () => {
  it('owns no container', () => {
    const {server} = givenServer();

    const request = givenRequest(server);

    expect(request.ownsPlanner).toBe(false);
    expect(request.planner).toBe(server.planner);
    expect(new Context(request, 'nested').planner).toBe(server.planner);
  });

  it.each(['at the server', 'at the application', 'nowhere'])(
    'injects its own value, deep in the graph, when the key is bound %s',
    place => {
      const {app, server} = givenServer();
      if (place === 'at the server') server.bind('user').to('nobody');
      if (place === 'at the application') app.bind('user').to('nobody');

      const users = ['Ada', 'Eve'].map(name => userIn(givenRequestOf(server, name)));

      expect(users).toEqual(['Ada', 'Eve']);
    },
  );

  it('injects its own value, bound before anything had the key injected', () => {
    const {server} = givenServer();
    const first = givenRequestOf(server, 'Ada');
    const second = givenRequestOf(server, 'Eve');

    expect([userIn(second), userIn(first)]).toEqual(['Eve', 'Ada']);
  });

  it('injects its own value, bound after the class was first resolved', () => {
    const {server} = givenServer();
    server.bind('user').to('nobody');
    const before = userIn(givenRequest(server));
    const request = givenRequest(server);
    const inBetween = userIn(request, 'other');

    request.bind('user').to('Ada');

    expect([before, inBetween, userIn(request)]).toEqual(['nobody', 'nobody', 'Ada']);
  });

  it("injects the server's value when it has none of its own", () => {
    const {server} = givenServer();
    server.bind('user').to('nobody');

    const users = [givenRequestOf(server, 'Ada'), givenRequest(server)].map(request => userIn(request));

    expect(users).toEqual(['Ada', 'nobody']);
  });

  it.each([0, 1])('tells the way to what neither it nor the server has, after %i requests that had it', served => {
    const {server} = givenServer();
    for (let index = 0; index < served; index++) userIn(givenRequestOf(server, 'Ada'));

    const failing = () => userIn(givenRequest(server));

    expect(failing).toThrow(
      "The key 'user' is not bound to any value in context request, and is needed on the way " +
        'controller --> @Controller.constructor[0] --> service --> @Service.constructor[0].',
    );
  });

  it('does not see what another request has bound', () => {
    const {server} = givenServer();
    const first = givenRequestOf(server, 'Ada');
    const second = givenRequest(server);

    expect(userIn(first)).toBe('Ada');
    expect(second.isBound('user')).toBe(false);
    expect(second.getSync('user', {optional: true})).toBeUndefined();
    expect(() => userIn(second)).toThrow("The key 'user' is not bound");
  });

  it('leaves what is optional undefined, after another request that had it', () => {
    const {server} = givenServer();
    server.bind('service').toClass(TolerantService);

    const users = [givenRequestOf(server, 'Ada'), givenRequest(server)].map(request => userIn(request));

    expect(users).toEqual(['Ada', undefined]);
  });

  it('makes values of scope REQUEST once, and others for another request', () => {
    const {server} = givenServer();
    const [first, second] = [givenRequestOf(server, 'Ada'), givenRequestOf(server, 'Eve')];

    const services = [first, first, second].map(request => request.getSync<Controller>('controller').service);

    expect(services[0]).toBe(services[1]);
    expect(services[0]).not.toBe(services[2]);
  });

  it('may bind classes, providers and aliases of its own', () => {
    const {server} = givenServer();
    const request = givenRequest(server);
    request.bind('name').to('Ada');
    request.bind('user').toAlias('person#name');
    request.bind('person').toClass(Person);

    expect(userIn(request)).toBe('Ada');
  });

  it('may hide a class of the server with a value', () => {
    const {server} = givenServer();
    userIn(givenRequestOf(server, 'Ada'));
    const request = givenRequest(server);

    request.bind('service').to({user: 'fake'});

    expect(userIn(request)).toBe('fake');
    expect(userIn(givenRequestOf(server, 'Ada'))).toBe('Ada');
  });

  it('may bind a key anew and unbind it', () => {
    const {server} = givenServer();
    server.getBinding('service').inScope(BindingScope.TRANSIENT);
    server.bind('user').to('nobody');
    const request = givenRequestOf(server, 'Ada');
    const seen = [userIn(request)];

    request.bind('user').to('Eve');
    seen.push(userIn(request));
    request.unbind('user');
    seen.push(userIn(request));

    expect(seen).toEqual(['Ada', 'Eve', 'nobody']);
  });

  it('sees what changes at the server and the application between requests', () => {
    const {app, server} = givenServer();
    app.bind('user').to('of the app');
    const seen = [userIn(givenRequest(server))];

    app.bind('user').to('of the app again');
    seen.push(userIn(givenRequest(server)));
    server.bind('user').to('of the server');
    seen.push(userIn(givenRequest(server)));
    server.bind('service').to({user: 'of another service'});
    seen.push(userIn(givenRequest(server)));

    expect(seen).toEqual(['of the app', 'of the app again', 'of the server', 'of another service']);
  });

  it('gives its values to contexts nested in it, which may hide them', () => {
    const {server} = givenServer();
    const request = givenRequestOf(server, 'Ada');
    const nested = new Context(request, 'nested');
    const seen = [userIn(nested, 'other')];

    nested.bind('user').to('Eve');
    seen.push(userIn(nested, 'other'), userIn(request, 'other'));

    expect(seen).toEqual(['Ada', 'Eve', 'Ada']);
  });

  it('gives nested contexts what was bound before anything had it injected', () => {
    const {server} = givenServer();
    server.bind('user').to('nobody');
    const request = givenRequestOf(server, 'Ada');
    userIn(givenRequest(server));
    const nested = new Context(new Context(request, 'between'), 'nested');

    expect(userIn(nested)).toBe('Ada');
  });

  it('may stand alone, or right below an application', () => {
    const {app} = givenServer();
    app.bind('service').toClass(Service).inScope(BindingScope.REQUEST);
    app.bind('controller').toClass(Controller);
    const alone = new Context(undefined, 'alone', BindingScope.REQUEST);
    alone.bind('user').to('Eve');
    alone.bind('service').toClass(Service);
    alone.bind('controller').toClass(Controller);

    expect(userIn(givenRequestOf(app, 'Ada'))).toBe('Ada');
    expect(userIn(alone)).toBe('Eve');
  });
});

describe('a singleton', () => {
  it.each(['directly', 'through a controller'])('never captures the value of a request that asks %s', way => {
    const {app, server} = givenServer();
    app.bind('user').to('of the app');
    app.bind('single').toClass(Service).inScope(BindingScope.SINGLETON);
    server.bind('controller').toClass(SingleUser);
    const request = givenRequestOf(server, 'Ada');

    const single =
      way === 'directly' ? request.getSync<Service>('single') : request.getSync<SingleUser>('controller').single;

    expect(single.user).toBe('of the app');
  });

  it('that needs what only requests have fails for every one of them', () => {
    const {server} = givenServer();
    server.bind('single').toClass(Service).inScope(BindingScope.SINGLETON);
    server.bind('controller').toClass(SingleUser);

    for (const name of ['Ada', 'Eve']) {
      const request = givenRequestOf(server, name);

      expect(() => request.getSync('controller')).toThrow("The key 'user' is not bound to any value in context server");
    }
  });
});

describe('many requests', () => {
  it('at once get each their own, from constructors and properties that must be awaited', async () => {
    const {server} = givenServer();
    server.bind('slow.user').toDynamicValue(async ({context}) => {
      await afterSomeTurns();
      return context.get('user');
    }).inScope(BindingScope.REQUEST);
    server.bind('slow.service').toClass(SlowService).inScope(BindingScope.REQUEST);
    server.bind('slow.controller').toClass(SlowController);
    const names = Array.from({length: 200}, (_, index) => `user ${index}`);

    const controllers = await Promise.all(
      names.map(name => givenRequestOf(server, name).get<SlowController>('slow.controller')),
    );

    expect(controllers.map(({user}) => user)).toEqual(names);
    expect(controllers.map(({service}) => service.user)).toEqual(names);
    expect(controllers.map(({service}) => service.again)).toEqual(names);
  });

  it('do not make the container or the heap grow: 100,000 with one key', () => {
    const {server} = givenServer();
    serve(server, 1_000, () => 'user');
    const {containerSize} = server.inspect();
    const heapBefore = heapUsed();

    serve(server, 100_000, () => 'user');

    expect(server.inspect().containerSize).toBe(containerSize);
    expect(heapUsed() - heapBefore).toBeLessThan(4 * MEGABYTE);
  });

  it('do not make the container grow: 10,000 with a key each', () => {
    const {server} = givenServer();
    serve(server, 1, index => `made.up.${index}`);
    const {containerSize} = server.inspect();

    serve(server, 10_000, index => `made.up.${index}`);

    expect(server.inspect().containerSize).toBe(containerSize);
  });

  it('leave their values to the collector', async () => {
    const {server} = givenServer();
    const values = Array.from({length: 100}, () => {
      const value = {};
      const request = givenRequestOf(server, value);
      request.getSync('controller');
      return new WeakRef(value);
    });

    await new Promise(resolve => setImmediate(resolve));
    collectGarbage();

    expect(values.filter(value => value.deref()).length).toBeLessThan(3);
  });
});

const MEGABYTE = 2 ** 20;

class Service {
  constructor(@inject('user') readonly user: unknown) {}
}

class TolerantService {
  constructor(@inject('user', {optional: true}) readonly user: unknown) {}
}

class Controller {
  constructor(@inject('service') readonly service: Service) {}
}

/** Needs the user at every turn, where the service is kept for a request. */
class Other {
  readonly service: {readonly user: unknown};
  constructor(@inject('user') user: unknown) {
    this.service = {user};
  }
}

class Person {
  constructor(@inject('name') readonly name: string) {}
}

class SingleUser {
  constructor(@inject('single') readonly single: Service) {}
}

class SlowService {
  @inject('slow.user') readonly again: unknown;
  constructor(@inject('slow.user') readonly user: unknown) {}
}

class SlowController {
  @inject('slow.service') readonly service!: SlowService;
  constructor(@inject('slow.user') readonly user: unknown) {}
}

function givenServer(): {app: Context; server: Context} {
  const app = new Context(undefined, 'app', BindingScope.APPLICATION);
  const server = new Context(app, 'server', BindingScope.SERVER);
  server.bind('service').toClass(Service).inScope(BindingScope.REQUEST);
  server.bind('controller').toClass(Controller);
  server.bind('other').toClass(Other);
  return {app, server};
}

function givenRequest(server: Context): Context {
  return new Context(server, 'request', BindingScope.REQUEST);
}

function givenRequestOf(server: Context, user: unknown): Context {
  const request = givenRequest(server);
  request.bind('user').to(user);
  return request;
}

function userIn(request: Context, key = 'controller'): unknown {
  return request.getSync<{service: {user: unknown}}>(key).service.user;
}

function serve(server: Context, count: number, keyOf: (index: number) => string): void {
  for (let index = 0; index < count; index++) {
    const request = givenRequestOf(server, index);
    request.bind(keyOf(index)).to(index);
    if (userIn(request) !== index) throw new Error(`Request ${index} got a value of another.`);
  }
}

async function afterSomeTurns(): Promise<void> {
  const turns = Math.floor(Math.random() * 5);
  for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
}

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function collectGarbage(): void {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
}
