import {DRAINING} from '../contract/http.js';

import type {Response} from '../contract/http.js';

type Steps = AsyncIterable<unknown> | Iterable<unknown>;

/**
 * The steps of a result, up to the stop of the server. For those that may never end, and whose clients come back by
 * themselves: a stop would wait for them in vain, and break them off.
 */
export async function* untilDraining(steps: Steps, response: Response): AsyncGenerator<unknown, void, undefined> {
  const iterator = Symbol.asyncIterator in steps ? steps[Symbol.asyncIterator]() : steps[Symbol.iterator]();
  const draining = new Stop();
  response.once(DRAINING, draining.call);
  let isDone = false;
  try {
    while (!draining.isCalled) {
      const step = await Promise.race([iterator.next(), draining.next()]);
      isDone = step === undefined ? false : step.done === true;
      if (step === undefined || step.done) return;
      yield step.value;
    }
  } finally {
    response.off(DRAINING, draining.call);
    const returned = isDone ? undefined : Promise.resolve(iterator.return?.());
    // It may be in the middle of a step still: it hears of the end by its signal, when the response is done.
    if (draining.isCalled) returned?.catch(ignore);
    else await returned;
  }
}

/** A promise for each step, and none that outlives it: one for all would keep a reaction of every step. */
class Stop {
  isCalled = false;
  private settle: (() => void) | undefined;

  readonly call = (): void => {
    this.isCalled = true;
    this.settle?.();
  };

  next(): Promise<undefined> {
    return new Promise(resolve => (this.settle = () => resolve(undefined)));
  }
}

function ignore(): void {}
