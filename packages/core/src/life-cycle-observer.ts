/** Something that takes part in an application's life: a pool of connections, a timer, a server. */
export interface LifeCycleObserver {
  /** Called when the application starts, in the order of registration. A failure undoes the start. */
  start?(): Promise<void> | void;
  /** Called when the application stops, in reverse order, if `start` was done. */
  stop?(): Promise<void> | void;
}

/** The tag of bindings whose values are observers. */
export const LIFE_CYCLE_OBSERVER_TAG = 'lifeCycleObserver';
