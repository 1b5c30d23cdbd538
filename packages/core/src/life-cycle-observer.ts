import {BindingScope, injectable} from '@rondojs/context';

/**
 * Something that takes part in an application's life: a pool of connections, a timer, a server.
 *
 * Each method may wait, and may have parameters injected. Each has a time limit, and is named when it passes it.
 */
export interface LifeCycleObserver {
  /** Called once, before anything starts. A failure ends the start. */
  init?(...injected: never[]): Promise<void> | void;
  /** Called when the application starts, group by group. A failure undoes the start. */
  start?(...injected: never[]): Promise<void> | void;
  /** Called when the application stops, in reverse order, if `start` was done. */
  stop?(...injected: never[]): Promise<void> | void;
}

/** The tag of bindings whose values are observers. */
export const LIFE_CYCLE_OBSERVER_TAG = 'lifeCycleObserver';

/** The tag that names an observer's group. */
export const LIFE_CYCLE_GROUP_TAG = 'lifeCycleObserverGroup';

/**
 * Makes a class an observer, however it is bound, and says to which group it belongs, if to any. Those of one group start
 * and stop at the same time; the order of the groups is in the options: `{lifeCycle: {groups: ['database', 'cache']}}`.
 *
 * There is one instance of it, unless it is bound in another scope: what starts is what others have injected.
 *
 * @example
 * @lifeCycleObserver('database')
 * class Pool implements LifeCycleObserver {}
 */
export function lifeCycleObserver(group?: string): ClassDecorator {
  const tags = {[LIFE_CYCLE_OBSERVER_TAG]: LIFE_CYCLE_OBSERVER_TAG, ...(group && {[LIFE_CYCLE_GROUP_TAG]: group})};
  return injectable({scope: BindingScope.SINGLETON, tags});
}
