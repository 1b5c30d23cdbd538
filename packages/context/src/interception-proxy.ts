import {invokeMethod} from './invoke-method.js';
import {provideProxies} from './proxying.js';

import type {Context} from './context.js';
import type {InvocationOptions} from './invoke-method.js';

type Members = Readonly<Record<string, unknown>>;
type Method = (...args: readonly unknown[]) => unknown;

const THROUGH_PROXY: InvocationOptions = {
  source: {type: 'proxy', toString: () => 'proxy'},
  skipParameterInjection: true,
};

/**
 * Wraps an object so that calls of its methods go through their interceptors, as those of servers do.
 *
 * Callers give all arguments themselves: nothing is injected. Calls that the object makes of its own methods
 * are plain calls, and so are those of functions that are its properties.
 *
 * @param context - in which interceptors are looked up
 *
 * @example
 * const todos = createProxyWithInterceptors(await context.get<TodoStore>('todos.plain'), context);
 * await todos.find(1); // logged, cached, …
 *
 * @example
 * // The same for what is got or injected.
 * await context.get<TodoStore>('todos', {asProxyWithInterceptors: true});
 *
 * class Report {
 *   constructor(@inject('todos', {asProxyWithInterceptors: true}) private readonly todos: TodoStore) {}
 * }
 */
export function createProxyWithInterceptors<T extends object>(target: T, context: Context): T {
  const methods = new Map<string, Method>();
  return new Proxy(target, {
    get: (_, name) => {
      // Read from the object itself: a getter may use private fields, which a proxy does not have.
      const value = (target as Members)[name as string];
      const isMethod = typeof value === 'function' && typeof name === 'string' && name !== 'constructor';
      if (!isMethod || Object.hasOwn(target, name)) return value;

      const known = methods.get(name);
      if (known) return known;

      const method: Method = (...args) => invokeMethod(target, name, context, args, THROUGH_PROXY);
      methods.set(name, method);
      return method;
    },
    set: (_, name, value) => Reflect.set(target, name, value),
  });
}

// Only contexts ask for them, and all that resolves is one.
provideProxies((target, context) => createProxyWithInterceptors(target, context as Context));
