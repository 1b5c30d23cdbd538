import {inject} from '@rondojs/context';
import {reply} from '@rondojs/rest';

import {HEALTH} from './health.js';
import {HEALTH_CONFIG} from './config.js';

import type {CompleteHealthConfig, Question} from './config.js';
import type {Health} from './health.js';

/** An old answer is worse than none. */
const HEADERS = {'cache-control': 'no-store', 'content-type': 'application/health+json'} as const;

/** Answers the questions by HTTP: 200, or 503. */
export class HealthController {
  constructor(
    @inject(HEALTH) private readonly known: Health,
    @inject(HEALTH_CONFIG) private readonly config: CompleteHealthConfig,
  ) {}

  health() {
    return this.answer('health');
  }

  live() {
    return this.answer('live');
  }

  ready() {
    return this.answer('ready');
  }

  startup() {
    return this.answer('startup');
  }

  private async answer(question: Question) {
    const report = await this.known.report(question);
    const body = this.config.details ? report : {status: report.status};
    return reply(report.status === 'fail' ? 503 : 200, body, HEADERS);
  }
}
