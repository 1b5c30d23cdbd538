import {SERVERS} from './http/servers.js';
import {ServerProcess} from './http/server-process.js';
import {WORKS} from './http/works.js';
import {takeTurn} from './http/turn.js';
import {toTable} from './table.js';

import type {Memory} from './http/announce.js';
import type {Report} from './report.js';
import type {Work} from './http/works.js';

/** After how many requests the memory is looked at. */
const STOPS = [0, 60_000, 1_000_000];
const QUICK_STOPS = [0, 2000, 20_000];

/** What clients send most, good and bad. */
const MIX = WORKS.filter(({weight}) => weight === undefined);

/** Tells how much memory servers hold, and whether it grows with the requests. */
export async function runMemory(quick: boolean): Promise<Report> {
  const stops = quick ? QUICK_STOPS : STOPS;
  const rows = new Map<string, readonly Memory[]>();
  for (const [name, {file}] of Object.entries(SERVERS)) {
    // A million requests take it minutes.
    if (name !== 'LoopBack' || quick) rows.set(name, await rowOf(name, file, stops));
  }
  const counts = stops.map(stop => stop.toLocaleString('en'));
  const cells = [...rows].map(([name, states]) => [name, ...states.map(toText)]);
  const heaps = [...rows].map(([name, states]) => [
    name,
    Object.fromEntries(states.map(({heap}, at) => [counts[at] ?? '', Number(megabytes(heap))])),
  ]);
  const text = toTable(['MB resident (on the heap)', ...counts.map(count => `after ${count}`)], cells);
  return {text, figures: Object.fromEntries(heaps)};
}

async function rowOf(name: string, file: string, stops: readonly number[]): Promise<readonly Memory[]> {
  const server = await ServerProcess.start(name, new URL(`http/servers/${file}.js`, import.meta.url), [], ['--expose-gc']);
  try {
    const states: Memory[] = [];
    let done = 0;
    for (const stop of stops) {
      await load(server, stop - done);
      done = stop;
      states.push(await server.memory());
    }
    return states;
  } finally {
    await server.stop();
  }
}

async function load(server: ServerProcess, requests: number): Promise<void> {
  if (requests === 0) return;
  for (const work of MIX) await takeTurn(server, work satisfies Work, Math.round(requests / MIX.length));
}

function toText({resident, heap}: Memory): string {
  return `${megabytes(resident)} (${megabytes(heap)})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
