import {Application} from '@rondojs/core';

import {JobQueue} from './job-queue.js';
import {Worker} from './worker.js';

import type {ApplicationConfig, Component} from '@rondojs/core';
import type {WorkerConfig} from './worker.js';

/** What the worker needs, with what its configuration must be. */
const workerComponent: Component = {
  observers: [Worker, JobQueue],
  config: {
    worker: {
      type: 'object',
      required: ['pause', 'work'],
      additionalProperties: false,
      properties: {pause: {type: 'integer', minimum: 1}, work: {type: 'integer', minimum: 0}},
    },
  },
};

/** Options of the application. */
export interface WorkerApplicationConfig extends ApplicationConfig {
  readonly worker?: WorkerConfig;
}

/** An application that serves nobody: it works through a queue. */
export class WorkerApplication extends Application {
  constructor(options: WorkerApplicationConfig = {}) {
    super({name: 'worker', worker: {pause: 10, work: 300}, lifeCycle: {groups: ['storage', 'work']}, ...options});
    this.component(workerComponent);
  }
}
