import {BindingKey, ContextView, inject, injectable} from '@rondojs/context';
import {CoreBindings, extensions} from '@rondojs/core';

import {CheckRunner} from './check-runner.js';
import {HEALTH_CHECKS} from './health-check.js';
import {HEALTH_CONFIG} from './config.js';
import {toReport} from './health-report.js';

import type {Application, LifeCycleState, Logger} from '@rondojs/core';
import type {CheckReport, HealthReport} from './health-report.js';
import type {CompleteHealthConfig, Question} from './config.js';
import type {HealthCheck} from './health-check.js';

/** In which states of the application the answer may be yes. */
const GOOD_STATES: Readonly<Record<Question, readonly LifeCycleState[]>> = {
  // Whoever drains must not be killed for it.
  live: ['created', 'initialising', 'initialised', 'starting', 'started', 'stopping', 'stopped'],
  startup: ['started', 'stopping', 'stopped'],
  ready: ['started'],
  health: ['started'],
};

/** Knows how an application is: by the state of its life, and by its checks while it is started. */
@injectable()
export class Health {
  private readonly runners = new WeakMap<HealthCheck, CheckRunner>();

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application,
    @inject(CoreBindings.LOGGER) private readonly logger: Logger,
    @inject(HEALTH_CONFIG) private readonly config: CompleteHealthConfig,
    @extensions.view(HEALTH_CHECKS) private readonly view: ContextView<HealthCheck | readonly HealthCheck[]>,
  ) {}

  /** Answers a question; `health` asks all that is known. It never fails: what fails is the answer. */
  async report(question: Question): Promise<HealthReport> {
    const {state} = this.application;
    const status = GOOD_STATES[question].includes(state) ? 'pass' : 'fail';
    const own: CheckReport = {status, time: new Date().toISOString(), output: state};
    // Before the start and after it nothing is there that could be asked.
    const checks = state === 'started' ? await this.askAll(question) : [];
    return toReport({application: [own], ...Object.fromEntries(checks)});
  }

  private async askAll(question: Question): Promise<readonly (readonly [string, readonly CheckReport[]])[]> {
    const checks = (await this.view.values()).flat().filter(({probes = ['ready']}) => isAsked(probes, question));
    return Promise.all(
      checks.map(async check => [`${check.name}:responseTime`, [await this.runnerOf(check).report()]] as const),
    );
  }

  private runnerOf(check: HealthCheck): CheckRunner {
    const known = this.runners.get(check) ?? new CheckRunner(check, this.config, this.logger);
    this.runners.set(check, known);
    return known;
  }
}

export const HEALTH = BindingKey.create<Health>('health');

function isAsked(probes: readonly Question[], question: Question): boolean {
  return question === 'health' || probes.includes(question);
}
