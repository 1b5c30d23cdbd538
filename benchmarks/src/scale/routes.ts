import {deepStrictEqual, strictEqual} from 'node:assert/strict';

import {ServerProcess} from '../http/server-process.js';
import {answer, operationsOf} from './operations.js';
import {summarize} from '../samples.js';
import {WARM_UP} from '../http/rounds.js';
import {takeTurn} from '../http/turn.js';
import {toReport} from './report.js';

import type {Effort} from '../http/rounds.js';
import type {Report} from '../report.js';
import type {Summary} from '../samples.js';
import type {Work} from '../http/works.js';

/** The name of each server, its file, and how much longer it takes: there are that many times fewer requests. */
const SERVERS = [
  {name: 'by hand', file: 'by-hand', weight: 1},
  {name: 'Rondo', file: 'rondo', weight: 1},
  {name: 'Fastify', file: 'fastify', weight: 1},
  {name: 'Hono', file: 'hono', weight: 2},
  {name: 'NestJS', file: 'nest', weight: 2},
  {name: 'LoopBack', file: 'loopback', weight: 20},
] as const;

const COUNTS = [10, 1000, 10_000];

/** How many of the operations are asked for, one after the other. */
const HITS = 500;

const QUICK: Effort = {sittings: 1, rounds: 3, requests: 2500};
const FULL: Effort = {sittings: 3, rounds: 3, requests: 10_000};

/** Compares servers of few and of many operations, of which one is hit at random. */
export async function runRoutes(quick: boolean): Promise<Report> {
  const effort = quick ? QUICK : FULL;
  const rows: (readonly Summary[])[] = [];
  for (const count of COUNTS) rows.push(await rowOf(count, effort));
  return toReport('by hand, µs', SERVERS.map(({name}) => name), COUNTS, rows);
}

async function rowOf(count: number, effort: Effort): Promise<readonly Summary[]> {
  const samples: number[][] = SERVERS.map(() => []);
  for (let sitting = 0; sitting < effort.sittings; sitting++) await sit(count, effort, samples);
  return samples.map(summarize);
}

/** Starts the servers, and adds what is found: microseconds for the first, ratios to it for the others. */
async function sit(count: number, effort: Effort, samples: readonly number[][]): Promise<void> {
  const servers: ServerProcess[] = [];
  try {
    for (const {name, file} of SERVERS) {
      servers.push(await ServerProcess.start(name, new URL(`servers/${file}.js`, import.meta.url), [`${count}`]));
    }
    for (const server of servers) await check(server, count);
    await measure(servers, count, effort, samples);
  } finally {
    await Promise.all(servers.map(server => server.stop()));
  }
}

async function measure(
  servers: readonly ServerProcess[],
  count: number,
  {rounds, requests}: Effort,
  samples: readonly number[][],
): Promise<void> {
  const work = workOf(count);
  for (let round = -WARM_UP; round < rounds; round++) {
    const turns: number[] = [];
    for (let turn = 0; turn < servers.length; turn++) {
      const index = (round + WARM_UP + turn) % servers.length;
      const {weight} = SERVERS[index] as (typeof SERVERS)[number];
      turns[index] = (await takeTurn(servers[index] as ServerProcess, work, requests / weight)).cpu;
    }
    if (round >= 0) turns.forEach((cpu, index) => samples[index]?.push(index === 0 ? cpu : cpu / (turns[0] ?? NaN)));
  }
}

/** Every fifth operation or so, in an order that is no order. */
function workOf(count: number): Work {
  const operations = operationsOf(count);
  const paths = Array.from({length: HITS}, (_, hit) => {
    const {path} = operations[(hit * 7919) % count] as (typeof operations)[number];
    return `${path}/${hit + 1}`;
  });
  return {name: `${count} operations`, method: 'GET', path: paths[0] as string, paths, statuses: [200]};
}

async function check({name, url}: ServerProcess, count: number): Promise<void> {
  const {index, path} = operationsOf(count)[count - 1] as {index: number; path: string};
  const good = await fetch(`${url}${path}/7`);
  deepStrictEqual(await good.json(), answer(index, 7), name);
  for (const id of ['none', '0']) {
    const refused = await fetch(`${url}${path}/${id}`);
    await refused.text();
    strictEqual([400, 422].includes(refused.status), true, `${name}: ${refused.status} for ${path}/${id}`);
  }
}
