import {ServerProcess} from './server-process.js';
import {WORKS} from './works.js';
import {check} from './check.js';
import {summarize} from '../samples.js';
import {takeTurn} from './turn.js';

import type {Summary} from '../samples.js';
import type {Turn} from './turn.js';
import type {Work} from './works.js';

/** How thoroughly to measure. */
export interface Effort {
  readonly rounds: number;
  /** For one turn of one server. */
  readonly requests: number;
}

/** All turns of the servers at each work: a row for each round, in it a turn for each server. */
export type Results = ReadonlyMap<Work, readonly (readonly Turn[])[]>;

/** Has servers, of which each has a name and a file, do all works. The first is what others are measured by. */
export async function play(servers: Readonly<Record<string, string>>, effort: Effort): Promise<Results> {
  const processes: ServerProcess[] = [];
  try {
    for (const [name, file] of Object.entries(servers)) {
      processes.push(await ServerProcess.start(name, new URL(`servers/${file}.js`, import.meta.url)));
    }
    for (const server of processes) await check(server);
    return await playRounds(processes, effort);
  } finally {
    await Promise.all(processes.map(server => server.stop()));
  }
}

/** The CPU time of one server's requests, as a ratio to that of the first in the same round. */
export function ratiosOf(rounds: readonly (readonly Turn[])[], server: number): Summary {
  return summarize(rounds.map(turns => (turns[server]?.cpu ?? NaN) / (turns[0]?.cpu ?? NaN)));
}

/** In each round every server has a turn at every work, another one first each time. */
async function playRounds(servers: readonly ServerProcess[], {rounds, requests}: Effort): Promise<Results> {
  const results = new Map(WORKS.map(work => [work, [] as Turn[][]]));
  for (let round = -1; round < rounds; round++) {
    for (const [work, turns] of results) {
      const row = await playRound(servers, work, requests, round + 1);
      // The first round warms up.
      if (round >= 0) turns.push(row);
    }
  }
  return results;
}

async function playRound(
  servers: readonly ServerProcess[],
  work: Work,
  requests: number,
  first: number,
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let turn = 0; turn < servers.length; turn++) {
    const index = (first + turn) % servers.length;
    const server = servers[index];
    if (server) turns[index] = await takeTurn(server, work, requests);
  }
  return turns;
}
