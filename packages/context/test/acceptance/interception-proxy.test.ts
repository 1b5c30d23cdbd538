import {describe, expect, it} from '@jest/globals';

import {
  BindingScope,
  Context,
  createProxyWithInterceptors,
  inject,
  intercept,
  registerInterceptor,
} from '@rondojs/context';

import type {GetOptions, Interceptor} from '@rondojs/context';

describe('a proxy with interceptors', () => {
  it('lets interceptors take part in calls, which stay synchronous', () => {
    const {proxy, calls} = givenProxy();

    expect(proxy.add(2)).toBe(3);
    expect(calls).toEqual(['Counter.prototype.add by proxy']);
  });

  it('lets global interceptors take part that are not for other callers', () => {
    const {app, proxy} = givenProxy();
    const seen: string[] = [];
    const note = (name: string) => (_: unknown, next: () => unknown) => {
      seen.push(name);
      return next();
    };
    registerInterceptor(app, note('any'), {name: 'any', global: true});
    registerInterceptor(app, note('route'), {name: 'route', source: 'route'});

    proxy.add(1);

    expect(seen).toEqual(['any']);
  });

  it('injects nothing: its callers give all arguments', () => {
    const {proxy} = givenProxy();

    expect(proxy.addOf('mine')).toBe('mine');
  });

  it('looks like the object, private fields and properties that are functions included', () => {
    const {proxy, counter} = givenProxy();

    proxy.add(1);
    proxy.total = 5;

    expect(proxy).toBeInstanceOf(Counter);
    expect(proxy.constructor).toBe(Counter);
    expect(proxy.add).toBe(proxy.add);
    expect([proxy.total, counter.total]).toEqual([5, 5]);
    expect(proxy.arrow).toBe(counter.arrow);
    expect(`${proxy}`).toBe('5');
  });

  it('may be bound, so that it is injected', () => {
    class Todo {
      constructor(@inject('counter') readonly counter: Counter) {}
    }
    const {app, counter, calls} = givenProxy();
    app.bind('counter.plain').to(counter);
    app.bind('counter').toFunction(createProxyWithInterceptors, ['counter.plain', inject.context()]);
    app.bind('todo').toClass(Todo);

    const todo = app.getSync<Todo>('todo');

    expect(todo.counter.add(4)).toBe(5);
    expect(calls).toEqual(['Counter.prototype.add by proxy']);
  });

  it.each([
    ['get', (app: Context, options?: GetOptions) => app.get<Counter>('counter', options)],
    ['getSync', (app: Context, options?: GetOptions) => app.getSync<Counter>('counter', options)],
    ['getValueOrPromise', (app: Context, options?: GetOptions) => app.getValueOrPromise<Counter>('counter', options)],
  ])('is given by %s, if it is told so', async (_, get) => {
    const {app, counter, calls} = givenProxy();
    app.bind('counter').to(counter);

    const proxy = await get(app, {asProxyWithInterceptors: true});
    const plain = await get(app);

    expect([proxy.add(2), plain.add(1)]).toEqual([3, 4]);
    expect(plain).toBe(counter);
    expect(calls).toEqual(['Counter.prototype.add by proxy']);
  });

  it('is injected, if @inject is told so, beside the plain object', () => {
    const {app, counter, calls} = givenProxy();
    app.bind('counter').to(counter);
    app.bind('report').toClass(Report);

    const {proxy, plain} = app.getSync<Report>('report');

    expect([proxy.add(2), proxy.total, plain.add(1)]).toEqual([3, 3, 4]);
    expect(plain).toBe(counter);
    expect(calls).toEqual(['Counter.prototype.add by proxy']);
  });

  it('is intercepted by what the class, the method and all have, for the request that it is made in', async () => {
    const app = new Context('app');
    app.bind('store').toClass(Store).inScope(BindingScope.SINGLETON);
    app.bind('asking').toClass(Asking);
    registerInterceptor(app, greet, {global: true});
    const requests = ['Ada', 'Grace'].map(user => {
      const request = new Context(app, user, BindingScope.REQUEST);
      request.bind('user').to(user);
      return request.getSync<Asking>('asking');
    });

    const answers = await Promise.all(requests.map(async ({store}) => store.find(1)));

    expect(answers).toEqual(['Ada: class(method(todo 1))', 'Grace: class(method(todo 1))']);
  });

  it('waits for what is not there yet, and gives what has no methods as it is', async () => {
    const {app, counter, calls} = givenProxy();
    app.bind('counter').toDynamicValue(async () => counter);
    app.bind('name').to('Ada');
    const asProxy = {asProxyWithInterceptors: true};

    (await app.get<Counter>('counter', asProxy)).add(1);

    expect(calls).toHaveLength(1);
    expect(app.getSync('name', asProxy)).toBe('Ada');
    expect(app.getSync('nothing', {optional: true, ...asProxy})).toBeUndefined();
    expect(() => app.getSync('counter', asProxy)).toThrow('Cannot get counter synchronously');
  });

  it('is proved like any injection, and needs a key', () => {
    const app = new Context('app');
    app.bind('asking').toClass(Asking);

    expect(app.check().map(({path}) => path)).toEqual(['asking --> @Asking.constructor[0] --> store']);
    expect(() => app.getSync('asking')).toThrow("The key 'store' is not bound to any value in context app");
    expect(() => inject(() => true, {asProxyWithInterceptors: true})).toThrow(
      'asProxyWithInterceptors is only allowed with a key.',
    );
  });

  it('wraps an object that is frozen', () => {
    const frozen = Object.freeze({run: () => 1});

    expect(createProxyWithInterceptors(frozen, new Context('app')).run()).toBe(1);
  });
});

class Counter {
  #total = 1;
  readonly arrow = () => this.#total;

  constructor(readonly calls: string[]) {}

  get total(): number {
    return this.#total;
  }

  set total(total: number) {
    this.#total = total;
  }

  @intercept((invocation, next) => {
    (invocation.target as Counter).calls.push(`${invocation.targetName} by ${String(invocation.source)}`);
    return next();
  })
  add(count: number) {
    return (this.#total += count);
  }

  addOf(@inject('nothing') name: string) {
    return name;
  }

  toString() {
    return String(this.#total);
  }
}

class Report {
  constructor(
    @inject('counter', {asProxyWithInterceptors: true}) readonly proxy: Counter,
    @inject('counter') readonly plain: Counter,
  ) {}
}

const around = (name: string) => (_: unknown, next: () => unknown) => `${name}(${String(next())})`;

const greet: Interceptor = async (invocation, next) =>
  `${await invocation.get<string>('user')}: ${String(await next())}`;

@intercept(around('class'))
class Store {
  @intercept(around('method'))
  find(id: number): string | Promise<string> {
    return `todo ${id}`;
  }
}

class Asking {
  constructor(@inject('store', {asProxyWithInterceptors: true}) readonly store: Store) {}
}

function givenProxy() {
  const app = new Context('app');
  const calls: string[] = [];
  const counter = new Counter(calls);
  return {app, calls, counter, proxy: createProxyWithInterceptors(counter, app)};
}
