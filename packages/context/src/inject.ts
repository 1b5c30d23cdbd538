import {InvalidInjectionError} from './errors.js';
import {addMethodInjection} from './method-injection.js';
import {memberName} from './member-name.js';
import {metadataSlot} from './metadata.js';
import {filterByTag, isBindingAddress} from './binding-filter.js';
import {hasOwnConstructor} from './class-source.js';

import type {BindingAddress, BindingKey} from './binding-key.js';
import type {BindingFilter, BindingTagPattern} from './binding-filter.js';
import type {
  ClassInjections,
  InjectBindingOptions,
  InjectGetterOptions,
  InjectOneOptions,
  InjectOptions,
  InjectViewOptions,
  Injection,
} from './injection.js';
import type {Constructor} from './class.js';
import type {InjectDecorator, InjectList, TypedInjectDecorator} from './inject-list.js';

const ARGUMENTS = metadataSlot<readonly (Injection | undefined)[]>('inject.arguments');
const PROPERTIES = metadataSlot<ReadonlyMap<string | symbol, Injection>>('inject.properties');

/**
 * Injects the value bound to a key into a parameter of a constructor or method, or into a property.
 *
 * What methods have injected is looked up at each call, by whoever calls them with `invokeMethod`.
 *
 * @param selector - a key; a key with the path of a property, `application.config#port`; or a filter, for the
 *   values of all bindings that it accepts. A `BindingKey` fits only where a value of its type does
 *
 * @example
 * class TodoController {
 *   constructor(@inject('todo.store') private store: TodoStore) {}
 * }
 *
 * @throws {InvalidInjectionError} when it stands on something else, or twice on one thing
 */
export function inject<T>(key: BindingKey<T>, options?: InjectOptions): TypedInjectDecorator<T>;
export function inject(selector: BindingAddress | BindingFilter, options?: InjectOptions): InjectDecorator;
export function inject(
  selector: BindingAddress | BindingFilter,
  options: InjectOptions = {},
): InjectDecorator {
  const isKey = isBindingAddress(selector);
  if (options.asProxyWithInterceptors && !isKey) {
    throw new InvalidInjectionError('asProxyWithInterceptors is only allowed with a key.');
  }
  const kind = options.asProxyWithInterceptors ? 'proxy' : isKey ? 'value' : 'values';
  return createInjectDecorator('@inject', {kind, ...selected(selector, options)});
}

/**
 * Injects a function that gives the current value each time it is called: `await this.getUser()`; of a filter,
 * the current values.
 */
inject.getter = (
  selector: BindingAddress | BindingFilter,
  options: InjectGetterOptions = {},
): InjectDecorator =>
  createInjectDecorator('@inject.getter', {kind: 'getter', ...selected(selector, options)});

/** Injects a function that binds the key to a value: `this.setUser(user)`. */
inject.setter = (address: BindingAddress, options: InjectBindingOptions = {}): InjectDecorator =>
  createInjectDecorator('@inject.setter', {
    kind: 'setter',
    address: String(address),
    creation: options.bindingCreation,
  });

/** Injects the binding of a key; without a key, the binding that is being made. */
inject.binding = (address?: BindingAddress, options: InjectBindingOptions = {}): InjectDecorator =>
  createInjectDecorator('@inject.binding', {
    kind: 'binding',
    address: String(address ?? ''),
    creation: options.bindingCreation,
    isRelative: !address,
  });

/**
 * Injects the value of the one binding that a filter accepts; of several, of the one that the comparator puts before all
 * others.
 *
 * The start refuses what is not there, and where it cannot be told which is meant.
 */
inject.one = (filter: BindingFilter, options: InjectOneOptions = {}): InjectDecorator => {
  const {optional, bindingComparator: comparator, name = '@inject.one'} = options;
  return createInjectDecorator(name, {kind: 'one', address: name, filter, comparator, optional});
};

/** Injects the values of all bindings with a tag; of none, an empty list. */
inject.tag = (pattern: BindingTagPattern, options: InjectViewOptions = {}): InjectDecorator =>
  createInjectDecorator('@inject.tag', {kind: 'values', filter: filterByTag(pattern), comparator: options.bindingComparator});

/** Injects a view: the bindings that a filter accepts, and their values, always those of now. */
inject.view = (filter: BindingFilter, options: InjectViewOptions = {}): InjectDecorator =>
  createInjectDecorator('@inject.view', {kind: 'view', filter, comparator: options.bindingComparator});

/** Injects the context in which the class is made: a request's, a server's or the application's. */
inject.context = (): InjectDecorator => createInjectDecorator('@inject.context', {kind: 'context'});

/** What a class has injected: its own constructor's, and the properties of all classes that it extends. */
export function injectionsOf(type: Constructor): ClassInjections {
  return {
    constructorArguments: constructorArguments(type),
    properties: PROPERTIES.inherited(type) ?? new Map(),
  };
}

/** What a decorator says of an injection; the rest is plain. */
type InjectionSpec = Pick<Injection, 'kind'> & {
  readonly [P in Exclude<keyof Injection, 'kind' | 'target'>]?: Injection[P] | undefined;
};

/** Makes a decorator that notes an injection. */
export function createInjectDecorator(name: string, spec: InjectionSpec): InjectDecorator {
  checkSpec(name, spec);
  return (target, member, index) => {
    const {address = '', optional = false} = spec;
    const injection = {...spec, address, optional, target: memberName(target, member, index)};
    if (typeof target !== 'function' && member !== undefined && index === undefined) {
      return addProperty(name, target.constructor, member, injection);
    }
    if (typeof target === 'function' && member === undefined && typeof index === 'number') {
      return addArgument(name, target, index, injection);
    }
    if (member !== undefined && typeof index === 'number') {
      return addParameter(name, target, member, index, injection);
    }
    throw misplaced(name, target, member, index);
  };
}

function checkSpec(name: string, {kind, address, filter, comparator, isRelative}: InjectionSpec): void {
  if (comparator && !filter) {
    throw new InvalidInjectionError('Binding comparator is only allowed with a binding filter.');
  }
  if (address || filter || isRelative || kind === 'context') return;
  if (kind === 'setter') throw new InvalidInjectionError(`Binding key is not set for ${name}.`);
  throw new InvalidInjectionError(`A non-empty key is required for ${name}.`);
}

function selected(
  selector: BindingAddress | BindingFilter,
  {optional, bindingComparator: comparator}: InjectGetterOptions,
): Omit<InjectionSpec, 'kind'> {
  const place = isBindingAddress(selector) ? {address: String(selector)} : {filter: selector};
  return {...place, optional, comparator};
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

function addParameter(
  name: string,
  holder: object,
  method: string | symbol,
  index: number,
  injection: Injection,
): void {
  const isOfBinding = typeof holder === 'function' && method === 'value';
  if (injection.isRelative && !isOfBinding) {
    throw new InvalidInjectionError(`${name} on ${injection.target} needs a key: a method belongs to no binding.`);
  }
  if (!addMethodInjection(holder, method, index, injection)) throw appliedTwice(name, injection);
}

/** Lets a class of our own making have injected what was asked for elsewhere. */
export function setConstructorInjections(type: Constructor, injections: readonly Injection[]): void {
  ARGUMENTS.set(type, injections);
}

function misplaced(
  name: string,
  target: object,
  member: string | symbol | undefined,
  index: number | PropertyDescriptor | undefined,
): Error {
  const place = member === undefined ? 'a class' : index ? 'a method' : 'a static property';
  return new InvalidInjectionError(
    `${name} cannot be used on ${place}: ${memberName(target, member)}. ` +
      `It belongs on a parameter of a constructor or method, or on a property.`,
  );
}

function appliedTwice(name: string, injection: Injection): Error {
  return new InvalidInjectionError(
    `${name} cannot be applied more than once on ${injection.target}.`,
  );
}

/** A class without a constructor of its own takes over the one that it inherits, injections included. */
function constructorArguments(type: Constructor): readonly (Injection | undefined)[] {
  const own = ARGUMENTS.own(type) ?? listedArguments(type);
  // Parameters without a decorator are seen here, so that the graph can name them before `new` fails oddly.
  if (own || type.length > 0) return padded(own ?? [], type.length);
  const parent = Object.getPrototypeOf(type) as unknown;
  const inherits = typeof parent === 'function' && parent !== Function.prototype;
  return inherits && !hasOwnConstructor(type) ? constructorArguments(parent as Constructor) : [];
}

function listedArguments(type: Constructor): readonly Injection[] | undefined {
  const list = Object.hasOwn(type, 'inject') ? (type as {inject?: unknown}).inject : undefined;
  return Array.isArray(list) ? injectionsOfList(list as InjectList, `${type.name}.constructor`) : undefined;
}

/** What is said by a list, in place of decorators, of the arguments of a function or constructor. */
export function injectionsOfList(list: InjectList, name: string): readonly Injection[] {
  return list.map((entry, index) => {
    // The list's entries may be decorators: they are put on a class of their own, and asked what they say.
    const bearer = class {};
    const decorate = typeof entry === 'function' ? entry : inject(entry);
    decorate(bearer, undefined, 0);
    const [injection] = ARGUMENTS.own(bearer) ?? [];
    if (injection) return {...injection, target: `${name}[${index}]`};
    throw new InvalidInjectionError(`Entry ${index} of the list of ${name} is neither a key nor an injection.`);
  });
}

/** With a hole for each argument that nothing is said of. */
export function padded(
  own: readonly (Injection | undefined)[],
  length: number,
): readonly (Injection | undefined)[] {
  return Array.from({length: Math.max(own.length, length)}, (_, index) => own[index]);
}
