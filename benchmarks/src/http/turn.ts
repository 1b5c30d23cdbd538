import autocannon from 'autocannon';

import type {ServerProcess} from './server-process.js';
import type {Work} from './works.js';

/** What one turn of a server came to. */
export interface Turn {
  /** CPU time of the server for one request, in microseconds. */
  readonly cpu: number;
  readonly perSecond: number;
  /** In milliseconds. */
  readonly p99: number;
}

const LOAD = {
  connections: 64,
  // How often it looks whether all is done, in milliseconds; by default only once in a second.
  sampleInt: 5,
};

/** Two for each connection. */
const FEWEST = 2 * LOAD.connections;

/** Has a server do a work so many times. @throws {Error} when it does not answer every time as it should */
export async function takeTurn(server: ServerProcess, work: Work, count: number): Promise<Turn> {
  const {method, path, paths, headers = {}, body} = work;
  const amount = Math.max(FEWEST, Math.round(count / (work.weight ?? 1)));
  const requests = paths?.map(each => ({path: each}));
  const request = {method, headers, ...(body !== undefined && {body}), ...(requests && {requests})};

  const before = await server.cpuTime();
  const begin = performance.now();
  const result = await autocannon({...LOAD, ...request, url: server.url + path, amount});
  const seconds = (performance.now() - begin) / 1000;
  const after = await server.cpuTime();

  const answered = work.statuses.map(status => result.statusCodeStats?.[`${status}`]?.count ?? 0);
  if (answered.reduce((sum, count) => sum + count) !== amount) {
    throw new Error(`${server.name}, ${work.name}: ${JSON.stringify(result.statusCodeStats)} of ${amount}.`);
  }
  return {cpu: (after - before) / amount, perSecond: amount / seconds, p99: result.latency.p99};
}
