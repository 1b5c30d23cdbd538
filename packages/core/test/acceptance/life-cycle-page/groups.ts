import {Application, lifeCycleObserver} from '@rondojs/core';

@lifeCycleObserver('storage')
class Pool {
  async init() {} // once, before anything starts
  async start() {} // at every start
  async stop() {} // at every stop, if start was done
}

export const app = new Application({
  lifeCycle: {groups: ['storage', 'cache'], timeLimit: 30_000, gracePeriod: 10_000},
});
app.lifeCycleObserver(Pool);
app.onStop(() => console.log('flushed'));
