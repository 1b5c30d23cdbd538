import {metadataSlot} from './metadata.js';

import type {Injection} from './injection.js';

/** By the position of the parameter; a hole is a parameter without a decorator. */
export type MethodInjections = readonly (Injection | undefined)[];

type InjectionsByMethod = ReadonlyMap<string | symbol, MethodInjections>;

const METHODS = metadataSlot<InjectionsByMethod>('inject.methods');
const NONE: MethodInjections = Object.freeze([]);

/**
 * Notes what a method's parameter has injected. Returns false when the parameter has its injection already.
 *
 * @param holder - the prototype, or the class of a static method
 */
export function addMethodInjection(
  holder: object,
  method: string | symbol,
  index: number,
  injection: Injection,
): boolean {
  const methods = METHODS.own(holder);
  const injections = [...(methods?.get(method) ?? [])];
  if (injections[index]) return false;

  injections[index] = injection;
  METHODS.set(holder, new Map([...(methods ?? []), [method, injections]]));
  return true;
}

/**
 * What the parameters of a method have injected: as the class itself says, or else the nearest that it extends.
 * A method that is overridden without a decorator is injected as the one that it overrides.
 *
 * @param holder - the prototype, or the class of a static method
 */
export function injectionsOfMethod(holder: object, method: string | symbol): MethodInjections {
  for (let owner: object | null = holder; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const injections = METHODS.own(owner)?.get(method);
    if (injections) return injections;
  }
  return NONE;
}

/** The names of all methods that have something injected, inherited ones included. */
export function methodsWithInjections(holder: object): ReadonlySet<string | symbol> {
  const names = new Set<string | symbol>();
  for (let owner: object | null = holder; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const name of METHODS.own(owner)?.keys() ?? []) names.add(name);
  }
  return names;
}
