import {InvalidInjectionError} from './errors.js';
import {isBinding} from './binding.js';
import {isContextView} from './context-view.js';
import {designTypeOfParameter, designTypeOfProperty} from './metadata.js';

import type {ClassInjections, Injection, InjectionKind} from './injection.js';
import type {Constructor} from './class.js';

/** Which types fit what of a kind is injected, and what messages call it. */
const EXPECTED: Partial<Record<InjectionKind, readonly [fits: (type: Type) => boolean, name: string]>> = {
  values: [type => type === Array, 'Array'],
  getter: [type => type === Function, 'Getter function'],
  setter: [type => type === Function, 'Setter function'],
  binding: [({prototype}) => isBinding(prototype), 'Binding'],
  view: [({prototype}) => isContextView(prototype), 'ContextView'],
};

interface Type {
  readonly name: string;
  readonly prototype: unknown;
}

/**
 * Compares what is injected with the types that the compiler has noted, where it has. `Object` and `Function` say
 * nothing: they also stand for interfaces, and for classes that are imported as types alone.
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
  const [fits, name] = EXPECTED[kind] ?? [];
  if (!fits || typeof designType !== 'function') return;
  if (designType === Object || designType === Function || fits(designType)) return;
  throw new InvalidInjectionError(`The type of ${target} (${designType.name}) is not ${name}.`);
}
