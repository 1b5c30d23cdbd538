import {once} from 'node:events';
import {connect} from 'node:net';

import {RestApplication, RestBindings} from '@rondojs/rest';

import type {Constructor} from '@rondojs/context';
import type {RestApplicationConfig, RestServerConfig} from '@rondojs/rest';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the text says as JSON; undefined when it is none. */
  readonly body: unknown;
}

/** Sends requests to one server. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  send(method: string, path: string, init?: RequestInit): Promise<Answer>;
}

/** What the log of errors has heard. */
export interface LoggedError {
  readonly error: unknown;
  readonly status: number;
  readonly url: string | undefined;
}

interface Running {
  readonly app: RestApplication;
  readonly client: Client;
  readonly logged: readonly LoggedError[];
}

const running = new Set<{stop(): Promise<void>}>();

/** Stops what the test has started. */
export async function stopAll(): Promise<void> {
  for (const one of running) await one.stop();
  running.clear();
}

/** Has {@link stopAll} stop it. */
export function stopLater<T extends {stop(): Promise<void>}>(one: T): T {
  running.add(one);
  return one;
}

/** An application on a free port, whose log of errors is kept; `prepare` comes before its start. */
export async function givenApplication(
  controllers: readonly Constructor[],
  prepare: (app: RestApplication) => void = () => undefined,
  rest: RestServerConfig = {},
): Promise<Running> {
  const app = new RestApplication({controllers, rest: {port: 0, ...rest}} satisfies RestApplicationConfig);
  const logged = givenLogOf(app);
  prepare(app);
  await stopLater(app).start();
  return {app, client: givenClient(app.url), logged};
}

/** Keeps what an application logs of errors. */
function givenLogOf(app: RestApplication): readonly LoggedError[] {
  const logged: LoggedError[] = [];
  app
    .bind(RestBindings.SequenceActions.LOG_ERROR)
    .to((error, status, {url}) => void logged.push({error, status, url}));
  return logged;
}

export function givenClient(url: string | undefined): Client {
  const send: Client['send'] = async (method, path, init) => {
    const response = await fetch(`${url}${path}`, {method, ...init});
    const text = await response.text();
    return {status: response.status, headers: response.headers, text, body: parsed(text)};
  };
  return {
    send,
    get: (path, headers = {}) => send('GET', path, {headers}),
    post: (path, body) =>
      send('POST', path, {body: JSON.stringify(body), headers: {'content-type': 'application/json'}}),
  };
}

/**
 * Sends text over one connection, piece by piece, and reads all that comes back until the server closes.
 * What no client library would send can be sent so.
 */
export async function exchange(url: string | undefined, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const {hostname, port} = new URL(String(url));
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', chunk => (received += chunk.toString('latin1')));
  // The test looks at what has been received before the connection broke off.
  socket.on('error', error => (received += `[${String(error)}]`));
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  if (!socket.closed) await once(socket, 'close');
  return received;
}

/** Waits for what happens soon. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
