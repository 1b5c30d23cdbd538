import {injectionsOf} from './inject.js';
import {injectionsOfMethod} from './method-injection.js';

import type {Constructor} from './class.js';
import type {Injection} from './injection.js';

/**
 * What the parameters of a constructor, or of a method, have injected: by their positions, with a hole for one
 * that has no decorator.
 */
export function describeInjectedArguments(
  type: Constructor,
  methodName?: string,
): readonly (Injection | undefined)[] {
  if (methodName === undefined) return injectionsOf(type).constructorArguments;
  return injectionsOfMethod(type.prototype as object, methodName);
}

/** What the properties of a class have injected, inherited ones included. */
export function describeInjectedProperties(type: Constructor): ReadonlyMap<string | symbol, Injection> {
  return injectionsOf(type).properties;
}
