import {InvalidInvocationError} from './errors.js';
import {InvocationContext} from './invocation-context.js';
import {MethodCache} from './method-cache.js';
import {createFillParameters} from './parameters.js';
import {injectionsOfMethod} from './method-injection.js';
import {interceptorsFor} from './interceptors.js';
import {memberName} from './member-name.js';
import {whenReady} from './value-or-promise.js';

import type {Context} from './context.js';
import type {DeclaredInterceptor} from './intercept.js';
import type {FillParameters} from './parameters.js';
import type {Interceptor, InvocationSource} from './invocation-context.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** How a method is called. */
export interface InvocationOptions {
  /** Who calls: interceptors see it, and global ones may be restricted to some. */
  readonly source?: InvocationSource;
  /** Take the arguments as they are, and inject none. @defaultValue false */
  readonly skipParameterInjection?: boolean;
  /** Call the method without any interceptor. @defaultValue false */
  readonly skipInterceptors?: boolean;
}

const parametersOf = new MethodCache<FillParameters>((holder, method) =>
  createFillParameters(memberName(holder, method), injectionsOfMethod(holder, method)),
);

/**
 * Calls a method, injects those of its parameters that are decorated, and lets its interceptors take part.
 *
 * What is injected is looked up after the interceptors, in the context of this call. As long as nobody has to
 * wait, the result comes at once and not as a promise.
 *
 * @param target - an instance or a prototype, or the class of a static method
 * @param nonInjectedArgs - arguments for the parameters that are not injected, in their order
 *
 * @example
 * class Greeter {
 *   greet(@inject('salutation') salutation: string, name: string) {
 *     return `${salutation} ${name}`;
 *   }
 * }
 * await invokeMethod(new Greeter(), 'greet', context, ['Ada']);
 *
 * @throws {InvalidInvocationError} when the target has no such method
 */
export function invokeMethod(
  target: object,
  methodName: string,
  context: Context,
  nonInjectedArgs: readonly unknown[] = [],
  options: InvocationOptions = {},
): ValueOrPromise<unknown> {
  if (options.skipInterceptors) return call(target, methodName, context, nonInjectedArgs, options);

  const interceptors = interceptorsFor(context, target, methodName, options.source);
  if (interceptors.length === 0) return call(target, methodName, context, nonInjectedArgs, options);

  const invocation = new InvocationContext(context, target, methodName, nonInjectedArgs, options.source);
  return run(invocation, interceptors, options);
}

/**
 * Calls a method as {@link invokeMethod} does, for those whose task it is to let interceptors take part.
 *
 * @throws {InvalidInvocationError} when interceptors are to be skipped, or the target has no such method
 */
export function invokeMethodWithInterceptors(
  context: Context,
  target: object,
  methodName: string,
  args: readonly unknown[] = [],
  options: InvocationOptions = {},
): ValueOrPromise<unknown> {
  if (!options.skipInterceptors) return invokeMethod(target, methodName, context, args, options);
  throw new InvalidInvocationError(
    `skipInterceptors is not allowed for ${memberName(target, methodName)}: ` +
      `call invokeMethod() to go without interceptors.`,
  );
}

/** Carries a call out, and closes its context at the end, so that nothing that it watches outlives it. */
function run(
  invocation: InvocationContext,
  interceptors: readonly DeclaredInterceptor[],
  options: InvocationOptions,
): ValueOrPromise<unknown> {
  const close = () => invocation.close();
  try {
    const result = proceed(invocation, interceptors, 0, options);
    // Not any `then`: a query that somebody returns may start with it, and shall start once.
    if (result instanceof Promise) void result.then(close, close);
    else close();
    return result;
  } catch (error) {
    close();
    throw error;
  }
}

function proceed(
  invocation: InvocationContext,
  interceptors: readonly DeclaredInterceptor[],
  index: number,
  options: InvocationOptions,
): ValueOrPromise<unknown> {
  const {target, methodName, args} = invocation;
  const declared = interceptors[index];
  if (declared === undefined) return call(target, methodName, invocation, args, options);

  const next = () => proceed(invocation, interceptors, index + 1, options);
  if (typeof declared === 'function') return declared(invocation, next);
  return whenReady(load(declared, invocation), interceptor => interceptor(invocation, next));
}

function load(key: string, invocation: InvocationContext): ValueOrPromise<Interceptor> {
  return whenReady(invocation.getValueOrPromise<unknown>(key), value => {
    if (typeof value === 'function') return value as Interceptor;
    throw new InvalidInvocationError(
      `The value of '${key}', which intercepts ${invocation.targetName}, is no function. ` +
        `Bind the key to an interceptor, or to a provider of one.`,
    );
  });
}

function call(
  target: object,
  methodName: string,
  context: Context,
  args: readonly unknown[],
  {skipParameterInjection}: InvocationOptions,
): ValueOrPromise<unknown> {
  const method = (target as Readonly<Record<string, unknown>>)[methodName];
  if (typeof method !== 'function') {
    throw new InvalidInvocationError(`${memberName(target, methodName)} is not a method.`);
  }
  if (skipParameterInjection) return Reflect.apply(method, target, args);
  const filled = parametersOf.get(target, methodName)(context, args);
  return whenReady(filled, all => Reflect.apply(method, target, all) as unknown);
}
