import {Agent, get as httpGet} from 'node:http';
import {connect, createServer} from 'node:net';
import {fileURLToPath} from 'node:url';
import {once} from 'node:events';
import {spawn} from 'node:child_process';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import type {AddressInfo} from 'node:net';
import type {ChildProcessWithoutNullStreams} from 'node:child_process';
import type {IncomingMessage} from 'node:http';

// Programs start, and machines may be busy.
jest.setTimeout(20_000);

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Answers slowly, and tells how many requests have come; on what has been built, in a process of its own. */
const PROGRAM = `
  import {RestApplication, RestServer} from '@rondojs/rest';
  import {get, post} from '@rondojs/openapi-spec';

  let begun = 0;
  class SlowController {
    async slow() {
      process.stdout.write('begun ' + ++begun + '.\\n');
      await new Promise(resolve => setTimeout(resolve, Number(process.env.SLOW)));
      return 'done';
    }
    quick() {
      return 'done';
    }
    fail() {
      setTimeout(() => { throw new Error('Nobody caught this.'); });
      return 'done';
    }
  }
  for (const name of ['slow', 'quick', 'fail']) {
    get('/' + name)(SlowController.prototype, name, Object.getOwnPropertyDescriptor(SlowController.prototype, name));
  }
  const options = JSON.parse(process.env.OPTIONS ?? '{}');
  const app = new RestApplication({controllers: [SlowController], rest: {port: 0}, ...options});
  await app.run();
`;

interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly url: string;
  says(text: string): Promise<void>;
  end(): Promise<{code: number | null; stderr: string; stdout: string}>;
}

const running = new Set<ChildProcessWithoutNullStreams>();

describe('a program with a REST server', () => {
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });

  it('answers 200 requests that are in flight at SIGTERM, refuses new ones, and ends with code 0', async () => {
    const program = await givenProgram(700);
    const answers = Array.from({length: 200}, () => send(`${program.url}/slow`));
    await program.says('begun 200.');

    program.child.kill('SIGTERM');
    await refused(program.url);
    program.child.kill('SIGTERM');
    const responses = await Promise.all(answers);
    const {code, stderr} = await program.end();

    expect(responses.filter(({status, text}) => status === 200 && text === 'done')).toHaveLength(200);
    expect(responses.filter(({connection}) => connection === 'close')).toHaveLength(200);
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
  });

  it('does not wait for connections that are idle, or have sent nothing, or half of a request', async () => {
    const program = await givenProgram(0);
    const port = Number(new URL(program.url).port);
    const agent = new Agent({keepAlive: true});
    await send(`${program.url}/quick`, agent);
    const silent = connect(port, '127.0.0.1');
    const half = connect(port, '127.0.0.1');
    for (const socket of [silent, half]) {
      socket.on('error', () => undefined);
      await once(socket, 'connect');
    }
    half.write('GET /slow HTTP/1.1\r\nhost: a\r\n');
    await new Promise(resolve => setTimeout(resolve, 50));

    const begun = performance.now();
    program.child.kill('SIGTERM');
    const {code} = await program.end();

    expect(code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2000);
    agent.destroy();
  });

  it('answers what was pipelined before the signal', async () => {
    const program = await givenProgram(300);
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', chunk => (received += String(chunk)));
    socket.write('GET /slow HTTP/1.1\r\nhost: a\r\n\r\nGET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
    await program.says('begun 2.');

    program.child.kill('SIGTERM');
    await once(socket, 'close');
    const {code} = await program.end();

    expect(received.match(/200 OK/g)).toHaveLength(2);
    expect(received.match(/[Cc]onnection: close/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('breaks off what is left at the end of the grace period, says what that was, and ends with code 1', async () => {
    const program = await givenProgram(60_000, {lifeCycle: {gracePeriod: 500}});
    const answers = Promise.allSettled([send(`${program.url}/slow?secret=1`), send(`${program.url}/slow`)]);
    await program.says('begun 2.');

    program.child.kill('SIGTERM');
    const {code, stderr} = await program.end();

    expect((await answers).map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(JSON.parse(stderr).message).toContain(
      'servers.RestServer could not stop: 2 requests broken off after 450 ms: GET /slow, GET /slow.',
    );
    expect(code).toBe(1);
  });

  it('answers what is in flight after an exception that nobody caught, logs it once, and ends with code 1', async () => {
    const program = await givenProgram(500);
    const answer = send(`${program.url}/slow`);
    await program.says('begun 1.');

    await send(`${program.url}/fail`);
    const {status} = await answer;
    const {code, stderr} = await program.end();

    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stderr)).toMatchObject({level: 'fatal', error: {message: 'Nobody caught this.'}});
    expect([status, code]).toEqual([200, 1]);
  });

  it('says which port is in use and what to do, and ends with code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const {port} = taken.address() as AddressInfo;

    const {child, said} = startProgram(0, {rest: {port}});
    const [code] = await once(child, 'close');
    taken.close();

    expect(said.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(said.stderr)).not.toHaveProperty('error');
    expect(JSON.parse(said.stderr).message).toBe(
      `servers.RestServer could not start: 127.0.0.1:${port} is in use by another server. ` +
        `Stop that one, or set another port: {rest: {port: ${port + 1}}}.`,
    );
    expect([code, said.stdout]).toEqual([1, '']);
  });
});

function startProgram(slow: number, options: object) {
  const env = {...process.env, SLOW: String(slow), OPTIONS: JSON.stringify(options)};
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {cwd: PACKAGE, env});
  running.add(child);
  const said = {stdout: '', stderr: ''};
  child.stdout.on('data', chunk => (said.stdout += String(chunk)));
  child.stderr.on('data', chunk => (said.stderr += String(chunk)));
  return {child, said};
}

async function givenProgram(slow: number, options: object = {}): Promise<Program> {
  const {child, said} = startProgram(slow, options);
  const closed = once(child, 'close');
  const says = async (text: string) => {
    while (!said.stdout.includes(text)) {
      if (child.exitCode !== null) throw new Error(`It never said "${text}". ${said.stderr}`);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };
  await says('"url"');
  const url = /"url":"([^"]+)"/.exec(said.stdout)?.[1] ?? '';
  const end = async () => {
    const [code] = (await closed) as [number | null];
    return {code, ...said};
  };
  return {child, url, says, end};
}

/** Over a connection of its own, unless an agent keeps it. */
async function send(url: string, agent: Agent | false = new Agent({keepAlive: true, maxSockets: 1})) {
  const [response] = (await once(httpGet(url, {agent}), 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return {status: response.statusCode, text, connection: response.headers.connection};
}

/** Settles when the server takes no connections any more. */
async function refused(url: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const isRefused = await new Promise<boolean>(resolve => {
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
    });
    socket.destroy();
    if (isRefused) return;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
