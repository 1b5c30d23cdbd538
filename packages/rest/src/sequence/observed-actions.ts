import {BindingScope, Context, bind, whenReady} from '@rondojs/context';

import {ACTION_KEYS} from '../contract/actions.js';
import {findContext} from '../request-context.js';
import {nameOfAction, operationActionsOf, ownKeyOf} from './operation-actions.js';
import {timeAction} from './server-timing.js';
import {traceAction} from './tracing.js';

import type {Binding, BindingKey, Resolver, ValueOrPromise} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';

/** Any of the five; who looks at them does not care which. */
type Action = (...args: never[]) => unknown;

/** A context between a server and its requests, in which each action is bound to one that is looked at. */
interface Observation {
  readonly server: Context;
  readonly isTimed: boolean;
  /** The keys of actions that are for one controller or one operation. */
  readonly own: ReadonlySet<string>;
}

/**
 * Puts a context between a server and its requests, where actions of single operations, traces or timings are
 * wanted; undefined where none are: then sequences are given the actions as they are, and pay nothing.
 */
export function observeActions(server: Context, isTraced: boolean, isTimed: boolean): Context | undefined {
  const own = new Set(operationActionsOf(server).map(({key}) => key));
  if (own.size === 0 && !isTraced && !isTimed) return undefined;

  const between = new Context(server, `${server.name} (observed)`);
  for (const key of ACTION_KEYS) between.add(observed(key, {server, isTimed, own}));
  return between;
}

function observed(key: BindingKey, observation: Observation): Binding {
  const {server} = observation;
  const scope = server.isOfRequest(key) ? BindingScope.REQUEST : BindingScope.TRANSIENT;
  return bind(String(key))
    .inScope(scope)
    .toDynamicValue(({context}) => whenReady(given(key, server, context), action => wrap(key, action, observation)));
}

/** The action that the server has, with what it injects from the request that asks. */
function given(key: BindingKey, server: Context, context: Resolver): ValueOrPromise<Action> {
  const owner = server.getOwnerContext(key);
  if (!owner || !(context instanceof Context)) return server.getValueOrPromise<Action>(String(key));
  return context.give(owner.getBinding(key), owner) as ValueOrPromise<Action>;
}

function wrap(key: BindingKey, action: Action, {isTimed, own}: Observation): Action {
  const name = nameOfAction(key);
  return (...args) => {
    const context = findContext(args[0]);
    const act = () => whenReady(actionOf(key, context, own) ?? action, chosen => chosen(...args));
    if (!context) return act();
    const traced = () => traceAction({action: name, context}, act);
    return isTimed ? timeAction(name, context, traced) : traced();
  };
}

function actionOf(key: BindingKey, context: RequestContext | undefined, own: ReadonlySet<string>): ValueOrPromise<Action> | undefined {
  if (own.size === 0 || !context?.route) return undefined;
  const ownKey = ownKeyOf(key, context.route.definition, own);
  return ownKey === undefined ? undefined : context.getValueOrPromise<Action>(ownKey);
}
