import {BindingScope} from './binding-scope.js';
import {ScopeError} from './errors.js';

import type {Binding} from './binding.js';
import type {KeptContext, Keeper} from './keeper.js';

/**
 * Who keeps the value of a binding, which `owner` holds, for who asks in another context: a singleton's is kept
 * by its owner, whoever asks.
 *
 * @throws {ScopeError} when the scope's context is missing, or cannot see the binding
 */
export function holderOf<C extends KeptContext>(
  binding: Binding,
  owner: Keeper<C>,
  asker: Keeper<C>,
): Keeper<C> {
  const {scope} = binding;
  if (scope === BindingScope.TRANSIENT || scope === BindingScope.CONTEXT) return asker;
  if (scope === BindingScope.SINGLETON) return owner;

  // Most requests: what is bound on a server is kept by a request of it.
  if (asker.scope === scope && asker.parent === owner) return asker;
  const holder = nearestOfScope(scope, asker) ?? (scope === BindingScope.REQUEST ? asker : undefined);
  if (!holder) throw noHolder(binding, asker);
  if (isWithin(owner, holder)) return holder;
  throw new ScopeError(
    `Resolution context "${holder.context.name}" does not have visibility to binding ` +
      `"${binding.key} (scope:${scope})" in context "${owner.context.name}".`,
  );
}

function nearestOfScope<C extends KeptContext>(
  scope: BindingScope,
  asker: Keeper<C>,
): Keeper<C> | undefined {
  let nearest: Keeper<C> | undefined = asker;
  while (nearest && nearest.scope !== scope) nearest = nearest.parent;
  return nearest;
}

function isWithin<C extends KeptContext>(outer: Keeper<C>, keeper: Keeper<C>): boolean {
  let found: Keeper<C> | undefined = keeper;
  while (found && found !== outer) found = found.parent;
  return found !== undefined;
}

function noHolder<C extends KeptContext>({key, scope}: Binding, {context}: Keeper<C>): ScopeError {
  return new ScopeError(
    `Binding "${key}" in context "${context.name}" cannot be resolved in scope "${scope}": ` +
      `there is no context of that scope here or above.`,
  );
}
