import {PGlite} from '@electric-sql/pglite';
import {asc, eq} from 'drizzle-orm';
import {boolean, pgTable, serial, text} from 'drizzle-orm/pg-core';
import {drizzle} from 'drizzle-orm/pglite';

import {CrudRepository, PGliteDataSource, createTables} from '@rondojs/repository';

import type {Report} from '../report.js';

const ROWS = 1000;

const todos = pgTable('todos', {id: serial().primaryKey(), title: text().notNull(), done: boolean().notNull().default(false)});

/** One thing to do, by a repository and by drizzle itself. */
interface Work {
  readonly name: string;
  readonly rounds: number;
  byRepository(n: number): Promise<unknown>;
  byHand(n: number): Promise<unknown>;
}

/** What a repository costs over drizzle called by hand, on PGlite in memory: CPU time, medians of interleaved rounds. */
export async function runRepository(quick: boolean): Promise<Report> {
  const source = new PGliteDataSource({createTables: [todos]});
  await source.open();
  const repository = new CrudRepository(todos, source);
  const client = await PGlite.create();
  const db = drizzle(client);
  await createTables(db, [todos]);
  const rows = Array.from({length: ROWS}, (_, n) => ({title: `Todo ${n}`}));
  await repository.createAll(rows);
  await db.insert(todos).values(rows);

  const works: readonly Work[] = [
    {
      name: 'findById',
      rounds: 500,
      byRepository: n => repository.findById(n),
      byHand: n => db.select().from(todos).where(eq(todos.id, n)),
    },
    {
      name: 'find, 100 rows',
      rounds: 200,
      byRepository: () => repository.find({where: {done: false}, limit: 100}),
      byHand: () => db.select().from(todos).where(eq(todos.done, false)).orderBy(asc(todos.id)).limit(100),
    },
  ];
  const lines = [];
  for (const work of works) lines.push(await measure(work, quick ? 9 : 31));
  await source.close();
  await client.close();
  return {text: ['| work | repository, µs | by hand, µs | ratio |', '| --- | --: | --: | --: |', ...lines].join('\n')};
}

/** The order within a pair changes each time, so that neither always comes after the other's garbage. */
async function measure({name, rounds, byRepository, byHand}: Work, pairs: number): Promise<string> {
  const ways = [byRepository, byHand];
  await time(byRepository, rounds);
  await time(byHand, rounds);
  const times: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    for (const way of pair % 2 ? [1, 0] : [0, 1]) times[way as 0].push(await time(ways[way as 0] as Work['byHand'], rounds));
  }
  const ratios = times[0].map((own, pair) => own / (times[1][pair] as number));
  return `| ${name} | ${median(times[0]).toFixed(1)} | ${median(times[1]).toFixed(1)} | ${median(ratios).toFixed(3)} |`;
}

async function time(work: Work['byHand'], rounds: number): Promise<number> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  for (let n = 1; n <= rounds; n++) await work(n % ROWS || 1);
  const {user, system} = process.cpuUsage(before);
  return (user + system) / rounds;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number;
}
