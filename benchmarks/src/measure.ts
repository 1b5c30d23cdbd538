import {summarize} from './samples.js';

import type {Summary} from './samples.js';

/** One way to do a piece of work. It returns what it made, so that it cannot be optimised away. */
export interface Candidate {
  readonly name: string;
  /** Called again when its promise is kept, if it gives one. */
  run(): unknown;
}

/** How thoroughly to measure. */
export interface Effort {
  readonly rounds: number;
  /** How long one sample lasts, in milliseconds. */
  readonly sample: number;
}

const WARM_UP = 3;

/** Keeps results in sight of the compiler. */
let sink: unknown;

/**
 * Measures candidates side by side, in microseconds for one call: in each round every one of them has a turn, so
 * that whatever else the machine does falls on all alike. Compare the figures of one run with each other, never
 * with another run's.
 */
export async function measure(
  candidates: readonly Candidate[],
  {rounds, sample}: Effort,
): Promise<readonly Summary[]> {
  const contestants = [];
  for (const candidate of candidates) {
    contestants.push({candidate, calls: await callsIn(sample, candidate), samples: [] as number[]});
  }
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const {candidate, calls, samples} of contestants) {
      const taken = await time(candidate, calls);
      if (round >= 0) samples.push(taken / calls);
    }
  }
  return contestants.map(({samples}) => summarize(samples));
}

/** How often a candidate can be called in so many milliseconds. */
async function callsIn(milliseconds: number, candidate: Candidate): Promise<number> {
  for (let calls = 1; ; calls *= 2) {
    // The least of three: a hiccup must not make a slow candidate of a fast one.
    const taken = Math.min(await time(candidate, calls), await time(candidate, calls), await time(candidate, calls));
    if (taken >= milliseconds * 500) return Math.max(1, Math.round((calls * milliseconds * 1000) / taken));
  }
}

/** How much time of the processor so many calls take, in microseconds: other programs cost none of it. */
async function time({run}: Candidate, calls: number): Promise<number> {
  // What the others have left behind is not this one's to clear away.
  globalThis.gc?.({type: 'minor'} as never);
  const begin = process.cpuUsage();
  for (let call = 0; call < calls; call++) {
    sink = run();
    if (sink instanceof Promise) await sink;
  }
  const {user, system} = process.cpuUsage(begin);
  return user + system;
}
