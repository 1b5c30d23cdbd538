import {connect} from 'node:net';

import {ABUSES, SAMPLES} from './mix.js';
import {runStreams} from './streams.js';
import {startServer} from './child.js';
import {toTable} from '../table.js';

import type {ServerProcess} from './child.js';
import type {State} from './server.js';

const REQUESTS = 1_000_000;
const QUICK_REQUESTS = 20_000;

/** How many requests a connection is used for, and how many connections there are at a time. */
const BATCH = 90;
const CONNECTIONS = 8;

/** Compiled code and filled caches are there after a quarter; what comes on top of them later is held. */
const WARM_UP = 0.25;

/** The heap may be larger by so many bytes: the engine's own tables grow in steps. */
const HEAP_SLACK = 3_000_000;

/** How often the server is looked at, half a second each time, before what it holds counts as held. */
const ATTEMPTS = 30;

const LAST = 'GET /items/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

/** Has a server answer good and bad requests, slow clients and abuse, and fails if anything has grown. */
export async function runSoak(quick: boolean): Promise<string> {
  const count = quick ? QUICK_REQUESTS : REQUESTS;
  const server = await startServer();
  try {
    await load(server.url, count * WARM_UP);
    const before = await stateOf(server);
    await load(server.url, count * (1 - WARM_UP));
    const mix = report(before, await settledState(server, before), count);
    const streams = await runStreams(server, quick);
    if (server.said() !== '') throw new Error(`The server says: ${server.said()}`);
    return `${mix}\n\n${streams}\n\nFlat: nothing has grown, and Node has warned of nothing.`;
  } finally {
    server.stop();
  }
}

async function load(url: string, requests: number): Promise<void> {
  let left = Math.ceil(requests / BATCH);
  const worker = async () => {
    while (left-- > 0) await Promise.all([batch(url), left % 5 === 0 && abuse(url, ABUSES[left % ABUSES.length] ?? '')]);
  };
  await Promise.all(Array.from({length: CONNECTIONS}, worker));
}

/** Sends good and bad requests over one connection. @throws {Error} when one is not answered as it should be */
async function batch(url: string): Promise<void> {
  const samples = Array.from({length: BATCH}, (_, at) => SAMPLES[at % SAMPLES.length]);
  const received = await exchange(url, samples.map(sample => sample?.text).join('') + LAST);
  const statuses = Array.from(received.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status));
  const wanted = [...samples.map(sample => sample?.status), 200];
  if (statuses.join() !== wanted.join()) throw new Error(`The server has answered ${statuses.join()}, not ${wanted.join()}.`);
}

function exchange(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    const chunks: Buffer[] = [];
    socket.on('data', chunk => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

/** Begins something, and goes away. */
async function abuse(url: string, text: string): Promise<void> {
  const {hostname, port} = new URL(url);
  const socket = connect(Number(port), hostname, () => socket.write(text));
  socket.on('error', () => undefined).resume();
  await new Promise(resolve => setTimeout(resolve, 10));
  socket.destroy();
}

/** What clients have left behind is noticed soon, on a busy machine somewhat later; what is left open stays. */
async function settledState(server: ServerProcess, before: State): Promise<State> {
  for (let attempt = 1; ; attempt++) {
    const state = await stateOf(server);
    if (state.resources <= before.resources || attempt === ATTEMPTS) return state;
  }
}

async function stateOf(server: ServerProcess): Promise<State> {
  await new Promise(resolve => setTimeout(resolve, 500));
  return server.state();
}

function report(before: State, after: State, count: number): string {
  const table = toTable(
    [`of ${count.toLocaleString('en')} requests`, 'heap, MB', 'handles and timers', 'listeners'],
    [row('after a quarter', before), row('after all', after)],
  );
  const faults = [
    ...(after.heap > before.heap + HEAP_SLACK ? ['the heap has grown'] : []),
    ...(after.resources > before.resources ? ['handles or timers have been left open'] : []),
    ...(after.listeners > before.listeners ? ['listeners have been left'] : []),
  ];
  if (faults.length > 0) throw new Error(`${faults.join('; ')}.\n${table}`);
  return table;
}

function row(name: string, {heap, resources, listeners}: State): string[] {
  return [name, (heap / 1_000_000).toFixed(1), String(resources), String(listeners)];
}
