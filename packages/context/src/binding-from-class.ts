import {Binding} from './binding.js';
import {isDynamicValueProvider, isProviderClass} from './provider.js';

import type {BindingScope} from './binding-scope.js';
import type {Constructor} from './class.js';

/** How a binding is made from a class. What is not said here is taken from `@injectable`, then from the class. */
export interface BindingFromClassOptions {
  /** The whole key. */
  readonly key?: string;
  /** The last part of the key. @defaultValue the name of the class */
  readonly name?: string;
  /** The first part of the key. @defaultValue that of the type, see `typeNamespaceMapping` */
  readonly namespace?: string;
  /** The first part of the key, where neither `namespace` nor a type says it. */
  readonly defaultNamespace?: string;
  /** What the class is: `class`, `provider`, `dynamicValueProvider`, or a name of one's own. */
  readonly type?: string;
  /** How long values live, unless `@injectable` says it. */
  readonly defaultScope?: BindingScope;
  /** Namespaces by types, besides the usual ones. */
  readonly typeNamespaceMapping?: Readonly<Record<string, string>>;
}

/** Namespaces by the types that classes have. */
const NAMESPACES: Readonly<Record<string, string>> = {
  class: 'classes',
  provider: 'providers',
  dynamicValueProvider: 'dynamicValueProviders',
  controller: 'controllers',
  repository: 'repositories',
  component: 'components',
  server: 'servers',
  service: 'services',
  interceptor: 'interceptors',
  observer: 'observers',
};

/**
 * Makes a binding from a class, as it wants to be bound; its key is made up from what the class is and is called.
 *
 * For a class whose key is known write `bind(key).toInjectable(type)`.
 *
 * @example
 * createBindingFromClass(TodoController, {type: 'controller'}); // controllers.TodoController
 */
export function createBindingFromClass<T = unknown>(
  type: Constructor,
  options: BindingFromClassOptions = {},
): Binding<T> {
  const {defaultScope} = options;
  const binding = new Binding<T>(keyFor(type, options)).toInjectable(type).tag(tagsOf(options));
  return defaultScope ? binding.applyDefaultScope(defaultScope) : binding;
}

function keyFor(type: Constructor, options: BindingFromClassOptions): string {
  const told = namesOf(type);
  const kind = options.type ?? told.type ?? inferType(type);
  const name = options.name ?? told.name ?? type.name;
  return options.key ?? told.key ?? `${namespaceFor(kind, options, told.namespace)}.${name}`;
}

/** What `@injectable` says of the key, in tags; its templates are asked as well. */
function namesOf(type: Constructor): {readonly [name: string]: string | undefined} {
  const texts = Object.entries(new Binding('asked').applySpecOf(type).tagMap).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

function namespaceFor(kind: string, options: BindingFromClassOptions, told: string | undefined): string {
  const {namespace = told ?? options.defaultNamespace, typeNamespaceMapping} = options;
  return namespace ?? typeNamespaceMapping?.[kind] ?? NAMESPACES[kind] ?? `${kind}s`;
}

function inferType(type: Constructor): string {
  if (isProviderClass(type)) return 'provider';
  return isDynamicValueProvider(type) ? 'dynamicValueProvider' : 'class';
}

function tagsOf({name, type, namespace}: BindingFromClassOptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries({name, type, namespace}).filter(([, value]) => value !== undefined));
}
