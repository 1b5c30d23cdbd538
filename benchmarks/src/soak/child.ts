import {fork} from 'node:child_process';
import {once} from 'node:events';

import type {State} from './server.js';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** What it holds, its garbage collected. */
  state(): Promise<State>;
  /** What it has said on standard error. */
  said(): string;
  stop(): void;
}

export async function startServer(): Promise<ServerProcess> {
  const child = fork(new URL('server.js', import.meta.url), [], {execArgv: ['--expose-gc'], stdio: ['ignore', 'inherit', 'pipe', 'ipc']});
  let stderr = '';
  child.stderr?.on('data', chunk => (stderr += String(chunk)));
  const [url] = (await once(child, 'message')) as [string];
  const state = async () => {
    child.send('state');
    const [answer] = (await once(child, 'message')) as [State];
    return answer;
  };
  return {url, state, said: () => stderr, stop: () => child.disconnect()};
}
