import type {LifeCycleObserver} from './life-cycle-observer.js';

/** What a server says of itself, once it has started. */
export interface ServerDescription {
  /** Where it is reached: `http://127.0.0.1:3000`. */
  readonly url?: string;
  /** Where its documentation is. */
  readonly documentation?: string;
  /** Anything else that is worth a word, by its label. */
  readonly [label: string]: string | number | undefined;
}

/** An address that a server is going to listen on. */
export interface AddressClaim {
  readonly host: string;
  readonly port: number;
}

/**
 * A system that enters a working state when it is started, and leaves it when it is stopped.
 *
 * Servers start after all other observers and stop before them, all at the same time. Extend {@link BaseServer},
 * or `Context` with the application as parent, so that what a server binds stays its own.
 */
export interface Server extends LifeCycleObserver {
  /** Whether it is at work now, where that can be told. */
  readonly listening?: boolean;
  start(...injected: never[]): Promise<void>;
  stop(...injected: never[]): Promise<void>;
  /** What is told after the start. */
  describe?(): ServerDescription;
  /** The addresses that it will take: two servers that want one are told so before either listens. */
  claims?(): readonly AddressClaim[];
}

/** The tag of bindings whose values are servers. */
export const SERVER_TAG = 'server';
