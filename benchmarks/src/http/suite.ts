import {ServerProcess} from './server-process.js';
import {WORKS} from './works.js';
import {check} from './check.js';
import {summarize} from '../samples.js';
import {takeTurn} from './turn.js';
import {toCell, toFigure, toTable} from '../table.js';

import type {Turn} from './turn.js';
import type {Work} from './works.js';

/** The name of each server, and its file. The first one is what all are measured by. */
const SERVERS = {
  'by hand': 'by-hand',
  Rondo: 'rondo',
  Fastify: 'fastify',
  Hono: 'hono',
  Express: 'express',
} as const;

/** How thoroughly to measure. */
interface Effort {
  readonly rounds: number;
  /** For one turn of one server. */
  readonly requests: number;
}

/** All turns of the servers at a work: a row for each round, in it a turn for each server. */
type Rounds = readonly (readonly Turn[])[];

/** Compares servers that answer the same API. */
export async function runHttp(quick: boolean): Promise<string> {
  const effort: Effort = quick ? {rounds: 3, requests: 2500} : {rounds: 9, requests: 10_000};
  const servers: ServerProcess[] = [];
  try {
    for (const [name, file] of Object.entries(SERVERS)) servers.push(await ServerProcess.start(name, file));
    for (const server of servers) await check(server);
    const results = await playRounds(servers, effort);
    return `${cpuTable(results)}\n\n${speedTable(results)}`;
  } finally {
    await Promise.all(servers.map(server => server.stop()));
  }
}

/** In each round every server has a turn at every work, another one first each time. */
async function playRounds(
  servers: readonly ServerProcess[],
  {rounds, requests}: Effort,
): Promise<ReadonlyMap<Work, Rounds>> {
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

function cpuTable(results: ReadonlyMap<Work, Rounds>): string {
  const [, ...others] = Object.keys(SERVERS);
  const rows = [...results].map(([{name}, rounds]) => {
    const byHand = summarize(rounds.map(([first]) => first?.cpu ?? NaN));
    const ratios = others.map((_, index) => toCell(summarize(rounds.map(turns => ratio(turns, index + 1)))));
    return [name, toFigure(byHand.median), ...ratios];
  });
  return toTable(['CPU time of one request', 'by hand, µs', ...others], rows);
}

/** To the hand-written server in the same round. */
function ratio(turns: readonly Turn[], index: number): number {
  return (turns[index]?.cpu ?? NaN) / (turns[0]?.cpu ?? NaN);
}

function speedTable(results: ReadonlyMap<Work, Rounds>): string {
  const names = Object.keys(SERVERS);
  const rows = [...results].map(([{name}, rounds]) => {
    const speeds = names.map((_, index) => summarize(rounds.map(turns => turns[index]?.perSecond ?? NaN)));
    return [name, ...speeds.map(({median}) => toFigure(median))];
  });
  return toTable(['requests per second', ...names], rows);
}
