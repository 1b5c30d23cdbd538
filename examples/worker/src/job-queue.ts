import {BindingKey} from '@rondojs/context';
import {lifeCycleObserver} from '@rondojs/core';

import type {LifeCycleObserver} from '@rondojs/core';

/** Keeps jobs in memory, from the start of the application to its end. */
@lifeCycleObserver('storage')
export class JobQueue implements LifeCycleObserver {
  private readonly jobs: string[] = [];
  private isOpen = false;

  start() {
    this.isOpen = true;
    this.jobs.push('write', 'read', 'rest');
    console.log('queue open');
  }

  stop() {
    this.isOpen = false;
    console.log(`queue closed, ${this.jobs.length} left`);
  }

  /** The next job, if there is one. */
  take(): string | undefined {
    if (!this.isOpen) throw new Error('The queue is closed.');
    return this.jobs.shift();
  }
}

export const JOB_QUEUE = BindingKey.create<JobQueue>('lifeCycleObservers.JobQueue');
