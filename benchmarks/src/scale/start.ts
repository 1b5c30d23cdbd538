import {ServerProcess} from '../http/server-process.js';
import {operationsOf} from './operations.js';
import {summarize} from '../samples.js';
import {toReport} from './report.js';

import type {Report} from '../report.js';
import type {Summary} from '../samples.js';

const SERVERS = {
  'by hand': 'by-hand',
  Rondo: 'rondo',
  Fastify: 'fastify',
  Hono: 'hono',
  NestJS: 'nest',
  LoopBack: 'loopback',
} as const;

const COUNTS = [10, 1000];

/** Compares the CPU time of a process from its start to its first answer: less troubled by others than the clock. */
export async function runStart(quick: boolean): Promise<Report> {
  const rounds = quick ? 3 : 11;
  const rows: (readonly Summary[])[] = [];
  for (const count of COUNTS) rows.push(await measureStart(Object.values(SERVERS), count, rounds));
  return toReport('by hand, ms', Object.keys(SERVERS), COUNTS, rows);
}

/** In milliseconds for the first file; for the others, their ratios to it in the same round. */
export async function measureStart(files: readonly string[], count: number, rounds: number): Promise<readonly Summary[]> {
  const samples: number[][] = files.map(() => []);
  for (let round = -1; round < rounds; round++) {
    const times: number[] = [];
    for (let turn = 0; turn < files.length; turn++) {
      const index = (round + 1 + turn) % files.length;
      times[index] = await timeToAnswer(files[index] as string, count);
    }
    // In the first round the files come from the disk.
    if (round >= 0) times.forEach((time, index) => samples[index]?.push(index === 0 ? time : time / (times[0] ?? NaN)));
  }
  return samples.map(summarize);
}

/** In milliseconds of CPU time. */
async function timeToAnswer(file: string, count: number): Promise<number> {
  const {path} = operationsOf(1)[0] as {path: string};
  const server = await ServerProcess.start(file, new URL(`servers/${file}.js`, import.meta.url), [`${count}`]);
  try {
    const response = await fetch(`${server.url}${path}/1`);
    await response.text();
    if (response.status !== 200) throw new Error(`${file}: ${response.status}`);
    return (await server.cpuTime()) / 1000;
  } finally {
    await server.stop();
  }
}
