import {fork} from 'node:child_process';
import {once} from 'node:events';

import type {ChildProcess} from 'node:child_process';
import type {Memory} from './announce.js';

/** How long a server may take to end by itself, in milliseconds. */
const PATIENCE = 2000;

/** A server of the suite, in a process of its own. */
export class ServerProcess {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts a file with arguments; `flags` are Node's own. */
  static async start(
    name: string,
    file: URL,
    args: readonly string[] = [],
    flags: readonly string[] = [],
  ): Promise<ServerProcess> {
    const child = fork(file, args, {execArgv: [...flags]});
    const url = await answerOf(child);
    return new ServerProcess(name, String(url), child);
  }

  /** The CPU time that it has used since it began, in microseconds. */
  async cpuTime(): Promise<number> {
    this.child.send('cpu');
    return Number(await answerOf(this.child));
  }

  /** What it holds now, in bytes, with its garbage collected where it was started with `--expose-gc`. */
  async memory(): Promise<Memory> {
    this.child.send('memory');
    return (await answerOf(this.child)) as Memory;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    this.child.disconnect();
    await ended;
    clearTimeout(timer);
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const gone = new AbortController();
  const onExit = (code: number | null) => gone.abort(new Error(`A server has ended with code ${code}.`));
  child.once('exit', onExit);
  try {
    const [answer] = (await once(child, 'message', {signal: gone.signal})) as unknown[];
    return answer;
  } finally {
    child.off('exit', onExit);
  }
}
