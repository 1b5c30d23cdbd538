import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';

import {holdToLock, main} from '@rondojs/cli';
import {RestApplication} from '@rondojs/rest';
import {parseDocument} from '@rondojs/openapi-spec';

import {app} from '../fixtures/app.js';
import {rondo} from './given-output.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-cli-'));
});
afterAll(() => rm(folder, {recursive: true}));

describe('rondo', () => {
  it.each([['help'], ['--help'], ['-h']])('tells its commands when it is asked: %s', async option => {
    const {code, out, error} = await rondo(option);

    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: rondo <command>/);
    expect(out).toContain('contract.lock.json');
  });

  it.each(['spec', 'check', 'diff', 'types'])('tells the options of %s', async command => {
    const [long, short] = [await rondo('help', command), await rondo(command, '--help')];

    expect(long).toEqual(short);
    expect(long.out).toMatch(new RegExp(`^Usage: rondo ${command} `));
  });

  it.each<[string, readonly string[], string]>([
    ['no command', [], 'Usage: rondo <command>'],
    ['an unknown command', ['chekc'], "There is no command 'chekc'. There are: spec, check, diff, types."],
    ['an unknown option', ['check', 'v1.yaml', '--strcit'], "Unknown option '--strcit'"],
    ['too few arguments', ['check'], 'check takes one file. Try: rondo help check'],
    ['too many arguments', ['types', 'v1.yaml', 'v2.yaml'], 'types takes one file.'],
    ['a file that is not there', ['check', 'v3.yaml'], 'v3.yaml cannot be read: ENOENT'],
    ['a module that is not there', ['spec', 'v3.js'], 'v3.js cannot be loaded: '],
    ['a module without an application', ['spec', 'no-app.ts'], 'no-app.ts exports no application. Export it as `app`'],
    ['several servers', ['spec', 'two-servers.ts'], 'two-servers.ts has several servers: open, admin. Say which: --server open.'],
    ['an unknown server', ['spec', 'two-servers.ts', '--server', 'opne'], 'two-servers.ts has no server opne. It has: open, admin.'],
    ['an unknown format', ['spec', 'v1.yaml', '--format', 'xml'], '--format is json or yaml, and not xml.'],
    ['an unknown version', ['spec', 'v1.yaml', '--openapi', '2.0'], '--openapi is 3.0, 3.1 or 3.2, and not 2.0.'],
    ['an unknown level', ['diff', 'v1.yaml', 'v2.yaml', '--fail-on', 'all'], '--fail-on is one of breaking, risky, safe, and not all.'],
    ['one document to compare', ['diff', 'v1.yaml'], 'Give two documents, or --lock and a module.'],
    ['no lock', ['diff', '--lock', 'app.ts', '--file', 'no.lock.json'], 'There is no no.lock.json. Write it by --update, and commit it.'],
    ['a place that cannot be written to', ['types', 'v1.yaml', '--out', 'nowhere/x.ts'], 'nowhere/x.ts cannot be written: ENOENT'],
    ['a lock that is none', ['diff', '--lock', 'app.ts', '--file', 'v1.yaml'], 'v1.yaml is no contract lock.'],
  ])('exits with 2 for %s, and says what to do', async (_, args, message) => {
    const {code, out, error} = await rondo(...args);

    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });

  it.each(['version', '--version', '-v'])('tells its version: %s', async option => {
    const {version} = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string};

    expect(await rondo(option)).toEqual({code: 0, out: `${version}\n`, error: ''});
  });

  it('tells as JSON what a lock was written to, and what an older version cannot say', async () => {
    const file = join(folder, 'json.lock.json');

    const written = await rondo('diff', '--lock', 'app.ts', '--file', file, '--update', '--json');
    const older = await rondo('spec', 'app.ts', '--openapi', '3.0', '--json');

    expect(written).toEqual({code: 0, out: `${JSON.stringify({written: file})}\n`, error: ''});
    expect([older.code, JSON.parse(older.error)]).toEqual([0, {losses: []}]);
    expect(JSON.parse(older.out)).toMatchObject({openapi: '3.0.4'});
  });

  it('tells what went wrong as JSON where it is asked to', async () => {
    const {code, error} = await rondo('check', 'v3.yaml', '--json');

    expect(code).toBe(2);
    expect(JSON.parse(error)).toEqual({error: expect.stringContaining('v3.yaml cannot be read')});
  });

  it('has colours for terminals alone', async () => {
    const before = process.cwd();
    const lines: string[] = [];
    process.chdir(new URL('../fixtures', import.meta.url).pathname);
    await main(['check', 'broken.yaml'], {out: text => void lines.push(text), error: () => undefined, isTerminal: true});
    process.chdir(before);

    expect(lines.join('')).toContain('\u001b[31merror\u001b[0m');
    expect((await rondo('check', 'broken.yaml')).out).not.toContain('\u001b');
  });
});

describe('rondo spec', () => {
  it('writes the document of an application that was not started', async () => {
    const {code, out} = await rondo('spec', 'app.ts');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(app.restServer.getApiSpec());
    expect(app.restServer.listening).toBe(false);
  });

  it('writes the document of one server of an application that a function makes', async () => {
    const {code, out, error} = await rondo('spec', 'two-servers.ts', '--server', 'admin', '--init');

    expect([code, error]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({openapi: '3.1.1', paths: {}});
  });

  it('writes YAML and older versions into a file, and tells what is lost', async () => {
    const file = join(folder, 'openapi.yaml');

    const {code, out, error} = await rondo('spec', 'v1.yaml', '--out', file, '--openapi', '3.0');

    expect([code, out, error]).toEqual([0, '', '']);
    expect(await parseDocument(await readFile(file, 'utf8'))).toMatchObject({openapi: '3.0.4'});
    expect(await readFile(file, 'utf8')).toContain('nullable: true');
  });
});

describe('rondo check', () => {
  it('finds nothing wrong with what is right', async () => {
    expect(await rondo('check', 'v1.yaml')).toEqual({code: 0, out: 'v1.yaml is fine.\n', error: ''});
  });

  it('exits with 1 for errors, and prints each with its place', async () => {
    const {code, out} = await rondo('check', 'broken.yaml');

    expect(code).toBe(1);
    expect(out).toMatch(/^error #\/paths\/~1books\/get\S+\n {2}.*Boook.* \(unresolved-reference\)$/m);
  });

  it('prints JSON for programs', async () => {
    const {code, out} = await rondo('check', 'broken.yaml', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out).faults[0]).toMatchObject({code: 'unresolved-reference', severity: 'error'});
  });
});

describe('rondo diff', () => {
  it.each([
    [['v1.yaml', 'v1.yaml'], 0],
    [['v1.yaml', 'v2.yaml'], 1],
    [['v1.yaml', 'v1.yaml', '--fail-on', 'safe'], 0],
    [['v2.yaml', 'v1.yaml', '--json'], 1],
  ])('compares %j, and exits with %i', async (args, code) => {
    expect((await rondo('diff', ...args)).code).toBe(code);
  });

  it('prints the difference as JSON', async () => {
    const {out} = await rondo('diff', 'v1.yaml', 'v2.yaml', '--json');

    expect(JSON.parse(out)).toMatchObject({verdict: 'breaking', step: 'major'});
  });

  it('writes the lock of all servers, and holds the application to it', async () => {
    const file = join(folder, 'contract.lock.json');

    const written = await rondo('diff', '--lock', 'app.ts', '--file', file, '--update');
    const held = await rondo('diff', '--lock', 'app.ts', '--file', file);
    const text = await readFile(file, 'utf8');
    const others = await rondo('diff', '--lock', 'two-servers.ts', '--file', file, '--json');

    expect(written).toEqual({code: 0, out: '', error: `${file} is written.\n`});
    expect(held).toEqual({code: 0, out: 'RestServer\nNothing has changed.\n', error: ''});
    expect(Object.keys(JSON.parse(text).servers)).toEqual(['RestServer']);
    expect(others.code).toBe(1);
    expect(JSON.parse(others.out).servers).toMatchObject([
      {server: 'RestServer', changes: [{code: 'operation-removed', operations: ['GET /books/{id}']}, {code: 'schema-name-removed'}, {}, {}]},
      {server: 'admin', verdict: 'none'},
      {server: 'open', verdict: 'none'},
    ]);
  });
});

describe('holdToLock', () => {
  const {CI, UPDATE_CONTRACT} = process.env;
  beforeEach(() => {
    Object.assign(process.env, {CI: '', UPDATE_CONTRACT: ''});
  });
  afterAll(() => {
    Object.assign(process.env, {CI: CI ?? '', UPDATE_CONTRACT: UPDATE_CONTRACT ?? ''});
  });

  it('writes a lock, passes what keeps it, and says what breaks it', async () => {
    const file = join(folder, 'held.lock.json');

    const first = await holdToLock(app, file);
    const same = await holdToLock(app, file);
    const broken = await holdToLock(new RestApplication(), file);

    expect(first).toEqual({isKept: true, message: `${file} was written.`});
    expect(same).toEqual({isKept: true, message: `All that ${file} promises is kept.`});
    expect(broken.isKept).toBe(false);
    expect(broken.message).toContain('breaking GET /books/{id}: GET /books/{id} is gone.');
  });

  it('writes none in CI, where it was to be found', async () => {
    const file = join(folder, 'none.lock.json');
    process.env.CI = 'true';

    const {isKept, message} = await holdToLock(app, file);

    expect([isKept, message]).toEqual([false, `There is no ${file}. Run the test where CI is not set, and commit what it writes.`]);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  it('promises anew where it is asked to', async () => {
    const file = join(folder, 'anew.lock.json');
    await holdToLock(app, file);
    process.env.UPDATE_CONTRACT = '1';

    const {isKept} = await holdToLock(new RestApplication(), file);

    expect(isKept).toBe(true);
    expect(JSON.parse(await readFile(file, 'utf8')).servers.RestServer.paths).toEqual({});
  });
});
