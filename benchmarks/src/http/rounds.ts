import {ServerProcess} from './server-process.js';
import {WORKS} from './works.js';
import {check} from './check.js';
import {summarize} from '../samples.js';
import {takeTurn} from './turn.js';

import type {Contestants} from './servers.js';
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
export const WARM_UP = 2;

/** A server as it plays: its process, and how many requests a turn of it has. */
interface Player {
  readonly server: ServerProcess;
  readonly requests: number;
}

type Rows = ReadonlyMap<Work, PlayedTurn[][]>;

/** A turn beside that of the first server at the same work in the same round. */
export interface PlayedTurn extends Turn {
  /** Of its CPU time to that of the first. */
  readonly ratio: number;
}

/** All turns of the servers at each work: a row for each round, in it a turn for each server. */
export type Results = ReadonlyMap<Work, readonly (readonly PlayedTurn[])[]>;

/** Has servers do all works. The first is what others are measured by. */
export async function play(servers: Contestants, effort: Effort): Promise<Results> {
  const results: Rows = new Map(WORKS.map(work => [work, []]));
  for (let sitting = 0; sitting < effort.sittings; sitting++) await playSitting(servers, effort, results);
  return results;
}

/**
 * Plays in groups, one after the other, and gives all as one. Each of them begins with the same server, by which its
 * others are measured: the more processes wait for their turn, the longer each of them takes to find back into it.
 */
export async function playGroups(groups: readonly Contestants[], effort: Effort): Promise<Results> {
  const parts: Results[] = [];
  for (const group of groups) parts.push(await play(group, effort));
  const rowOf = (work: Work, round: number) =>
    parts.flatMap((part, at) => (part.get(work)?.[round] ?? []).slice(at === 0 ? 0 : 1));
  return new Map([...(parts[0] ?? [])].map(([work, rows]) => [work, rows.map((_, round) => rowOf(work, round))]));
}

/** What a server takes by the first. */
export function ratiosOf(rounds: readonly (readonly PlayedTurn[])[], server: number): Summary {
  return summarize(rounds.map(turns => turns[server]?.ratio ?? NaN));
}

async function playSitting(servers: Contestants, effort: Effort, results: Rows): Promise<void> {
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

async function playRound(players: readonly Player[], work: Work, first: number): Promise<PlayedTurn[]> {
  const turns: Turn[] = [];
  for (let turn = 0; turn < players.length; turn++) {
    const index = (first + turn) % players.length;
    const player = players[index];
    if (player) turns[index] = await takeTurn(player.server, work, player.requests);
  }
  const limit = turns[0]?.cpu ?? NaN;
  return turns.map(turn => ({...turn, ratio: turn.cpu / limit}));
}
