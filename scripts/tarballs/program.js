/** Programs that are run to see whether they work. */
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';

/** How long a program may take to say what is waited for, or to end, on a machine that is busy. */
const PATIENCE = 60_000;

/** Starts a program on free ports. */
export function startProgram(node, args, cwd, env = {}) {
  const child = spawn(node, args, {cwd, env: {...process.env, NODE_ENV: '', PORT: '0', ...env}});
  const program = {child, stdout: '', stderr: '', ended: once(child, 'close')};
  child.stdout.on('data', chunk => (program.stdout += String(chunk)));
  child.stderr.on('data', chunk => (program.stderr += String(chunk)));
  return program;
}

/** Waits until a program has said something. @throws when it ends before, or takes too long */
export async function untilSaid(program, pattern) {
  const end = Date.now() + PATIENCE;
  while (!pattern.test(program.stdout)) {
    if (program.child.exitCode !== null) throw new Error(`It has ended: ${program.stdout}${program.stderr}`);
    if (Date.now() > end) throw new Error(`It has not said ${pattern}: ${program.stdout}${program.stderr}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Ends a program as a platform would. @throws unless it ends in order, and has not complained */
export async function stopProgram(program) {
  program.child.kill('SIGTERM');
  await untilEnded(program);
}

export async function untilEnded(program) {
  const timer = setTimeout(() => program.child.kill('SIGKILL'), PATIENCE);
  const [code, signal] = await program.ended.finally(() => clearTimeout(timer));
  if (code !== 0) throw new Error(`It has ended with ${code ?? signal}: ${program.stdout}${program.stderr}`);
  if (program.stderr !== '') throw new Error(`It has complained: ${program.stderr}`);
}

/** Runs a line of a console; what it prints ends with a line, as a terminal shows it. */
export function runLine(line, cwd) {
  const env = {...process.env, NO_PROXY: 'localhost'};
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', line], {cwd, env}, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`);
    });
  });
}
