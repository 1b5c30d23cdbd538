import {BindingKey} from './binding-key.js';
import {compareBindingsByTag} from './binding-sorter.js';
import {injectable} from './injectable.js';

import type {Binding, BindingTemplate} from './binding.js';
import type {BindingSpec} from './binding-spec.js';
import type {Context} from './context.js';

/** Marks the binding of an interceptor that stands around all methods. */
export const GLOBAL_INTERCEPTOR = 'globalInterceptor';

const GROUP = 'globalInterceptorGroup';
const SOURCE = 'globalInterceptorSource';

/** The groups of global interceptors, in the order in which they run: `['tracing', 'auth']`. */
export const GLOBAL_INTERCEPTOR_ORDERED_GROUPS = BindingKey.create<readonly string[]>(
  'globalInterceptor.orderedGroups',
);

/** Tags that make a binding's value a global interceptor. */
export function globalInterceptorTags(
  group?: string,
  source?: string | readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    [GLOBAL_INTERCEPTOR]: GLOBAL_INTERCEPTOR,
    namespace: 'globalInterceptors',
    ...(group !== undefined && {[GROUP]: group}),
    ...(source !== undefined && {[SOURCE]: source}),
  };
}

/**
 * Makes the value of a binding an interceptor of all methods: `binding.apply(asGlobalInterceptor('auth'))`.
 *
 * @param group - decides when it runs, see {@link GLOBAL_INTERCEPTOR_ORDERED_GROUPS}
 */
export function asGlobalInterceptor(group?: string): BindingTemplate {
  return binding => binding.tag(globalInterceptorTags(group));
}

/**
 * Says that what a provider makes is an interceptor of all methods, once it is registered.
 *
 * @example
 * @globalInterceptor('auth')
 * class AuthProvider implements Provider<Interceptor> {}
 *
 * registerInterceptor(app, AuthProvider);
 */
export function globalInterceptor(
  group?: string,
  ...specs: readonly (BindingSpec | BindingTemplate)[]
): ClassDecorator {
  return injectable({tags: globalInterceptorTags(group)}, ...specs);
}

/**
 * The keys of all global interceptors that a context sees, in the order in which they run: groups that
 * {@link GLOBAL_INTERCEPTOR_ORDERED_GROUPS} does not name come first, by the alphabet, then those that it names.
 *
 * @param sourceType - which kind of caller they are for; without one they are for any
 */
export function globalInterceptorsIn(context: Context, sourceType?: string): readonly string[] {
  const bindings = context.findByTag(GLOBAL_INTERCEPTOR).filter(each => appliesTo(each, sourceType));
  if (bindings.length === 0) return [];

  const groups = context.getSync(GLOBAL_INTERCEPTOR_ORDERED_GROUPS, {optional: true}) ?? [];
  return bindings.sort(compareBindingsByTag(GROUP, groups)).map(({key}) => key);
}

function appliesTo({tagMap}: Binding, sourceType: string | undefined): boolean {
  const source = tagMap[SOURCE];
  if (source === undefined || sourceType === undefined) return true;
  return Array.isArray(source) ? source.includes(sourceType) : source === sourceType;
}
