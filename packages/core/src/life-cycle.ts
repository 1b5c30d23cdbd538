import {LifeCycleError, StartError, StopError} from './errors.js';

import type {LifeCycleObserver} from './life-cycle-observer.js';

/** Where an application, with all its parts, stands in its life. */
export type LifeCycleState =
  | 'created'
  | 'starting'
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'failed';

/** A part of the application, with the name that messages call it by. */
export interface Part {
  readonly name: string;
  /** Makes the part, or gives the one that was made before. */
  get(): Promise<LifeCycleObserver>;
}

/**
 * Starts the parts of an application one after the other, and stops them in reverse order.
 *
 * A start is a transaction: when one part fails, those before it are stopped again, the state is `failed`,
 * and the start may be tried anew.
 */
export class LifeCycle {
  private currentState: LifeCycleState = 'created';
  private readonly started: LifeCycleObserver[] = [];
  private work: Promise<void> | undefined;

  get state(): LifeCycleState {
    return this.currentState;
  }

  /**
   * Makes all parts, then starts them. Calls while it is at work share the one promise; a started life stays
   * as it is.
   *
   * @throws {StartError} when a part cannot be made or started, with its cause
   * @throws {LifeCycleError} while stopping
   */
  start(parts: readonly Part[]): Promise<void> {
    if (this.currentState === 'started') return Promise.resolve();
    if (this.currentState === 'starting' && this.work) return this.work;
    if (this.currentState === 'stopping') {
      return Promise.reject(
        new LifeCycleError('The application is stopping. Await stop() before you call start() again.'),
      );
    }
    this.currentState = 'starting';
    return (this.work = this.startAll(parts));
  }

  /**
   * Stops what has started, all of it, also when a part fails to. Legal at any time: a start that is at work
   * is awaited first, and before any start nothing happens.
   *
   * @throws {StopError} when parts fail, with all causes
   */
  stop(): Promise<void> {
    if (this.currentState === 'stopping' && this.work) return this.work;
    if (this.currentState === 'starting' && this.work) {
      const stop = () => this.stop();
      return this.work.then(stop, stop);
    }
    if (this.currentState !== 'started') return Promise.resolve();

    this.currentState = 'stopping';
    return (this.work = this.finish());
  }

  private async startAll(parts: readonly Part[]): Promise<void> {
    try {
      const observers = await makeAll(parts);
      for (const [name, observer] of observers) {
        await attempt(name, () => observer.start?.());
        this.started.push(observer);
      }
      this.currentState = 'started';
    } catch (error) {
      // What fails to stop now is the consequence of a start that failed, and its cause says more.
      await this.stopAll();
      this.currentState = 'failed';
      throw error;
    }
  }

  private async finish(): Promise<void> {
    const causes = await this.stopAll();
    this.currentState = 'stopped';
    if (causes.length > 0) throw new StopError(causes);
  }

  // Reverse order: a server must stop taking requests before the pool behind it closes.
  private async stopAll(): Promise<readonly unknown[]> {
    const causes: unknown[] = [];
    for (const observer of this.started.splice(0).reverse()) {
      try {
        await observer.stop?.();
      } catch (cause) {
        causes.push(cause);
      }
    }
    return causes;
  }
}

async function makeAll(parts: readonly Part[]): Promise<ReadonlyMap<string, LifeCycleObserver>> {
  const observers = new Map<string, LifeCycleObserver>();
  for (const part of parts) {
    observers.set(part.name, await attempt(part.name, () => part.get()));
  }
  return observers;
}

/** Does one step of a start; what goes wrong bears the name of the part. */
async function attempt<T>(name: string, step: () => Promise<T> | T): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    throw new StartError(name, cause);
  }
}
