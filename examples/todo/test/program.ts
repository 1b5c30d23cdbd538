import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The program as `npm start` starts it, on a free port. */
export interface Program {
  readonly port: string;
  /** Ends it by SIGTERM, and settles when it has ended. */
  stop(): Promise<void>;
}

/** Starts a built program, this one unless another is named; in a folder, for what it writes. */
export async function startProgram(main = MAIN, cwd?: string): Promise<Program> {
  const program = spawn(process.execPath, [main], {cwd, env: {...process.env, PORT: '0'}});
  const told = await whatIsTold(program);
  const port = /"url":"http:\/\/127\.0\.0\.1:(\d+)/.exec(told)?.[1] ?? '';
  const stop = async () => {
    program.kill('SIGTERM');
    await once(program, 'close');
  };
  return {port, stop};
}

/** Runs a line of a console; what it prints is all on lines of their own, as a terminal shows it. */
export function runLine(line: string): Promise<string> {
  const env = {...process.env, NO_PROXY: 'localhost'};
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', line], {env}, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`);
    });
  });
}

function whatIsTold(program: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    program.stderr.on('data', chunk => (stderr += String(chunk)));
    program.stdout.once('data', chunk => resolve(String(chunk)));
    program.once('close', () => reject(new Error(`It did not start. Is it built? ${stderr}`)));
  });
}
