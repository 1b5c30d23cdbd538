import type {Route} from './route.js';

const FOLD = Symbol.for('rondo.foldAction');

/** Makes an action for one operation alone: what it would look up for each request, it has looked up already. */
export type Fold<A> = (route: Route) => A;

/**
 * Says how an action is made for one operation alone. It must do there what it does everywhere: a sequence may call
 * either. An action that does not say so is called as it is, and its operations are interpreted.
 */
export function foldable<A extends object>(action: A, fold: Fold<A>): A {
  return Object.assign(action, {[FOLD]: fold});
}

/** How an action is made for one operation; undefined for one that does not say. */
export function foldOf<A extends object>(action: A): Fold<A> | undefined {
  return (action as {[FOLD]?: Fold<A>})[FOLD];
}
