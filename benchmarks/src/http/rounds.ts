import {ServerProcess} from './server-process.js';
import {WORKS} from './works.js';
import {check} from './check.js';
import {summarize} from '../samples.js';
import {takeTurn} from './turn.js';

import type {Contestant} from './servers.js';
import type {Summary} from '../samples.js';
import type {Turn} from './turn.js';
import type {Work} from './works.js';

/** How thoroughly to measure. */
export interface Effort {
  /** How often the servers are started anew: each process has luck of its own, by which two runs of it may differ. */
  readonly sittings: number;
  /** In each sitting, behind two to warm up. */
  readonly rounds: number;
  /** For one turn of one server. */
  readonly requests: number;
}

/** How many rounds of a sitting do not count: so long some function or other is still being compiled anew. */
const WARM_UP = 2;

/** A server as it plays: its process, and how many requests a turn of it has. */
interface Player {
  readonly server: ServerProcess;
  readonly requests: number;
}

type Rows = ReadonlyMap<Work, Turn[][]>;

/** All turns of the servers at each work: a row for each round, in it a turn for each server. */
export type Results = ReadonlyMap<Work, readonly (readonly Turn[])[]>;

/** Has servers do all works. The first is what others are measured by. */
export async function play(servers: Readonly<Record<string, Contestant>>, effort: Effort): Promise<Results> {
  const results = new Map(WORKS.map(work => [work, [] as Turn[][]]));
  for (let sitting = 0; sitting < effort.sittings; sitting++) await playSitting(servers, effort, results);
  return results;
}

/** The CPU time of one server's requests, as a ratio to that of the first in the same round. */
export function ratiosOf(rounds: readonly (readonly Turn[])[], server: number): Summary {
  return summarize(rounds.map(turns => (turns[server]?.cpu ?? NaN) / (turns[0]?.cpu ?? NaN)));
}

async function playSitting(servers: Readonly<Record<string, Contestant>>, effort: Effort, results: Rows): Promise<void> {
  const players: Player[] = [];
  try {
    for (const [name, {file, weight}] of Object.entries(servers)) {
      const server = await ServerProcess.start(name, new URL(`servers/${file}.js`, import.meta.url));
      players.push({server, requests: effort.requests / (weight ?? 1)});
    }
    for (const {server} of players) await check(server);
    await playRounds(players, effort.rounds, results);
  } finally {
    await Promise.all(players.map(({server}) => server.stop()));
  }
}

/** In each round every server has a turn at every work, another one first each time. */
async function playRounds(players: readonly Player[], rounds: number, results: Rows): Promise<void> {
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [work, turns] of results) {
      const row = await playRound(players, work, round + WARM_UP);
      if (round >= 0) turns.push(row);
    }
  }
}

async function playRound(players: readonly Player[], work: Work, first: number): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let turn = 0; turn < players.length; turn++) {
    const index = (first + turn) % players.length;
    const player = players[index];
    if (player) turns[index] = await takeTurn(player.server, work, player.requests);
  }
  return turns;
}
