import {execFile, spawn, spawnSync} from 'node:child_process';
import {connect} from 'node:net';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {afterAll, beforeAll, describe, expect, it, jest} from '@jest/globals';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

// Machines may be busy.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = spawnSync('curl', ['--version']).status === 0 ? it : it.skip;

describe('the program', () => {
  let program: ChildProcessWithoutNullStreams;
  let port: string;

  beforeAll(async () => {
    program = spawn(process.execPath, [MAIN], {env: {...process.env, PORT: '0'}});
    const [told] = await Promise.race([once(program.stdout, 'data'), once(program, 'close')]);
    port = /"url":"http:\/\/127\.0\.0\.1:(\d+)/.exec(String(told))?.[1] ?? '';
  });

  afterAll(() => {
    program.kill('SIGKILL');
  });

  itWithCurl('answers what its README says, byte for byte (needs curl)', async () => {
    const story = await readStory();

    const happened: string[] = [];
    for (const {line} of story) happened.push(await runLine(line.replaceAll('localhost:3000', `127.0.0.1:${port}`)));

    expect(happened).toEqual(story.map(({answer}) => answer));
    expect(story).toHaveLength(8);
  }, 30_000);

  it('forgets fifty clients that leave in the middle', async () => {
    await Promise.all(Array.from({length: 50}, () => listenAndLeave()));

    let listeners = Infinity;
    while (listeners > 0) ({listeners} = (await (await ask('/listeners')).json()) as {listeners: number});

    expect(listeners).toBe(0);
  });

  it('ends in order on SIGTERM', async () => {
    program.kill('SIGTERM');
    const [code] = await once(program, 'close');

    expect(code).toBe(0);
  });

  function ask(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${port}${path}`);
  }

  async function listenAndLeave(): Promise<void> {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /ticks HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
  }
});

interface Step {
  readonly line: string;
  readonly answer: string;
}

/** The `$ curl` lines of the README, each with what is printed below it. */
async function readStory(): Promise<readonly Step[]> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/^```console\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const steps = blocks.flatMap(text => text.split(/^\$ /m).slice(1)).filter(step => step.startsWith('curl '));
  return steps.map(step => {
    const end = step.indexOf('\n');
    return {line: step.slice(0, end), answer: step.slice(end + 1)};
  });
}

/** Runs a line of a console; what it prints is all on lines of their own, as a terminal shows it. */
async function runLine(line: string): Promise<string> {
  const {stdout} = await promisify(execFile)('sh', ['-c', line], {maxBuffer: 10_000_000});
  return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
}
