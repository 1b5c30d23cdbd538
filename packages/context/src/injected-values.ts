import {Binding} from './binding.js';
import {setConstructorInjections} from './inject.js';

import type {Constructor} from './class.js';
import type {Context} from './context.js';
import type {Injection} from './injection.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** Gives several values that are injected together, in the order of their injections. */
export type InjectedValues = (context: Context) => ValueOrPromise<readonly unknown[]>;

/**
 * Lets values be injected elsewhere than into a constructor, by the same plans.
 *
 * @param name - what messages call the one who needs them, such as `TodoController.prototype.find`
 */
export function createInjectedValues(name: string, injections: readonly Injection[]): InjectedValues {
  // A key may not have a `#`, and a method's name may.
  const binding = new Binding(name.replaceAll('#', '')).toClass(createListType(injections));
  return context => context.give(binding, context) as ValueOrPromise<readonly unknown[]>;
}

// What plans make is made by a class: an instance of this one is the list of its arguments.
function createListType(injections: readonly Injection[]): Constructor {
  const type = function (...values: readonly unknown[]) {
    return values;
  } as unknown as Constructor;
  setConstructorInjections(type, injections);
  return type;
}
