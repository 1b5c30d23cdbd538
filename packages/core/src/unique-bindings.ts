import {NameTakenError} from './errors.js';

import type {Binding, Constructor, Context} from '@rondojs/context';

/**
 * Takes a binding of a class in, unless the same class is there already under the key.
 *
 * @returns the binding that is there now
 * @throws {NameTakenError} when something else is there: it would be gone without a word
 */
export function addOnce<T>(context: Context, binding: Binding<T>): Binding<T> {
  const former = context.contains(binding.key) ? context.getBinding<T>(binding.key) : undefined;
  if (!former) {
    context.add(binding);
    return binding;
  }
  if (classOf(former) === classOf(binding)) return former;
  throw new NameTakenError(binding.key, classOf(binding)?.name ?? '', nameOf(former));
}

/** The class that a binding makes an instance of, or asks for a value. */
export function classOf({valueConstructor, providerConstructor}: Binding): Constructor | undefined {
  return valueConstructor ?? providerConstructor;
}

function nameOf(binding: Binding): string {
  const type = classOf(binding);
  return type ? `class ${type.name}` : `a ${binding.type ?? 'binding without a value'}`;
}
