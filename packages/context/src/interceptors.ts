import {GLOBAL_INTERCEPTOR, globalInterceptorsIn} from './global-interceptor.js';
import {MethodCache} from './method-cache.js';
import {declaredInterceptors, nearestOnce} from './intercept.js';

import type {Context} from './context.js';
import type {DeclaredInterceptor} from './intercept.js';
import type {InvocationSource} from './invocation-context.js';

type Interceptors = MethodCache<readonly DeclaredInterceptor[]>;

/** What holds for a context until one of its bindings, or of those above, has changed. */
interface Known {
  readonly version: number;
  readonly bySource: Map<string | undefined, Interceptors>;
}

const NONE: readonly DeclaredInterceptor[] = Object.freeze([]);
const WITHOUT_GLOBALS: Interceptors = new MethodCache(declaredOrNone);
const knownContexts = new WeakMap<Context, Known>();

/**
 * The interceptors of a method, the outermost first: the global ones, the class's, the method's.
 *
 * The list is worked out once for each method, and again when a binding has changed: asking costs a few
 * look-ups. Whoever calls a method often may ask beforehand, and call it directly where the list is empty.
 *
 * @param target - an instance or a prototype, or the class of a static method
 */
export function interceptorsFor(
  context: Context,
  target: object,
  methodName: string,
  source?: InvocationSource,
): readonly DeclaredInterceptor[] {
  return interceptorsOf(context, source?.type).get(target, methodName);
}

function interceptorsOf(context: Context, sourceType: string | undefined): Interceptors {
  let home = context;
  // What is short-lived is gone before it could be asked again; it seldom binds an interceptor of its own.
  while (home.parent && !home.ownsPlanner) {
    if (holdsGlobals(home)) return createInterceptors(globalInterceptorsIn(context, sourceType));
    home = home.parent;
  }
  return remembered(home, sourceType);
}

function remembered(home: Context, sourceType: string | undefined): Interceptors {
  const {version} = home;
  let known = knownContexts.get(home);
  if (known?.version !== version) {
    known = {version, bySource: new Map()};
    knownContexts.set(home, known);
  }
  const interceptors = known.bySource.get(sourceType);
  if (interceptors) return interceptors;

  const created = createInterceptors(globalInterceptorsIn(home, sourceType));
  known.bySource.set(sourceType, created);
  return created;
}

function createInterceptors(globals: readonly string[]): Interceptors {
  if (globals.length === 0) return WITHOUT_GLOBALS;
  return new MethodCache((holder, method) =>
    Object.freeze(nearestOnce([...globals, ...declaredInterceptors(holder, method)])),
  );
}

function declaredOrNone(holder: object, method: string): readonly DeclaredInterceptor[] {
  const declared = declaredInterceptors(holder, method);
  return declared.length === 0 ? NONE : Object.freeze(declared);
}

function holdsGlobals(context: Context): boolean {
  for (const {tagMap} of context.ownBindings) {
    if (Object.hasOwn(tagMap, GLOBAL_INTERCEPTOR)) return true;
  }
  return false;
}
