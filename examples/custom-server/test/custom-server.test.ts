import {connect} from 'node:net';
import {once} from 'node:events';
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {EchoServer} from '../src/echo-server.js';
import {MyApp} from '../src/application.js';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';
import type {MyServer} from '../src/my-server/my-server.js';

// Machines may be busy.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

describe('a server by hand', () => {
  let app: MyApp;

  afterEach(() => app.stop());

  it('hears events from start to stop, and never after', async () => {
    const said = givenConsole();
    app = new MyApp({myserver: {message: 'heard'}});
    const server = await app.getServer<MyServer>('serverFoo');

    server.myEmitter.emit('event');
    await app.start();
    server.myEmitter.emit('event');
    await app.stop();
    server.myEmitter.emit('event');

    expect(said).toEqual(['heard']);
    expect(server.myEmitter.listenerCount('event')).toBe(0);
  });

  it('keeps to itself what it binds', async () => {
    app = new MyApp();

    const server = await app.getServer<MyServer>('serverFoo');

    expect(server.isBound('myserver.foo')).toBe(true);
    expect(app.isBound('myserver.foo')).toBe(false);
  });

  it('is offered to whoever asks for it by a name that is nearly its own', async () => {
    app = new MyApp();

    await expect(app.getServer('jannyserverFoo')).rejects.toThrow(
      'The application has no server named "jannyserverFoo". It has: "serverFoo", "echo". Did you mean "serverFoo"?',
    );
  });
});

describe('a server in a few lines', () => {
  it('answers over a socket while the application runs, and no longer', async () => {
    const app = new MyApp();
    await app.start();
    const server = await app.getServer(EchoServer);
    const port = Number(new URL(String(server.describe().url)).port);

    const socket = connect(port, '127.0.0.1');
    socket.write('Hello');
    const [answer] = await once(socket, 'data');
    await app.stop();
    const refused = connect(port, '127.0.0.1');
    const [error] = await once(refused, 'error');

    expect(String(answer)).toBe('Hello');
    expect(error).toMatchObject({code: 'ECONNREFUSED'});
    expect([server.listening, server.describe()]).toEqual([false, {}]);
  });
});

describe('the program', () => {
  let program: ChildProcessWithoutNullStreams;

  // A program that should have ended and has not would keep the tests from ending.
  afterEach(() => void program.kill('SIGKILL'));

  it('tells of the event and of its servers, and ends with code 0 on SIGTERM', async () => {
    program = spawn(process.execPath, [MAIN]);
    let said = '';
    program.stdout.on('data', chunk => (said += String(chunk)));
    program.stderr.on('data', chunk => (said += String(chunk)));

    while (!said.includes('tcp://')) await once(program.stdout, 'data');
    program.kill('SIGTERM');
    const [code] = await once(program, 'close');

    expect(said).toMatch(/^an event occurred!\n\[\n {2}\{ name: 'serverFoo' \},\n {2}\{ name: 'echo', url: 'tcp:\/\/127/);
    expect(code).toBe(0);
  });
});

function givenConsole(): readonly string[] {
  const said: string[] = [];
  jest.spyOn(console, 'log').mockImplementation(text => void said.push(String(text)));
  return said;
}
