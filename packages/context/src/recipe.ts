import {EmptyBindingError, InvalidInjectionError, InvalidProviderError} from './errors.js';
import {BindingScope} from './binding-scope.js';
import {checkDesignTypes} from './design-types.js';
import {injectionsOf, injectionsOfList, padded} from './inject.js';
import {injectionsOfMethod} from './method-injection.js';

import type {Binding, BindingSource} from './binding.js';
import type {ClassInjections, Injection} from './injection.js';
import type {Constructor} from './class.js';
import type {DynamicValueProvider, Provider} from './provider.js';
import type {ValueOrPromise} from './value-or-promise.js';

type FunctionSource = Extract<BindingSource, {readonly type: 'function'}>;

/** How to make something: what it needs, and a function that takes exactly that. */
export interface Recipe {
  /** Names the recipe in a container. */
  readonly id: symbol;
  readonly needs: readonly Injection[];
  readonly make: (...needed: readonly unknown[]) => ValueOrPromise<unknown>;
  /** Whether it is made for one binding alone, rather than for all bindings of a class. */
  readonly isOwn: boolean;
}

const recipesOfClasses = new WeakMap<object, Recipe>();
const recipesOfProviders = new WeakMap<object, Recipe>();
const recipesOfStaticValues = new WeakMap<object, Recipe>();
/** By the source of the binding, which is a new one with each change of it. */
const ownRecipes = new WeakMap<object, Recipe>();

/** The recipe of a class: its constructor's arguments, then its properties. */
export function recipeOfClass(type: Constructor): Recipe {
  return remember(recipesOfClasses, type, () => createRecipe(type, injectionsOf(type)));
}

/** The recipe of a provider's value: make the provider, and ask it. */
function recipeOfProvider(type: Constructor<Provider<unknown>>): Recipe {
  return remember(recipesOfProviders, type, () => {
    const {needs, make, isOwn} = recipeOfClass(type);
    const id = Symbol(`${type.name}.value()`);
    return {id, needs, make: (...needed) => valueOf(make(...needed) as Partial<Provider<unknown>>, type), isOwn};
  });
}

function valueOf(provider: Partial<Provider<unknown>>, {name}: Constructor): ValueOrPromise<unknown> {
  if (typeof provider.value !== 'function') throw new InvalidProviderError(name);
  return provider.value();
}

/** The recipe of a class that makes a value by itself. */
function recipeOfStaticValue(type: DynamicValueProvider<unknown>): Recipe {
  return remember(recipesOfStaticValues, type, () => {
    const injections = padded(injectionsOfMethod(type, 'value'), type.value.length);
    const needs = complete(injections, `${type.name}.value`);
    const make = (...needed: readonly unknown[]) => type.value(...needed);
    return {id: Symbol(`${type.name}.value`), needs, make, isOwn: isAnyRelative(needs)};
  });
}

function recipeOfFunction({value, inject}: FunctionSource): Recipe {
  const name = value.name || 'function';
  const needs = complete(padded(injectionsOfList(inject, name), value.length), name);
  return {id: Symbol(name), needs, make: value, isOwn: true};
}

/**
 * The recipe of a binding. Constants and dynamic values need nothing that could be known beforehand.
 *
 * @throws {EmptyBindingError} when the binding has no source yet
 */
export function recipeOf(binding: Binding): Recipe | undefined {
  const {source} = binding;
  switch (source?.type) {
    case 'class':
      return forBinding(recipeOfClass(source.value), source, binding);
    case 'provider':
      return forBinding(recipeOfProvider(source.value), source, binding);
    case 'dynamicValueProvider':
      return forBinding(recipeOfStaticValue(source.value), source, binding);
    case 'function':
      return remember(ownRecipes, source, () => createOwn(recipeOfFunction(source), binding));
    case 'alias':
      return aliased(binding.key, source.value);
    case 'constant':
    case 'dynamic':
      return undefined;
    default:
      // Declared on a server without a value: each request is to bind it for itself.
      if (binding.scope === BindingScope.REQUEST) return undefined;
      throw new EmptyBindingError(binding.key);
  }
}

function forBinding(recipe: Recipe, source: BindingSource, binding: Binding): Recipe {
  return recipe.isOwn ? remember(ownRecipes, source, () => createOwn(recipe, binding)) : recipe;
}

/** A recipe in which what goes on from the key of the binding does. */
function createOwn(recipe: Recipe, {key}: Binding): Recipe {
  const needs = recipe.needs.map(need =>
    need.isRelative ? {...need, address: key + need.address, isRelative: false} : need,
  );
  return {...recipe, id: Symbol(key), needs};
}

function aliased(key: string, address: string): Recipe {
  const need = {kind: 'value', address, optional: false, target: `${key} (alias)`} as const;
  return {id: Symbol(`${key} (alias)`), needs: [need], make: value => value, isOwn: false};
}

function remember(
  recipes: WeakMap<object, Recipe>,
  origin: object,
  create: () => Recipe,
): Recipe {
  const known = recipes.get(origin);
  if (known) return known;

  const recipe = create();
  recipes.set(origin, recipe);
  return recipe;
}

function createRecipe(type: Constructor, injections: ClassInjections): Recipe {
  checkDesignTypes(type, injections);
  const args = complete(injections.constructorArguments, `${type.name}.constructor`);
  const properties = [...injections.properties];
  const id = Symbol(type.name);
  if (properties.length === 0) {
    return {id, needs: args, make: construct(type, args.length), isOwn: isAnyRelative(args)};
  }

  const names = properties.map(([name]) => name);
  const needs = [...args, ...properties.map(([, injection]) => injection)];
  const make = (...needed: readonly unknown[]) => withProperties(type, args.length, names, needed);
  return {id, needs, make, isOwn: isAnyRelative(needs)};
}

function isAnyRelative(needs: readonly Injection[]): boolean {
  return needs.some(({isRelative}) => isRelative);
}

/** @throws {InvalidInjectionError} when an argument has no injection */
function complete(injections: readonly (Injection | undefined)[], name: string): readonly Injection[] {
  return injections.map((injection, index) => {
    if (injection) return injection;
    throw new InvalidInjectionError(
      `The argument '${name}[${index}]' is not decorated for dependency injection. ` +
        `Apply @inject() to it, or give the ${name.endsWith('.constructor') ? 'class' : 'function'} no arguments of its own.`,
    );
  });
}

// One closure for each small number of arguments: spreading an array costs as much as the rest of the call.
function construct(type: Constructor, count: number): (...needed: readonly unknown[]) => unknown {
  switch (count) {
    case 0:
      return () => new type();
    case 1:
      return first => new type(first);
    case 2:
      return (first, second) => new type(first, second);
    case 3:
      return (first, second, third) => new type(first, second, third);
    default:
      return (...needed) => new type(...needed);
  }
}

function withProperties(
  type: Constructor,
  argumentCount: number,
  names: readonly (string | symbol)[],
  needed: readonly unknown[],
): unknown {
  const instance = new type(...needed.slice(0, argumentCount)) as Record<string | symbol, unknown>;
  names.forEach((name, index) => {
    const value = needed[argumentCount + index];
    // What is optional and not bound keeps the value of the property's initialiser.
    if (value !== undefined) instance[name] = value;
  });
  return instance;
}
