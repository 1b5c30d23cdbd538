import {InvalidInjectionError, inject} from '@rondojs/context';

import {SERVICE_INTERFACE_TAG, SERVICE_TAG} from './part-options.js';

import type {Binding, Constructor, InjectDecorator, TypedInjectDecorator} from '@rondojs/context';

/** What a service is known by. */
type Face<T = unknown> = (abstract new (...args: never[]) => T) | string | symbol;

/** Options of {@link service}. */
export interface ServiceInjectionOptions {
  /** With no such service, `undefined` is injected. */
  readonly optional?: boolean;
}

/** No binding is so far from what is wanted. */
const NOT_MEANT = 4;

/**
 * Injects a service by its class, or by the interface that it was added with, rather than by its key.
 *
 * Of several, a service goes before what is bound in another way, and the class itself before classes that extend it. The
 * start refuses what is not there, and what may be two.
 *
 * @example
 * class GreetController {
 *   constructor(@service(Clock) private readonly clock: Clock) {}
 * }
 *
 * @throws {InvalidInjectionError} when what is given is not there yet, by a circle of imports
 */
export function service<T>(type: abstract new (...args: never[]) => T, options?: ServiceInjectionOptions): TypedInjectDecorator<T>;
export function service(name: string | symbol, options?: ServiceInjectionOptions): InjectDecorator;
export function service(face: Face, options: ServiceInjectionOptions = {}): InjectDecorator {
  const name = `@service(${nameOf(face)})`;
  return inject.one(binding => distance(face, binding) < NOT_MEANT, {
    ...options,
    name,
    bindingComparator: (one, other) => distance(face, one) - distance(face, other),
  });
}

/** How far a binding is from what is wanted. */
function distance(face: Face, {tagMap, tagNames, valueConstructor}: Readonly<Binding>): number {
  const isItself = tagMap[SERVICE_INTERFACE_TAG] === face || valueConstructor === face;
  if (!isItself && !extendsFace(valueConstructor, face)) return NOT_MEANT;
  return (tagNames.includes(SERVICE_TAG) ? 0 : 2) + (isItself ? 0 : 1);
}

function extendsFace(type: Constructor | undefined, face: Face): boolean {
  return typeof face === 'function' && type?.prototype instanceof face;
}

function nameOf(face: Face | undefined): string {
  if (typeof face === 'function') return face.name;
  // What is a part of a value has a # in its key, and this is none.
  if (typeof face === 'string' || typeof face === 'symbol') return String(face).replaceAll('#', ' ');
  throw new InvalidInjectionError(
    `@service() was given ${String(face)}: a class that is not there yet, by a circle of imports perhaps. ` +
      `Give a class from a file that does not import this one, or the name of its interface.`,
  );
}
