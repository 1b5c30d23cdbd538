import {InvalidInjectionError} from './errors.js';
import {metadataSlot} from './metadata.js';

import type {BindingAddress} from './binding-key.js';
import type {Constructor} from './class.js';
import type {ClassInjections, InjectOptions, Injection, InjectionKind} from './injection.js';

/** A decorator for a constructor's parameter or for a property. */
export type InjectDecorator = (
  target: object,
  member: string | symbol | undefined,
  index?: number | PropertyDescriptor,
) => void;

const COMMENTS_AND_TEXTS = /\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
const CONSTRUCTOR = /(?<![.\w$])constructor\s*\(/;
const HANDS_ALL_ON = /(?<![.\w$])constructor\s*\((?:\s*|\s*\.\.\.\s*(\w+)\s*)\)\s*\{\s*super\(\s*\.\.\.\s*(?:arguments|\1)\s*\)/;

const ARGUMENTS = metadataSlot<readonly (Injection | undefined)[]>('inject.arguments');
const PROPERTIES = metadataSlot<ReadonlyMap<string | symbol, Injection>>('inject.properties');

/**
 * Injects the value bound to a key into a constructor's parameter or a property.
 *
 * @param address - a key, or a key with the path of a property: `application.config#port`
 *
 * @example
 * class TodoController {
 *   constructor(@inject('todo.store') private store: TodoStore) {}
 * }
 *
 * @throws {InvalidInjectionError} when it stands on something else, or twice on one thing
 */
export function inject(address: BindingAddress, options: InjectOptions = {}): InjectDecorator {
  return decorator('@inject', 'value', String(address), options);
}

/** Injects a function that gives the current value each time it is called: `await this.getUser()`. */
inject.getter = (address: BindingAddress, options: InjectOptions = {}): InjectDecorator =>
  decorator('@inject.getter', 'getter', String(address), options);

/** Injects the context in which the class is made: a request's, a server's or the application's. */
inject.context = (): InjectDecorator => decorator('@inject.context', 'context', '', {});

/** What a class has injected: its own constructor's, and the properties of all classes that it extends. */
export function injectionsOf(type: Constructor): ClassInjections {
  return {
    constructorArguments: constructorArguments(type),
    properties: PROPERTIES.inherited(type) ?? new Map(),
  };
}

function decorator(
  name: string,
  kind: InjectionKind,
  address: string,
  {optional = false}: InjectOptions,
): InjectDecorator {
  if (!address && kind !== 'context') {
    throw new InvalidInjectionError(`A non-empty key is required for ${name}.`);
  }
  return (target, member, index) => {
    const injection = {kind, address, optional, target: memberName(target, member, index)};
    if (typeof target !== 'function' && member !== undefined && index === undefined) {
      return addProperty(name, target.constructor, member, injection);
    }
    if (typeof target === 'function' && member === undefined && typeof index === 'number') {
      return addArgument(name, target, index, injection);
    }
    throw new InvalidInjectionError(
      `${name} cannot be used on ${injection.target}: it belongs on a parameter of a constructor or on a property.`,
    );
  };
}

function addProperty(
  name: string,
  type: object,
  member: string | symbol,
  injection: Injection,
): void {
  const known = PROPERTIES.inherited(type);
  const above = PROPERTIES.inherited(Object.getPrototypeOf(type) as object);
  if (known?.get(member) !== above?.get(member)) throw appliedTwice(name, injection);
  PROPERTIES.set(type, new Map([...(known ?? []), [member, injection]]));
}

function addArgument(name: string, type: object, index: number, injection: Injection): void {
  const own = [...(ARGUMENTS.own(type) ?? [])];
  if (own[index]) throw appliedTwice(name, injection);
  own[index] = injection;
  ARGUMENTS.set(type, own);
}

function appliedTwice(name: string, injection: Injection): Error {
  return new InvalidInjectionError(
    `${name} cannot be applied more than once on ${injection.target}.`,
  );
}

/** A class without a constructor of its own takes over the one that it inherits, injections included. */
function constructorArguments(type: Constructor): readonly (Injection | undefined)[] {
  const own = ARGUMENTS.own(type);
  // Parameters without a decorator are seen here, so that the graph can name them before `new` fails oddly.
  if (own || type.length > 0) return padded(own ?? [], type.length);
  const parent = Object.getPrototypeOf(type) as unknown;
  const inherits = typeof parent === 'function' && parent !== Function.prototype;
  return inherits && !hasOwnConstructor(type) ? constructorArguments(parent as Constructor) : [];
}

function padded(
  own: readonly (Injection | undefined)[],
  length: number,
): readonly (Injection | undefined)[] {
  return Array.from({length: Math.max(own.length, length)}, (_, index) => own[index]);
}

/**
 * Only the source tells: `class B extends A {}` and `class B extends A { constructor() {…} }` look alike. A
 * constructor that first hands all on, as compilers and mixins write it, counts as none.
 */
function hasOwnConstructor(type: Constructor): boolean {
  const source = type.toString().replace(COMMENTS_AND_TEXTS, '');
  return CONSTRUCTOR.test(source) && !HANDS_ALL_ON.test(source);
}

function memberName(
  target: object,
  member: string | symbol | undefined,
  index?: number | PropertyDescriptor,
): string {
  const isStatic = typeof target === 'function';
  const owner = isStatic ? (target as Constructor).name : target.constructor.name;
  const position = typeof index === 'number' ? `[${index}]` : '';
  if (member === undefined) return `${owner}.constructor${position}`;
  return `${owner}.${isStatic ? '' : 'prototype.'}${String(member)}${position}`;
}
