import {BindingScope, isPromiseLike} from '@rondojs/context';

import {ACTION_KEYS} from '../contract/actions.js';
import {DefaultSequence} from '../default-sequence.js';
import {SEQUENCE} from '../contract/sequence.js';
import {foldOf} from '../contract/foldable.js';
import {nameOfAction, operationActionsOf, ownKeyOf} from './operation-actions.js';

import type {Binding, BindingKey, Context} from '@rondojs/context';
import type {Route} from '../contract/route.js';

/** Scopes whose values are made once for a server: to ask for one makes nothing more. */
const LASTING: readonly BindingScope[] = [BindingScope.SERVER, BindingScope.APPLICATION, BindingScope.SINGLETON];

/** What looks at single actions, which a folded operation does not have. */
export interface Observers {
  readonly isTraced: boolean;
  readonly isTimed: boolean;
}

/** Why no operation of a server can be folded, in sentences; none where they can. */
export function overridesOf(server: Context, {isTraced, isTimed}: Observers): readonly string[] {
  const isDefault = sourceOf(server.getBinding(SEQUENCE)) === DefaultSequence;
  // Actions are made here, which a sequence of somebody's own may never ask for.
  const replaced = isDefault ? ACTION_KEYS.filter(key => !isFoldable(key, server)) : [];
  return [
    ...(isDefault ? [] : [`The sequence is replaced, by ${bindingName(SEQUENCE, server)}.`]),
    ...replaced.map(key => `${nameOfAction(key)} is replaced, by ${bindingName(key, server)}.`),
    ...(isTraced ? ['Somebody listens to rondo:action.'] : []),
    ...(isTimed ? ['The option serverTiming is on.'] : []),
  ];
}

/** Why one operation cannot be folded where others can. */
export function ownOverridesOf(route: Route, server: Context): readonly string[] {
  const bound = new Set(operationActionsOf(server).map(({key}) => key));
  return ACTION_KEYS.flatMap(key => {
    const own = ownKeyOf(key, route, bound);
    return own === undefined ? [] : [`${nameOfAction(key)} is replaced, by ${own}.`];
  });
}

function isFoldable(key: BindingKey, server: Context): boolean {
  const {source, scope} = server.getBinding(key);
  if (source?.type === 'constant') return foldOf(source.value as object) !== undefined;
  if (!LASTING.includes(scope) || server.isOfRequest(key)) return false;
  const action = server.getValueOrPromise<object>(String(key));
  // What is still being made is nothing that can be asked.
  return isPromiseLike(action) || foldOf(action) !== undefined;
}

function sourceOf({source}: Binding): unknown {
  return source?.type === 'class' ? source.value : undefined;
}

/** What is bound, and where: `toSend of the server`. */
function bindingName(key: BindingKey, server: Context): string {
  const level = server.contains(key) ? 'the server' : 'the application';
  const {source} = server.getBinding(key);
  const name = typeof source?.value === 'function' ? source.value.name : '';
  return name === '' ? `what ${level} has bound to ${String(key)}` : `${name} of ${level}`;
}
