import {StartError, StopError} from './errors.js';
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
  /** What was asked for last, at work or waiting for its turn. */
  private last: Task | undefined;

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
    // A start initialises, too; who stops wants nothing initialised.
    if (this.last) return this.last.kind === 'stop' ? Promise.resolve() : this.last.promise;
    if (this.currentState !== 'created' && this.currentState !== 'failed') return Promise.resolve();

    const done = this.run('init', () => this.orUndone(() => this.initAll(plan)));
    this.enter('initialising');
    return done;
  }

  /**
   * Initialises what has not been, then starts all. Calls while it is at work share the one promise; a started
   * life stays as it is; during a stop it waits for the end of that, and then starts.
   *
   * @throws {StartError} with all causes, when parts cannot be made, initialised or started
   */
  start(plan: Plan): Promise<void> {
    const {last} = this;
    if (last?.kind === 'start') return last.promise;
    // What fails in init is told by both; what fails in a stop, by that alone.
    if (last) return this.run('start', () => this.startNow(plan), last.kind === 'init' ? last.promise : ended(last));
    if (this.currentState === 'started') return Promise.resolve();

    const done = this.run('start', () => this.startNow(plan));
    this.enterStart();
    return done;
  }

  /**
   * Stops what has started, all of it, also when a part fails to. Legal at any time: a start that is at work
   * is awaited first, and before any start nothing happens.
   *
   * @throws {StopError} when parts fail, with all causes
   */
  stop(): Promise<void> {
    const {last} = this;
    if (last?.kind === 'stop') return last.promise;
    if (last) return this.run('stop', () => this.stopNow(), ended(last));
    if (!this.isUp) return Promise.resolve();

    const done = this.run('stop', () => this.stopNow());
    this.enter('stopping');
    return done;
  }

  /** Whether there is anything to stop. */
  private get isUp(): boolean {
    return this.currentState === 'started' || this.currentState === 'initialised';
  }

  /**
   * Each task waits for the one before it, so that the last call has the last word. Work begins later than the
   * call: its promise is known by then to whoever hears of what happens in it.
   */
  private run(kind: Task['kind'], work: () => Promise<void>, before: Promise<void> = Promise.resolve()): Promise<void> {
    const promise = before.then(work).finally(() => {
      if (this.last === task) this.last = undefined;
    });
    const task = {kind, promise};
    this.last = task;
    return promise;
  }

  /** At once where nobody is waited for: whoever asks for the state next is told of it. */
  private enterStart(): void {
    this.enter(this.groups.length > 0 ? 'starting' : 'initialising');
  }

  private startNow(plan: Plan): Promise<void> {
    if (!IN_A_START.has(this.currentState)) this.enterStart();
    return this.orUndone(async () => {
      if (this.currentState !== 'initialised') await this.initAll(plan);
      if (this.currentState !== 'starting') this.enter('starting');
      for (const group of this.groups) await this.doOrFail('start', group);
      this.enter('started');
    });
  }

  private async stopNow(): Promise<void> {
    if (this.isUp) this.enter('stopping');
    if (this.currentState === 'stopping') await this.finish();
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

/** States of a start that has been entered. */
const IN_A_START: ReadonlySet<LifeCycleState> = new Set(['initialising', 'initialised', 'starting']);

/** What a life is doing, or will do next. */
interface Task {
  readonly kind: Step;
  readonly promise: Promise<void>;
}

function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof StartError) return error.failures;
  return [{name: 'The application', step: 'start', cause: error}];
}

/** Waits for the end of a task, well or ill. */
function ended({promise}: Task): Promise<void> {
  return promise.catch(() => undefined);
}
