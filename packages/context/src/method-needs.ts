import {injectionsOfMethod, methodsWithInjections} from './method-injection.js';
import {memberName} from './member-name.js';
import {notedForClass, notedForMethods} from './interceptor-notes.js';

import type {Binding} from './binding.js';
import type {Constructor} from './class.js';
import type {Injection} from './injection.js';
import type {NotedInterceptor} from './interceptor-notes.js';

/**
 * What is needed when the methods of what a binding makes are called with `invokeMethod`: what their parameters
 * have injected, and the interceptors that `@intercept` names by their keys.
 *
 * It is known of a class alone: what a provider or a function makes is seen when it has been made.
 */
export function methodNeedsOf({source}: Binding): readonly Injection[] {
  return source?.type === 'class' ? [...interceptorNeeds(source.value), ...parameterNeeds(source.value)] : [];
}

function parameterNeeds({prototype}: Constructor): readonly Injection[] {
  const holder = prototype as object;
  const names = [...methodsWithInjections(holder)];
  return names.flatMap(name => injectionsOfMethod(holder, name)).filter(each => each !== undefined);
}

function interceptorNeeds(type: Constructor): readonly Injection[] {
  const prototype = type.prototype as object;
  const ofMethods = [...notedForMethods(prototype)].flatMap(([name, noted]) =>
    keysAmong(noted, memberName(prototype, name)),
  );
  return [...keysAmong(notedForClass(type), type.name), ...ofMethods];
}

function keysAmong(noted: readonly NotedInterceptor[], target: string): readonly Injection[] {
  const keys = noted.filter(each => typeof each === 'string');
  return keys.map(address => ({kind: 'value', address, optional: false, target}));
}
