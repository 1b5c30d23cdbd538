import {createInjectedValues} from './injected-values.js';
import {whenReady} from './value-or-promise.js';

import type {Context} from './context.js';
import type {Injection} from './injection.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** Gives all arguments of a call, from those that its caller has given. */
export type FillParameters = (
  context: Context,
  given: readonly unknown[],
) => ValueOrPromise<readonly unknown[]>;

/**
 * Makes the function that injects parameters, and fills the others in their order with what is given.
 *
 * @param name - what messages call the method
 * @param parameters - the injections by their position; a hole is filled with what is given
 */
export function createFillParameters(
  name: string,
  parameters: readonly (Injection | undefined)[],
): FillParameters {
  const injections = parameters.filter(each => each !== undefined);
  if (injections.length === 0) return (_, given) => given;

  const values = createInjectedValues(name, injections);
  return (context, given) =>
    whenReady(values(context), injected => merge(parameters, injected, given));
}

function merge(
  parameters: readonly (Injection | undefined)[],
  injected: readonly unknown[],
  given: readonly unknown[],
): readonly unknown[] {
  let injectedCount = 0;
  let givenCount = 0;
  const all: unknown[] = [];
  for (const parameter of parameters) {
    all.push(parameter ? injected[injectedCount++] : given[givenCount++]);
  }
  return givenCount < given.length ? [...all, ...given.slice(givenCount)] : all;
}
