import {BindingScope} from './binding-scope.js';
import {isConfigKey} from './config.js';
import {isOfValue} from './injection.js';
import {recipeOf} from './recipe.js';
import {split} from './binding-key.js';

import type {Binding} from './binding.js';
import type {GraphContext} from './answer.js';

/**
 * Whether what a binding makes may differ from request to request, so that it must be made for each: it is of
 * scope REQUEST or CONTEXT; or it takes the context, a getter, or a key that nobody holds here and only a
 * request may bind, which never is a configuration; or it needs such a thing. What lives longer than a request never is.
 */
export function isMadePerRequest<C extends GraphContext<C>>(
  binding: Binding,
  context: C,
  seen = new Set<Binding>(),
): boolean {
  if (binding.scope !== BindingScope.TRANSIENT) return scopeIsOfRequest(binding.scope);
  if (seen.has(binding)) return false;

  seen.add(binding);
  return (recipeOf(binding)?.needs ?? []).some(need => {
    const [key] = split(need.address);
    const owner = isOfValue(need) ? context.getOwnerContext(key) : undefined;
    if (!owner) return !isConfigKey(key);
    return isMadePerRequest(owner.getBinding(key), context, seen);
  });
}

function scopeIsOfRequest(scope: BindingScope): boolean {
  return scope === BindingScope.REQUEST || scope === BindingScope.CONTEXT;
}
