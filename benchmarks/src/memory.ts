import {SERVERS} from './http/servers.js';
import {ServerProcess} from './http/server-process.js';
import {WORKS} from './http/works.js';
import {takeTurn} from './http/turn.js';
import {toTable} from './table.js';

import type {Work} from './http/works.js';

/** After how many requests the memory is looked at. */
const STOPS = [0, 60_000, 1_000_000];
const QUICK_STOPS = [0, 2000, 20_000];

/** What clients send most, good and bad. */
const MIX = WORKS.filter(({weight}) => weight === undefined);

/** Tells how much memory servers hold, and whether it grows with the requests. */
export async function runMemory(quick: boolean): Promise<string> {
  const stops = quick ? QUICK_STOPS : STOPS;
  const rows: string[][] = [];
  for (const [name, file] of Object.entries(SERVERS)) {
    // A million requests take it minutes.
    if (name !== 'LoopBack' || quick) rows.push(await rowOf(name, file, stops));
  }
  const heads = stops.map(stop => `after ${stop.toLocaleString('en')}`);
  return toTable(['MB resident (on the heap)', ...heads], rows);
}

async function rowOf(name: string, file: string, stops: readonly number[]): Promise<string[]> {
  const server = await ServerProcess.start(name, new URL(`http/servers/${file}.js`, import.meta.url), [], ['--expose-gc']);
  try {
    const cells: string[] = [];
    let done = 0;
    for (const stop of stops) {
      await load(server, stop - done);
      done = stop;
      const {resident, heap} = await server.memory();
      cells.push(`${megabytes(resident)} (${megabytes(heap)})`);
    }
    return [name, ...cells];
  } finally {
    await server.stop();
  }
}

async function load(server: ServerProcess, requests: number): Promise<void> {
  if (requests === 0) return;
  for (const work of MIX) await takeTurn(server, work satisfies Work, Math.round(requests / MIX.length));
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
