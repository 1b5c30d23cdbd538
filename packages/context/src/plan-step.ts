import {AsyncValueError} from './errors.js';
import {spokenKey} from './config.js';
import {allReady, isPromiseLike, whenReady} from './value-or-promise.js';

import type {BindingAddress} from './binding-key.js';

/** Makes one thing for a context, now or later. */
export type Step<C> = (context: C) => unknown;

/** A step that another one needs, and what messages call its value. */
export interface NeededStep<C> {
  readonly name: string;
  readonly step: Step<C>;
}

type Make = (...needed: readonly unknown[]) => unknown;

/** What had to be awaited first, by the promises that came of it. */
const awaitedBy = new WeakMap<object, string>();

/** Says which part of a value is made asynchronously. Nobody will hear of the promise's failure. */
export function createAsyncValueError(address: BindingAddress, promise: Promise<unknown>): AsyncValueError {
  promise.then(undefined, () => {});
  const part = awaitedBy.get(promise);
  return new AsyncValueError(
    `Cannot get ${spokenKey(address)} synchronously: the value is a promise` +
      (part ? `, since ${part} is made asynchronously. ` : '. ') +
      `Use get() and await it.`,
  );
}

/**
 * A step that makes what is needed, in turn, and of that the thing itself: at once, or when all has arrived.
 *
 * There is one closure for each small number of needs: making and spreading lists costs more than the rest.
 */
export function stepOf<C>(make: Make, needs: readonly NeededStep<C>[]): Step<C> {
  const [first, second, third] = needs.map(({step}) => step) as [Step<C>, Step<C>, Step<C>];
  switch (needs.length) {
    case 0:
      return () => make();
    case 1:
      return context => {
        const one = first(context);
        return isPromiseLike(one) ? later(make, needs, context, [one]) : make(one);
      };
    case 2:
      return context => {
        const one = first(context);
        if (isPromiseLike(one)) return later(make, needs, context, [one]);
        const two = second(context);
        return isPromiseLike(two) ? later(make, needs, context, [one, two]) : make(one, two);
      };
    case 3:
      return context => {
        const one = first(context);
        if (isPromiseLike(one)) return later(make, needs, context, [one]);
        const two = second(context);
        if (isPromiseLike(two)) return later(make, needs, context, [one, two]);
        const three = third(context);
        return isPromiseLike(three) ? later(make, needs, context, [one, two, three]) : make(one, two, three);
      };
    default:
      return manyOf(make, needs);
  }
}

function manyOf<C>(make: Make, needs: readonly NeededStep<C>[]): Step<C> {
  return context => {
    const made: unknown[] = [];
    for (const {step} of needs) {
      const value = step(context);
      made.push(value);
      if (isPromiseLike(value)) return later(make, needs, context, made);
    }
    return make(...made);
  };
}

/** Goes on when the last thing made has turned out to be a promise. */
function later<C>(
  make: Make,
  needs: readonly NeededStep<C>[],
  context: C,
  made: readonly unknown[],
): unknown {
  const makers = needs.map(({step}, index) => () => (index < made.length ? made[index] : step(context)));
  const promise = whenReady(allReady(makers), all => make(...all)) as Promise<unknown>;
  const awaited = made.at(-1) as object;
  awaitedBy.set(promise, awaitedBy.get(awaited) ?? needs[made.length - 1]?.name ?? '');
  return promise;
}
