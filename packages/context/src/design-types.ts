import {Binding} from './binding.js';
import {ContextView} from './context-view.js';
import {InvalidInjectionError} from './errors.js';
import {designTypeOfParameter, designTypeOfProperty} from './metadata.js';

import type {ClassInjections, Injection, InjectionKind} from './injection.js';
import type {Constructor} from './class.js';

/** What of a kind is injected, and what messages call it. */
const EXPECTED: Partial<Record<InjectionKind, readonly [type: unknown, name: string]>> = {
  values: [Array, 'Array'],
  getter: [Function, 'Getter function'],
  setter: [Function, 'Setter function'],
  binding: [Binding, 'Binding'],
  view: [ContextView, 'ContextView'],
};

/**
 * Compares what is injected with the types that the compiler has noted, where it has. `Object` says nothing: it
 * also stands for what is imported as a type alone.
 *
 * @throws {InvalidInjectionError} where something else is declared than what would be injected
 */
export function checkDesignTypes(type: Constructor, injections: ClassInjections): void {
  injections.constructorArguments.forEach((injection, index) => {
    if (injection) check(injection, designTypeOfParameter(type, index));
  });
  for (const [name, injection] of injections.properties) check(injection, designTypeOfProperty(type, name));
}

function check({kind, target}: Injection, designType: unknown): void {
  const [expected, name] = EXPECTED[kind] ?? [];
  if (!expected || typeof designType !== 'function') return;
  if (designType === expected || designType === Object) return;
  throw new InvalidInjectionError(`The type of ${target} (${designType.name}) is not ${name}.`);
}
