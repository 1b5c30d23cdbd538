import {inject} from '@rondojs/context';

import type {DataSource} from './data-source.js';
import type {LifeCycleObserver} from '@rondojs/core';

/** Opens all databases of an application before anything that may use them, and closes them after it. */
export class DataSources implements LifeCycleObserver {
  constructor(@inject(isDataSource) private readonly sources: readonly DataSource[]) {}

  async start(): Promise<void> {
    const outcomes = await Promise.allSettled(this.sources.map(source => source.open()));
    const failure = outcomes.find(outcome => outcome.status === 'rejected');
    if (!failure) return;
    await this.stop();
    throw failure.reason;
  }

  async stop(): Promise<void> {
    await Promise.all(this.sources.map(source => source.close()));
  }
}

/** By its key, so that binding it is all that there is to do. */
export function isDataSource({key}: {readonly key: string}): boolean {
  return key.startsWith('dataSources.');
}
