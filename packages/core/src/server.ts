import type {LifeCycleObserver} from './life-cycle-observer.js';

/**
 * A system that enters a working state when it is started, and leaves it when it is stopped.
 *
 * Servers start after all other observers and stop before them. Extend `Context` with the application as
 * parent, so that what a server binds stays its own.
 */
export interface Server extends LifeCycleObserver {
  /** Whether it is at work now, where that can be told. */
  readonly listening?: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Lines for people, told after the start: `REST server  http://127.0.0.1:3000`. */
  describe?(): readonly string[];
}

/** The tag of bindings whose values are servers. */
export const SERVER_TAG = 'server';
