import {setTimeout as sleep} from 'node:timers/promises';

import {CoreBindings, lifeCycleObserver} from '@rondojs/core';
import {inject} from '@rondojs/context';

import {JOB_QUEUE, JobQueue} from './job-queue.js';

import type {LifeCycleObserver} from '@rondojs/core';

/** How long a job takes, and how often the queue is asked for one, in milliseconds. */
export interface WorkerConfig {
  readonly pause: number;
  readonly work: number;
}

/** Takes a job from the queue now and then. What has been begun is done before the end. */
@lifeCycleObserver('work')
export class Worker implements LifeCycleObserver {
  private timer: NodeJS.Timeout | undefined;
  private job: Promise<void> | undefined;

  constructor(
    @inject(JOB_QUEUE) private readonly queue: JobQueue,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#worker`) private readonly config: WorkerConfig,
  ) {}

  start() {
    this.timer = setInterval(() => this.takeOne(), this.config.pause);
    console.log('worker ready');
  }

  async stop() {
    clearInterval(this.timer);
    await this.job;
    console.log('worker done');
  }

  private takeOne(): void {
    if (this.job) return;
    const name = this.queue.take();
    if (name) this.job = this.do(name);
  }

  private async do(name: string): Promise<void> {
    console.log(`${name} begun`);
    await sleep(this.config.work);
    console.log(`${name} done`);
    this.job = undefined;
  }
}
