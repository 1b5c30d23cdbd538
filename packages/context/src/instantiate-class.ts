import {InvalidInjectionError} from './errors.js';
import {createFillParameters} from './parameters.js';
import {injectionsOf} from './inject.js';
import {whenReady} from './value-or-promise.js';

import type {Constructor} from './class.js';
import type {Context} from './context.js';
import type {FillParameters} from './parameters.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** Kept by class, because each of these functions has a place in the plans of contexts. */
const parametersOf = new WeakMap<Constructor, FillParameters>();

/**
 * Makes an instance of a class that is not bound: decorated arguments and properties are injected, the other
 * arguments are taken from a list.
 *
 * Use it where a part of what a class needs is known to its caller alone; otherwise bind the class.
 *
 * @param nonInjectedArgs - arguments for what is not injected, in their order
 *
 * @throws {InvalidInjectionError} when the list is too short
 */
export function instantiateClass<T>(
  type: Constructor<T>,
  context: Context,
  nonInjectedArgs: readonly unknown[] = [],
): ValueOrPromise<T> {
  const {constructorArguments, properties} = injectionsOf(type);
  const open = [...constructorArguments.keys()].filter(index => !constructorArguments[index]);
  const missing = open[nonInjectedArgs.length];
  if (missing !== undefined) throw notSupplied(type, missing);

  // Properties first: what the list has too much goes to the constructor.
  const all = [...properties.values(), ...constructorArguments];
  const fill = parametersOf.get(type) ?? createFillParameters(type.name, all);
  parametersOf.set(type, fill);
  return whenReady(fill(context, nonInjectedArgs), values => make(type, [...properties.keys()], values));
}

function make<T>(
  type: Constructor<T>,
  properties: readonly (string | symbol)[],
  values: readonly unknown[],
): T {
  const instance = new type(...values.slice(properties.length));
  properties.forEach((name, index) => {
    // What is optional and not bound keeps the value of the property's initialiser.
    if (values[index] !== undefined) (instance as Record<string | symbol, unknown>)[name] = values[index];
  });
  return instance;
}

function notSupplied(type: Constructor, index: number): Error {
  return new InvalidInjectionError(
    `The argument '${type.name}.constructor[${index}]' is not decorated for dependency injection but no ` +
      `value was supplied by the caller. Apply @inject() to it, or give a value for it.`,
  );
}
