import {describe, expect, it} from '@jest/globals';

import {DefaultSequence} from '../../src/default-sequence.js';

import type {RequestContext} from '../../src/request-context.js';

type Call = readonly [name: string, ...args: readonly unknown[]];

const STEPS = ['findRoute', 'parseParams', 'invoke', 'send'] as const;

const context = {request: 'the request', response: 'the response'} as unknown as RequestContext;

/** What a sequence does when nothing fails: each step is given what the one before it has answered. */
const CALLS: readonly Call[] = [
  ['findRoute', 'the request'],
  ['parseParams', 'the request', 'the route'],
  ['invoke', 'the route', 'the params'],
  ['send', 'the response', 'the result'],
];

describe('DefaultSequence', () => {
  it('finds, parses, invokes and sends, and rejects nothing', async () => {
    const {sequence, calls} = givenSequence();

    await sequence.handle(context);

    expect(calls).toEqual(CALLS);
  });

  it.each(STEPS.map((step, index) => [step, index] as const))(
    'rejects when %s fails, and does nothing after it',
    async (step, index) => {
      const error = new Error(`${step} fails`);
      const {sequence, calls} = givenSequence({[step]: error});

      await sequence.handle(context);

      expect(calls).toEqual([...CALLS.slice(0, index + 1), ['reject', context, error]]);
    },
  );

  it.each(STEPS)('rejects when %s fails later', async step => {
    const error = new Error(`${step} fails`);
    const {sequence, calls} = givenSequence({[step]: error}, step);

    await sequence.handle(context);

    expect(calls.at(-1)).toEqual(['reject', context, error]);
  });

  it.each(STEPS)('awaits %s before the next step', async step => {
    const {sequence, calls} = givenSequence({}, step);

    await sequence.handle(context);

    expect(calls).toEqual(CALLS);
  });

  it('rejects what was thrown, even if it is undefined', async () => {
    const {sequence, calls} = givenSequence({invoke: undefined});

    await sequence.handle(context);

    expect(calls.at(-1)).toEqual(['reject', context, undefined]);
  });

  it('ends when rejecting has ended', async () => {
    let ended = false;
    const {sequence} = givenSequence({invoke: new Error('fails')}, 'reject', () => (ended = true));

    await sequence.handle(context);

    expect(ended).toBe(true);
  });

  it('passes on what rejecting throws', async () => {
    const {sequence} = givenSequence({invoke: new Error('first'), reject: new Error('second')});

    const handling = sequence.handle(context);

    await expect(handling).rejects.toThrow('second');
  });
});

/**
 * A sequence of recording actions.
 *
 * @param failures - what actions throw, by their names
 * @param slow - the action that answers later than it is called
 */
function givenSequence(failures: Record<string, unknown> = {}, slow?: string, whenSlowEnds = () => {}) {
  const calls: Call[] = [];
  const action = (name: string, answer?: string) =>
    (...args: readonly unknown[]) => {
      calls.push([name, ...args]);
      const act = () => {
        if (name in failures) throw failures[name];
        return answer;
      };
      if (name !== slow || name === 'findRoute') return act();
      return new Promise(resolve => setTimeout(resolve, 1)).then(whenSlowEnds).then(act);
    };
  const sequence = new DefaultSequence(
    action('findRoute', 'the route') as never,
    action('parseParams', 'the params') as never,
    action('invoke', 'the result'),
    action('send') as never,
    action('reject') as never,
  );
  return {sequence, calls};
}
