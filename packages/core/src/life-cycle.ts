import {LifeCycleError, StartError, StopError} from './errors.js';
import {withinTime} from './time-limit.js';

import type {Failure} from './errors.js';
import type {LifeCycleEvents, LifeCycleState} from './life-cycle-events.js';

/** What is asked of a part. */
type Step = 'init' | 'start' | 'stop';

/** Takes part in a life. Each step is asked for in its order. */
export type Actor = Readonly<Record<Step, () => Promise<void>>>;

/** A part of the application, with the name that messages call it by. */
export interface Part {
  readonly name: string;
  /** What stays the same from one start to the next: what has been initialised once is not so again. */
  readonly identity: object;
  readonly actor: Actor;
}

/** Parts that do each step at the same time. */
export type Group = readonly Part[];

/** What is to be started: made and proved anew for each start. */
export interface Plan {
  /** Makes the parts. @throws {StartError} when they cannot be made, or do not hold together */
  prepare(): Promise<readonly Group[]>;
}

/**
 * Starts the groups of an application one after the other, and stops them in reverse order.
 *
 * A start is a transaction: when one part fails, those that had started are stopped again, the state is
 * `failed`, and the start may be tried anew.
 */
export class LifeCycle {
  private currentState: LifeCycleState = 'created';
  private groups: readonly Group[] = [];
  private started: readonly Group[] = [];
  private readonly initialised = new WeakSet<object>();
  private readonly atWork = new Set<string>();
  private task: Task | undefined;
  /** A stop that waits for a start. */
  private nextStop: Promise<void> | undefined;

  constructor(
    private readonly events: LifeCycleEvents,
    private readonly timeLimit: () => number,
  ) {}

  get state(): LifeCycleState {
    return this.currentState;
  }

  /** The parts that are at work on a step now. */
  get unfinished(): readonly string[] {
    return [...this.atWork];
  }

  /** Makes all parts and initialises them, once in a life; a start that follows begins there. */
  init(plan: Plan): Promise<void> {
    if (this.task) return this.task.kind === 'init' ? this.task.promise : Promise.resolve();
    if (this.currentState !== 'created' && this.currentState !== 'failed') return Promise.resolve();

    this.enter('initialising');
    return this.run('init', () => this.orUndone(() => this.initAll(plan)));
  }

  /**
   * Initialises what has not been, then starts all. Calls while it is at work share the one promise; a started
   * life stays as it is.
   *
   * @throws {StartError} with all causes, when parts cannot be made, initialised or started
   * @throws {LifeCycleError} while stopping
   */
  start(plan: Plan): Promise<void> {
    const {task} = this;
    if (task?.kind === 'start') return task.promise;
    if (task?.kind === 'init') return this.run('start', () => task.promise.then(() => this.startNow(plan)));
    if (task) return Promise.reject(tooEarly());
    if (this.currentState === 'started') return Promise.resolve();

    // Before the first wait: whoever asks for the state next is told of it.
    this.enter(this.groups.length > 0 ? 'starting' : 'initialising');
    return this.run('start', () => this.startNow(plan));
  }

  /**
   * Stops what has started, all of it, also when a part fails to. Legal at any time: a start that is at work
   * is awaited first, and before any start nothing happens.
   *
   * @throws {StopError} when parts fail, with all causes
   */
  stop(): Promise<void> {
    const {task} = this;
    if (task?.kind === 'stop') return task.promise;
    if (task) return (this.nextStop ??= this.stopAfter(task));
    if (this.currentState !== 'started' && this.currentState !== 'initialised') return Promise.resolve();

    this.enter('stopping');
    return this.run('stop', () => this.finish());
  }

  private stopAfter(task: Task): Promise<void> {
    const stop = () => {
      this.nextStop = undefined;
      return this.stop();
    };
    return task.promise.then(stop, stop);
  }

  /** Later than the call, so that its promise is known to whoever hears of what happens in it. */
  private run(kind: Task['kind'], work: () => Promise<void>): Promise<void> {
    const promise = Promise.resolve()
      .then(work)
      .finally(() => {
        if (this.task === task) this.task = undefined;
      });
    const task = {kind, promise};
    this.task = task;
    return promise;
  }

  private startNow(plan: Plan): Promise<void> {
    return this.orUndone(async () => {
      if (this.currentState !== 'initialised') await this.initAll(plan);
      if (this.currentState !== 'starting') this.enter('starting');
      for (const group of this.groups) await this.doOrFail('start', group);
      this.enter('started');
    });
  }

  private async initAll(plan: Plan): Promise<void> {
    const groups = await plan.prepare();
    for (const group of groups) {
      await this.doOrFail('init', group.filter(({identity}) => !this.initialised.has(identity)));
    }
    this.groups = groups;
    if (this.currentState === 'initialising') this.enter('initialised');
  }

  /** What had started by a failure is stopped. */
  private async orUndone(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const failures = [...failuresOf(error), ...(await this.stopAll())];
      this.groups = [];
      this.enter('failed');
      throw new StartError(failures);
    }
  }

  private async finish(): Promise<void> {
    const failures = await this.stopAll();
    this.enter('stopped');
    if (failures.length > 0) throw new StopError(failures);
  }

  // Reverse order: a server must stop taking requests before the pool behind it closes.
  private async stopAll(): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    for (const group of [...this.started].reverse()) {
      failures.push(...(await this.doAll('stop', [...group].reverse())));
    }
    this.started = [];
    return failures;
  }

  private async doOrFail(step: 'init' | 'start', group: Group): Promise<void> {
    const failures = await this.doAll(step, group);
    if (failures.length > 0) throw new StartError(failures);
  }

  /** Asks all parts of a group for a step, and waits for all of them, also when some fail. */
  private async doAll(step: Step, group: Group): Promise<readonly Failure[]> {
    const outcomes = await Promise.allSettled(group.map(part => this.do(step, part)));
    const done = group.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    if (step === 'init') for (const {identity} of done) this.initialised.add(identity);
    if (step === 'start') this.started = [...this.started, done];
    return group.flatMap(({name}, index) => {
      const outcome = outcomes[index];
      if (outcome?.status !== 'rejected') return [];
      return [{name, step: step === 'stop' ? step : 'start', cause: outcome.reason as unknown}];
    });
  }

  private async do(step: Step, {name, actor}: Part): Promise<void> {
    // What starts too late is not forgotten: it is stopped as soon as it has.
    const late = () => {
      if (step === 'start') actor.stop().catch(() => undefined);
    };
    this.atWork.add(name);
    try {
      await this.events.timed(name, step, () => withinTime(name, step, this.timeLimit(), actor[step], late));
    } finally {
      this.atWork.delete(name);
    }
  }

  private enter(to: LifeCycleState): void {
    const from = this.currentState;
    this.currentState = to;
    this.events.tellState({from, to});
  }
}

/** What a life is doing. */
interface Task {
  readonly kind: Step;
  readonly promise: Promise<void>;
}

function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof StartError) return error.failures;
  return [{name: 'The application', step: 'start', cause: error}];
}

function tooEarly(): Error {
  return new LifeCycleError('The application is stopping. Await stop() before you call start() again.');
}
