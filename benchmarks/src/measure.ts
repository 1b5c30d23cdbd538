/** One way to do a piece of work. It returns what it made, so that it cannot be optimised away. */
export interface Candidate {
  readonly name: string;
  /** How often it is called for one sample: slow ones less often. */
  readonly calls: number;
  run(): unknown;
}

/** What was measured of a candidate: microseconds for one call. */
export interface Measurement {
  readonly name: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

const ROUNDS = 31;

/** Keeps the last result in sight of the compiler, which would else leave the work out. */
const sink: unknown[] = [];

/**
 * Measures candidates side by side: in each round every one of them has a turn, so that whatever else the
 * machine does falls on all alike. Compare the figures of one run with each other, never with another run's.
 */
export function measure(candidates: readonly Candidate[]): readonly Measurement[] {
  const samples = candidates.map(() => [] as number[]);
  for (let round = -3; round < ROUNDS; round++) {
    candidates.forEach((candidate, index) => {
      const sample = time(candidate);
      // The first rounds warm up.
      if (round >= 0) samples[index]?.push(sample);
    });
  }
  return candidates.map(({name}, index) => summary(name, samples[index] ?? []));
}

function time({calls, run}: Candidate): number {
  // What the others have left behind is not this one's to clear away.
  globalThis.gc?.({type: 'minor'} as never);
  const begin = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) sink[0] = run();
  return Number(process.hrtime.bigint() - begin) / calls / 1000;
}

function summary(name: string, samples: readonly number[]): Measurement {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? NaN;
  return {name, median: at(0.5), lowest: at(0.05), highest: at(0.95)};
}

/** Prints measurements as a Markdown table. */
export function toTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(
    ({name, median, lowest, highest}) =>
      `| ${name} | ${median.toFixed(3)} | ${lowest.toFixed(3)} to ${highest.toFixed(3)} |`,
  );
  return ['| per request | median, µs | 5 % to 95 % |', '| --- | --: | --: |', ...rows].join('\n');
}
