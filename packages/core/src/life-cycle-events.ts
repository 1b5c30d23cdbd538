import {channel} from 'node:diagnostics_channel';

import {messageOf} from './errors.js';

/** Where an application, with all its parts, stands in its life. */
export type LifeCycleState =
  | 'created'
  | 'initialising'
  | 'initialised'
  | 'starting'
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'failed';

/** That an application's life has gone on. */
export interface StateChange {
  readonly from: LifeCycleState;
  readonly to: LifeCycleState;
}

/** What can be listened to: any change, or that one state is reached. */
export type LifeCycleEvent = 'stateChanged' | LifeCycleState;

/** Hears of a change, before anything that follows from it. */
export type LifeCycleListener = (change: StateChange) => void;

/** What is published on `rondo:lifecycle`: a change of state, or that a part has done its step. */
export type LifeCycleMessage =
  | ({readonly type: 'state'; readonly application: string} & StateChange)
  | {
      readonly type: 'part';
      readonly application: string;
      readonly part: string;
      readonly step: 'init' | 'start' | 'stop';
      readonly milliseconds: number;
      /** What went wrong, if anything did. */
      readonly error?: unknown;
    };

/** The channel of node:diagnostics_channel on which every application tells of its life. */
export const LIFE_CYCLE_CHANNEL = 'rondo:lifecycle';

const published = channel(LIFE_CYCLE_CHANNEL);

/** Tells those who listen, inside of the program and by the channel. */
export class LifeCycleEvents {
  private listeners: readonly {readonly event: LifeCycleEvent; readonly hear: LifeCycleListener}[] = [];

  /** @param application - gives its name */
  constructor(private readonly application: () => string) {}

  /** Calls a function at each event of a kind. Returns the function that ends this. */
  on(event: LifeCycleEvent, hear: LifeCycleListener): () => void {
    const listener = {event, hear};
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter(other => other !== listener);
    };
  }

  tellState(change: StateChange): void {
    if (published.hasSubscribers) this.publish({type: 'state', application: this.application(), ...change});
    for (const {event, hear} of this.listeners) {
      if (event === 'stateChanged' || event === change.to) call(hear, change);
    }
  }

  /** Does one step of a part, and tells how long it took. */
  async timed(part: string, step: 'init' | 'start' | 'stop', work: () => Promise<void>): Promise<void> {
    if (!published.hasSubscribers) return work();
    const begun = performance.now();
    const tell = (outcome: {readonly error?: unknown}) => {
      const milliseconds = performance.now() - begun;
      this.publish({type: 'part', application: this.application(), part, step, milliseconds, ...outcome});
    };
    try {
      await work();
    } catch (error) {
      tell({error});
      throw error;
    }
    tell({});
  }

  private publish(message: LifeCycleMessage): void {
    published.publish(message);
  }
}

/** Who only listens must not decide how a life goes on. */
function call(hear: LifeCycleListener, change: StateChange): void {
  try {
    hear(change);
  } catch (error) {
    process.emitWarning(`A listener to "${change.to}" has failed: ${messageOf(error)}`);
  }
}
