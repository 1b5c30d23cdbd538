import {EmptyBindingError, InvalidInjectionError} from './errors.js';
import {BindingScope} from './binding-scope.js';
import {injectionsOf} from './inject.js';

import type {Binding} from './binding.js';
import type {ClassInjections, Injection} from './injection.js';
import type {Constructor} from './class.js';
import type {Provider} from './provider.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** How to make something: what it needs, and a function that takes exactly that. */
export interface Recipe {
  /** Names the recipe in a container. */
  readonly id: symbol;
  readonly needs: readonly Injection[];
  readonly make: (...needed: readonly unknown[]) => ValueOrPromise<unknown>;
}

const recipesOfClasses = new WeakMap<Constructor, Recipe>();
const recipesOfProviders = new WeakMap<Constructor, Recipe>();

/** The recipe of a class: its constructor's arguments, then its properties. */
export function recipeOfClass(type: Constructor): Recipe {
  return remember(recipesOfClasses, type, () => createRecipe(type, injectionsOf(type)));
}

/** The recipe of a provider's value: make the provider, and ask it. */
function recipeOfProvider(type: Constructor<Provider<unknown>>): Recipe {
  return remember(recipesOfProviders, type, () => {
    const {needs, make} = recipeOfClass(type);
    const id = Symbol(`${type.name}.value()`);
    return {id, needs, make: (...needed) => (make(...needed) as Provider<unknown>).value()};
  });
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
      return recipeOfClass(source.value);
    case 'provider':
      return recipeOfProvider(source.value);
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

function aliased(key: string, address: string): Recipe {
  const need = {kind: 'value', address, optional: false, target: `${key} (alias)`} as const;
  return {id: Symbol(`${key} (alias)`), needs: [need], make: value => value};
}

function remember(
  recipes: WeakMap<Constructor, Recipe>,
  type: Constructor,
  create: () => Recipe,
): Recipe {
  const known = recipes.get(type);
  if (known) return known;

  const recipe = create();
  recipes.set(type, recipe);
  return recipe;
}

function createRecipe(type: Constructor, injections: ClassInjections): Recipe {
  const args = injections.constructorArguments.map((injection, index) => {
    if (injection) return injection;
    throw new InvalidInjectionError(
      `The argument '${type.name}.constructor[${index}]' is not decorated for dependency injection. ` +
        `Apply @inject() to it, or give the class no arguments of its own.`,
    );
  });
  const properties = [...injections.properties];
  const id = Symbol(type.name);
  if (properties.length === 0) return {id, needs: args, make: construct(type, args.length)};

  const names = properties.map(([name]) => name);
  const needs = [...args, ...properties.map(([, injection]) => injection)];
  return {id, needs, make: (...needed) => withProperties(type, args.length, names, needed)};
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
