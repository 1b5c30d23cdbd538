import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {spawn} from 'node:child_process';

import {ParcelApplication} from '../examples/soap/src/parcel-application.js';
import {ShopApplication} from '../examples/multi-server/src/shop-application.js';
import {TodoApplication as PostgresApplication} from '../examples/todo-postgres/src/todo-application.js';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';
import type {RestServer} from '@rondojs/rest';

/** An example that runs: where it is reached, and where its document is. */
export interface RunningExample {
  readonly url: string;
  readonly documentation: string;
  /** Ends it by SIGTERM, and settles when it has ended. */
  stop(): Promise<void>;
}

/** Documents by their names; or the reason why an example has none. */
type Contract = (() => Promise<Readonly<Record<string, object>>>) | string;

/** Each folder of `examples`, and how its documents are had. */
export const CONTRACTS: Readonly<Record<string, Contract>> = {
  component: () => fromProgram('component'),
  'context-only': 'it serves nothing',
  'custom-send': () => fromProgram('custom-send'),
  'custom-sequence': () => fromProgram('custom-sequence'),
  'custom-server': 'its servers do not speak HTTP',
  'hello-world': () => fromProgram('hello-world'),
  // Its program takes the ports that its README names.
  'multi-server': () => fromServers('multi-server', new ShopApplication(), ['public', 'admin']),
  'new-action': () => fromProgram('new-action'),
  plugin: () => fromProgram('plugin'),
  // Beside the WSDL of its other server.
  soap: () => fromServers('soap', new ParcelApplication(), ['open']),
  'spec-first': () => fromProgram('spec-first'),
  streaming: () => fromProgram('streaming'),
  todo: () => fromProgram('todo'),
  // A contract needs no database.
  'todo-postgres': () => fromServers('todo-postgres', new PostgresApplication(), ['RestServer']),
  'typed-client': 'it is a client',
  upload: () => fromProgram('upload'),
  worker: 'it serves nothing',
};

/** The examples whose programs can be started as they are, on any port; plugin lets nobody ask often. */
export const PROGRAMS: readonly string[] = [
  'component',
  'custom-send',
  'custom-sequence',
  'hello-world',
  'new-action',
  'spec-first',
  'streaming',
  'todo',
  'upload',
];

/** All documents of all examples. Programs start two at a time. */
export async function exampleDocuments(): Promise<Readonly<Record<string, object>>> {
  const waiting = Object.values(CONTRACTS).filter(contract => typeof contract !== 'string');
  const all: Record<string, object>[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) all.push(await next());
  };
  await Promise.all([work(), work()]);
  return Object.assign({}, ...all) as Record<string, object>;
}

/** Starts the program of an example, as it was built, on a free port. */
export async function startExample(name: string, env: NodeJS.ProcessEnv = {}): Promise<RunningExample> {
  const program = spawn(process.execPath, [mainOf(name)], {env: {...process.env, PORT: '0', ...env}});
  const [, url = '', documentation = ''] = await whatIsTold(program, /"url":"([^"]+)","documentation":"([^"]+)/);
  const stop = async () => {
    const ended = once(program, 'close');
    program.kill('SIGTERM');
    await ended;
  };
  return {url, documentation, stop};
}

/** Where an example is a package to publish, the program that uses it stands apart. */
function mainOf(name: string): string {
  const [own, apart] = [`examples/${name}/dist/main.js`, `examples/${name}/app/dist/main.js`] as const;
  return existsSync(apart) ? apart : own;
}

async function fromProgram(name: string): Promise<Record<string, object>> {
  const {documentation, stop} = await startExample(name);
  try {
    const response = await fetch(documentation);
    return {[name]: (await response.json()) as object};
  } finally {
    await stop();
  }
}

async function fromServers(
  name: string,
  app: {getServer<S extends RestServer>(name: string): Promise<S>},
  servers: readonly string[],
): Promise<Record<string, object>> {
  const entries = servers.map(async server => [`${name}-${server}`, (await app.getServer(server)).getApiSpec()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function whatIsTold(program: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    program.stderr.on('data', chunk => (stderr += String(chunk)));
    program.stdout.on('data', chunk => {
      stdout += String(chunk);
      const found = pattern.exec(stdout);
      if (found) resolve(found);
    });
    program.once('close', () => reject(new Error(`It did not start. Is it built? ${stderr}`)));
  });
}
