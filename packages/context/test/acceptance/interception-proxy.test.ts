import {describe, expect, it} from '@jest/globals';

import {Context, createProxyWithInterceptors, inject, intercept, registerInterceptor} from '@rondojs/context';

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

function givenProxy() {
  const app = new Context('app');
  const calls: string[] = [];
  const counter = new Counter(calls);
  return {app, calls, counter, proxy: createProxyWithInterceptors(counter, app)};
}
