import {connect} from 'node:net';
import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';

import {toTable} from '../table.js';

import type {ServerProcess} from './child.js';
import type {Socket} from 'node:net';
import type {State} from './server.js';

const MIB = 1_048_576;

/** What is streamed to a slow client, and how many clients leave in the middle. */
const SIZES = {whole: {bytes: 1024 * MIB, clients: 1000}, quick: {bytes: 64 * MIB, clients: 200}};

/** How often a slow client stops, so that all that is held for it can be weighed. */
const STOPS = 8;

/** How long it stops: whatever would run ahead has run ahead by then. */
const STOP_TIME = 100;

/** What a server may hold more for it, in bytes: some pieces of a stream, and what the engine keeps for later. */
const SLACK = 16_000_000;

/** A stream of bytes, and one that is written value by value. */
const KINDS = ['/bytes', '/lines'];

/** What of a stream has begun when its client leaves. */
const LEFT = ['/bytes?size=1e12', '/lines?size=1e12', '/events', '/waits'];

/** Streams to a slow client, and has clients leave; tells what is held meanwhile, and afterwards. @throws {Error} when that is too much */
export async function runStreams(server: ServerProcess, quick: boolean): Promise<string> {
  const {bytes, clients} = quick ? SIZES.quick : SIZES.whole;
  const before = await warmUp(server);
  const rows = [row('before', before)];
  for (const kind of KINDS) {
    const most = await take(server, kind, bytes);
    rows.push(row(`most, while ${bytes / MIB} MiB of ${kind} go to a slow client`, most));
    refuse([weightOf(most) > weightOf(before) + SLACK && 'too much is held for a slow client'], rows);
  }
  await leave(server, clients);
  const after = await settled(server);
  rows.push(row(`after ${clients.toLocaleString('en')} clients that left in the middle`, after));
  refuse(faultsOf(before, after), rows);
  return drawn(rows);
}

/** Once all of it has been done, everything is there that stays. */
async function warmUp(server: ServerProcess): Promise<State> {
  await leave(server, 40);
  for (const kind of KINDS) await take(server, kind, MIB);
  return settled(server);
}

/** That a client has left is noticed soon, and not at once. */
async function settled(server: ServerProcess): Promise<State> {
  await pause(1_000);
  return server.state();
}

function faultsOf(before: State, after: State): readonly (string | false)[] {
  return [
    after.resources > before.resources && 'handles or timers have been left open',
    after.listeners > before.listeners && 'listeners have been left',
    weightOf(after) > weightOf(before) + SLACK && 'memory has been left',
  ];
}

/** Reads a stream with stops. Gives the state of the server when it held most. */
async function take(server: ServerProcess, path: string, size: number): Promise<State> {
  const socket = ask(server.url, `${path}?size=${size}`);
  let received = 0;
  let most = await server.state();
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const stops = Math.floor((received / size) * STOPS);
    received += chunk.length;
    if (Math.floor((received / size) * STOPS) === stops) continue;
    await pause(STOP_TIME);
    const state = await server.state();
    if (weightOf(state) > weightOf(most)) most = state;
  }
  if (received < size) throw new Error(`Of ${size} bytes of ${path}, ${received} have come.`);
  return most;
}

async function leave(server: ServerProcess, clients: number): Promise<void> {
  for (let left = clients; left > 0; left -= 50) {
    const group = Array.from({length: Math.min(left, 50)}, (_, at) => leaveOnce(server.url, LEFT[at % LEFT.length] as string));
    await Promise.all(group);
  }
}

/** Goes as soon as the stream has begun; where nothing ever comes, a little later. */
async function leaveOnce(url: string, path: string): Promise<void> {
  const socket = ask(url, path);
  await (path === '/waits' ? pause(20) : once(socket, 'data'));
  socket.destroy();
}

function ask(url: string, path: string): Socket {
  const {hostname, port} = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  return socket;
}

/** What the program holds; the engine's free memory, which it does not give back at once, is left out. */
function weightOf({heap, buffers}: State): number {
  return heap + buffers;
}

function refuse(faults: readonly (string | false)[], rows: readonly string[][]): void {
  const found = faults.filter(Boolean);
  if (found.length > 0) throw new Error(`${found.join('; ')}.\n${drawn(rows)}`);
}

function drawn(rows: readonly string[][]): string {
  return toTable(['', 'heap, MB', 'buffers, MB', 'resident, MB', 'handles and timers', 'listeners'], rows);
}

function row(name: string, {heap, buffers, resident, resources, listeners}: State): string[] {
  const sizes = [heap, buffers, resident].map(bytes => (bytes / 1_000_000).toFixed(1));
  return [name, ...sizes, String(resources), String(listeners)];
}
