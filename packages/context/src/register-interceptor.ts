import {Binding} from './binding.js';
import {GLOBAL_INTERCEPTOR, globalInterceptorTags} from './global-interceptor.js';
import {isProviderClass} from './provider.js';

import type {BindingAddress} from './binding-key.js';
import type {Constructor} from './class.js';
import type {Context} from './context.js';
import type {Interceptor} from './invocation-context.js';
import type {Provider} from './provider.js';

/** Under which key an interceptor is bound, and around what it stands. */
export interface InterceptorOptions {
  /** The last part of the key. @defaultValue the name of the function or class */
  readonly name?: string;
  /** The whole key, in place of `interceptors.<name>` or `globalInterceptors.<name>`. */
  readonly key?: BindingAddress<Interceptor>;
  /** Whether it stands around all methods. @defaultValue true with a group or a source, otherwise false */
  readonly global?: boolean;
  /** Decides when a global interceptor runs. */
  readonly group?: string;
  /** The kinds of callers that a global interceptor is for, such as `route`. @defaultValue all */
  readonly source?: string | readonly string[];
}

let lastNameless = 0;

/**
 * Binds an interceptor, so that `@intercept` can name it by its key, or so that it stands around all methods.
 *
 * @param interceptor - a function, or the class of a provider of one
 *
 * @example
 * registerInterceptor(app, log); // interceptors.log
 * registerInterceptor(app, AuthProvider, {global: true, group: 'auth'}); // globalInterceptors.AuthProvider
 */
export function registerInterceptor(
  context: Context,
  interceptor: Interceptor | Constructor<Provider<Interceptor>>,
  options: InterceptorOptions = {},
): Binding<Interceptor> {
  const isGlobal = isGlobalInterceptor(interceptor as Constructor, options);
  const binding = new Binding<Interceptor>(options.key ?? keyOf(interceptor, isGlobal, options.name));
  if (isProvider(interceptor)) binding.toProvider(interceptor).applySpecOf(interceptor);
  else binding.to(interceptor);
  if (isGlobal) binding.tag(globalInterceptorTags(options.group, options.source));
  context.add(binding);
  return binding;
}

function isGlobalInterceptor(interceptor: Constructor, options: InterceptorOptions): boolean {
  const {group, source, global = group !== undefined || source !== undefined} = options;
  return global || Object.hasOwn(new Binding('asked').applySpecOf(interceptor).tagMap, GLOBAL_INTERCEPTOR);
}

function isProvider(
  interceptor: Interceptor | Constructor<Provider<Interceptor>>,
): interceptor is Constructor<Provider<Interceptor>> {
  return isProviderClass(interceptor);
}

function keyOf({name}: {readonly name: string}, isGlobal: boolean, givenName?: string): string {
  const namespace = isGlobal ? 'globalInterceptors' : 'interceptors';
  return `${namespace}.${(givenName ?? name) || `nameless-${++lastNameless}`}`;
}
