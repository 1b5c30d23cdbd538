import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {afterEach, describe, expect, it} from '@jest/globals';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Programs run on what has been built, in a process of their own. */
const SERVER = `
  import {Application} from '@rondojs/core';

  class TickServer {
    start() {
      this.timer = setInterval(() => {}, 1000);
    }
    async stop() {
      clearInterval(this.timer);
      process.stdout.write('stopped\\n');
    }
    describe() {
      return {url: 'tick://every-second'};
    }
  }

  const app = new Application({name: 'clock', version: '1.2.3', servers: {tick: TickServer}});
`;

const running = new Set<ChildProcessWithoutNullStreams>();

describe('a program that runs an application', () => {
  // A program that should have ended and has not would keep the tests from ending.
  afterEach(() => {
    for (const program of running) program.kill('SIGKILL');
    running.clear();
  });

  it('tells what it is and where, and ends in order on SIGTERM', async () => {
    const program = givenProgram(`${SERVER} await app.run();`);

    await program.says('every-second');
    program.process.kill('SIGTERM');
    const {code, stdout, stderr} = await program.ended;

    const [line = '', ...others] = stdout.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      message: 'clock is running',
      name: 'clock',
      version: '1.2.3',
      milliseconds: expect.any(Number),
      servers: [{name: 'tick', url: 'tick://every-second'}],
    });
    expect(others).toEqual(['stopped', '']);
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
  });

  it('ends in order on SIGINT', async () => {
    const program = givenProgram(`${SERVER} await app.run();`);

    await program.says('every-second');
    program.process.kill('SIGINT');
    const {code, stdout} = await program.ended;

    expect(stdout).toMatch(/stopped\n$/);
    expect(code).toBe(0);
  });

  it('tells in one line why it could not start, and ends with code 1', async () => {
    const program = givenProgram(`
      import {Application} from '@rondojs/core';

      class BusyServer {
        start() {
          // What a part leaves open must not keep the process alive.
          setInterval(() => {}, 1000);
          throw new Error('The port is in use.');
        }
        stop() {}
      }
      await new Application({servers: {busy: BusyServer}}).run();
    `);

    const {code, stdout, stderr} = await program.ended;

    expect(stderr.split('\n')).toHaveLength(2);
    expect(JSON.parse(stderr)).toMatchObject({
      level: 'fatal',
      message: 'servers.busy could not start: The port is in use.',
      error: {stack: expect.stringContaining('BusyServer.start')},
      help: expect.stringMatching(/\/docs\/errors\/start-failed\.md$/),
    });
    expect({code, stdout}).toEqual({code: 1, stdout: ''});
  });

  it('names the page about each kind of cause, once', async () => {
    const program = givenProgram(`
      import {Application} from '@rondojs/core';

      const app = new Application({name: 'news'});
      class Mail {}
      app.component(class News { requires = [Mail]; });
      app.component(class Views { requires = [Mail]; });
      app.component(Promise.reject(new Error('No network.')), 'far');
      await app.run();
    `);

    const {stderr} = await program.ended;

    expect(JSON.parse(stderr)).toMatchObject({
      level: 'fatal',
      help: expect.stringMatching(/\/docs\/errors\/missing-component\.md$/),
    });
  });

  it('stops what has started when the signal comes during the start', async () => {
    const program = givenProgram(`
      ${SERVER}
      class SlowServer {
        async start() {
          process.stdout.write('starting\\n');
          await new Promise(resolve => setTimeout(resolve, 200));
        }
        async stop() {}
      }
      app.server(SlowServer);
      await app.run();
    `);

    await program.says('starting\n');
    program.process.kill('SIGTERM');
    const ending = await program.ended;

    expect(ending).toEqual({code: 0, stdout: 'starting\nstopped\n', stderr: ''});
  });

  it('takes as long to stop after a second SIGTERM', async () => {
    const program = givenProgram(`${SERVER} ${SLOW_STOP} await app.run();`);

    await program.says('every-second');
    program.process.kill('SIGTERM');
    await program.says('stopping\n');
    program.process.kill('SIGTERM');
    const {code, stdout, stderr} = await program.ended;

    expect(stdout).toMatch(/stopping\nstopped\ndrained\n$/);
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
  });

  it('ends at once when SIGINT follows', async () => {
    const program = givenProgram(`${SERVER} ${SLOW_STOP} await app.run();`);

    await program.says('every-second');
    program.process.kill('SIGTERM');
    await program.says('stopping\n');
    program.process.kill('SIGINT');
    const {code, stdout, stderr} = await program.ended;

    expect(stdout).not.toContain('drained');
    expect(stderr).toContain('A second SIGINT ends the process at once.');
    expect(code).toBe(1);
  });

  it('stops in order after an error that nobody caught, and tells where it came from', async () => {
    const program = givenProgram(`
      ${SERVER}
      await app.run();
      setTimeout(function forgetful() {
        throw new Error('Nobody caught this.');
      });
    `);

    const {code, stdout, stderr} = await program.ended;

    expect(stdout).toMatch(/stopped\n$/);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(JSON.parse(stderr)).toMatchObject({
      level: 'fatal',
      message: 'Nobody caught this (uncaughtException): Nobody caught this.',
      error: {stack: expect.stringContaining('forgetful')},
    });
    expect(code).toBe(1);
  });

  it('ends with code 1 when a part fails to stop', async () => {
    const program = givenProgram(`
      ${SERVER}
      app.lifeCycleObserver(class Stuck { stop() { throw new Error('The pool is stuck.'); } });
      await app.run();
    `);

    await program.says('every-second');
    program.process.kill('SIGTERM');
    const {code, stdout, stderr} = await program.ended;

    expect(stdout).toMatch(/stopped\n$/);
    expect(JSON.parse(stderr).message).toBe(
      'The application stopped with failures: lifeCycleObservers.Stuck could not stop: The pool is stuck.',
    );
    expect(code).toBe(1);
  });

  it('ends with code 0 when nothing is left to do', async () => {
    const program = givenProgram(`
      import {Application} from '@rondojs/core';

      const app = new Application({name: 'job'});
      app.lifeCycleObserver(class Job { stop() { process.stdout.write('stopped\\n'); } });
      await app.run();
    `);

    const {code, stdout} = await program.ended;

    expect(stdout).toMatch(/^\{.*"message":"job is running".*\}\nstopped\n$/);
    expect(code).toBe(0);
  });
});

const SLOW_STOP = `
  class SlowServer {
    async start() {}
    async stop() {
      process.stdout.write('stopping\\n');
      await new Promise(resolve => setTimeout(resolve, 200));
      process.stdout.write('drained\\n');
    }
  }
  app.server(SlowServer);
`;

interface Program {
  readonly process: ChildProcessWithoutNullStreams;
  /** Settles when the text has come on standard output. */
  says(text: string): Promise<void>;
  readonly ended: Promise<{code: number | null; stdout: string; stderr: string}>;
}

function givenProgram(code: string): Program {
  const program = spawn(process.execPath, ['--input-type=module', '--eval', code], {cwd: PACKAGE});
  running.add(program);
  const told = {stdout: '', stderr: ''};
  for (const name of ['stdout', 'stderr'] as const) {
    program[name].setEncoding('utf8').on('data', (text: string) => {
      told[name] += text;
    });
  }
  const ended = new Promise<number | null>(resolve => {
    program.once('close', resolve);
  }).then(code => ({code, ...told}));

  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => told.stdout.includes(text) && resolve();
      program.stdout.on('data', look);
      look();
      void ended.then(() => reject(new Error(`It never said "${text}". ${told.stderr}`)));
    });
  return {process: program, says, ended};
}
