import {execFile} from 'node:child_process';
import {cp, mkdtemp, rm, symlink} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];

// Each starts a program, which takes its time where others run.
jest.setTimeout(30_000);

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, {recursive: true});
});

describe('two copies of the package in one process', () => {
  it('are found by check, with their versions and folders', async () => {
    const copy = await givenCopy();

    const faults = await faultsIn(`import '${copy}/dist/index.js';`);

    expect(faults.map(({code}) => code)).toEqual(['TWO_COPIES']);
    expect(faults[0]?.message).toMatch(/^The process has 2 copies of @rondojs\/context: \d+\.\d+\.\d+ in /);
    expect(faults[0]?.message).toContain(copy);
    expect(faults[0]?.message).toContain(PACKAGE);
  });

  it('know what comes from the other', async () => {
    const known = await run(`
      const other = await import('${await givenCopy()}/dist/index.js');
      const {Context, inject, ...own} = await import('${PACKAGE}dist/index.js');
      const app = new other.Context('app');
      const view = app.createView(() => true);
      const key = other.BindingKey.create('mail');
      const error = (() => { try { app.getSync(key); } catch (caught) { return caught; } })();
      console.log(JSON.stringify([
        own.isContext(app), own.isBinding(app.bind('x')), own.isBindingKey(key), own.isContextView(view),
        own.isContextError(error), own.isContext(view), app instanceof Context,
      ]));`);

    expect(known).toEqual([true, true, true, true, true, false, false]);
  });

  it('work together: contexts, keys, tags, decorators and proofs', async () => {
    const results = await run(`
      const other = await import('${await givenCopy()}/dist/index.js');
      const own = await import('${PACKAGE}dist/index.js');
      const app = new other.Context(undefined, 'app', other.BindingScope.APPLICATION);
      const server = new own.Context(app, 'server', own.BindingScope.SERVER);
      const request = new other.Context(server, 'request', own.BindingScope.REQUEST);
      const greet = (user, words) => [user, ...words];
      const list = [own.BindingKey.create('user'), other.inject.tag({word: own.includesTagValue('loud')})];
      app.bind('greeting').toFunction(greet, list);
      app.bind('hey').to('Hey').tag({word: ['loud', 'short']});
      request.bind('user').to('Ada');
      const faults = server.check().map(({code, path}) => [code, path]);
      console.log(JSON.stringify([request.getSync('greeting'), faults]));`);

    expect(results).toEqual([
      ['Ada', 'Hey'],
      [
        ['TWO_COPIES', '@rondojs/context'],
        ['UNBOUND_KEY', 'greeting --> @greet[0] --> user'],
      ],
    ]);
  });

  it('are not claimed where there is one', async () => {
    const faults = await faultsIn('');

    expect(faults).toEqual([]);
  });
});

/** The faults of an empty context, in a program that begins like this. */
async function faultsIn(beginning: string): Promise<readonly {code: string; message: string}[]> {
  const faults = await run(`${beginning}
    const {Context} = await import('${PACKAGE}dist/index.js');
    console.log(JSON.stringify(new Context('app').check()));`);
  return faults as readonly {code: string; message: string}[];
}

/** What a program prints, read as JSON. */
async function run(program: string): Promise<unknown> {
  const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout) as unknown;
}

async function givenCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-copy-'));
  folders.push(folder);
  await cp(join(PACKAGE, 'dist'), join(folder, 'dist'), {recursive: true});
  await cp(join(PACKAGE, 'package.json'), join(folder, 'package.json'));
  await symlink(join(PACKAGE, '../../node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}
