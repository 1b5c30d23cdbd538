import {BindingKey} from '@rondojs/context';

import {ACTION_KEYS, INVOKE_METHOD} from '../contract/actions.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {InvokeMethod, ParseParams, Reject, Send} from '../contract/actions.js';
import type {Route} from '../contract/route.js';

/** What one controller or one operation may have its own of: the operation is not known before its route is found. */
export type OperationAction = InvokeMethod | ParseParams | Reject | Send;

const OF = '.of.';

/**
 * The key of an action for one controller or one operation: what is bound there takes the place of the action for
 * these alone, and goes before what an application or a server has bound for all.
 *
 * @param owner - the controller, or the `operationId` of an operation without one
 * @param method - the operation; all of the controller, if it is left out
 *
 * @example
 * app.bind(actionFor(RestBindings.SequenceActions.SEND, ReportController, 'monthly')).toProvider(SendAsPdfProvider);
 */
export function actionFor<T extends OperationAction>(
  key: BindingKey<T>,
  owner: Constructor<object> | string,
  method?: string,
): BindingKey<T> {
  const name = typeof owner === 'string' ? owner : owner.name;
  return BindingKey.create<T>(`${String(key)}${OF}${method === undefined ? name : `${name}.${method}`}`);
}

/** What sequences call an action: `send`. The key of `invoke` is an older word. */
export function nameOfAction(key: BindingKey): string {
  return key === INVOKE_METHOD ? 'invoke' : String(key).slice(String(key).lastIndexOf('.') + 1);
}

/** The bindings of actions that are for a controller or an operation. */
export function operationActionsOf(server: Context): readonly Readonly<Binding>[] {
  return server.find(({key}) => ACTION_KEYS.some(action => key.startsWith(`${String(action)}${OF}`)));
}

/** The key by which an operation has an action of its own, or its controller has. */
export function ownKeyOf(action: BindingKey, {name, controller}: Route, bound: ReadonlySet<string>): string | undefined {
  const candidates = [`${String(action)}${OF}${name}`, `${String(action)}${OF}${controller?.name}`];
  return candidates.find(key => bound.has(key));
}

/** What is wrong with these bindings: names of nobody. */
export function operationActionFaults(server: Context, routes: readonly Route[]): readonly string[] {
  const names = new Set(routes.flatMap(({name, controller}) => [name, controller?.name]));
  return operationActionsOf(server)
    .filter(({key}) => !names.has(key.slice(key.indexOf(OF) + OF.length)))
    .map(({key}) => `${key} is bound for an operation or a controller that is not there.`);
}
