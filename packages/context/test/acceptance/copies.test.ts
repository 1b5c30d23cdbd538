import {execFile} from 'node:child_process';
import {cp, mkdtemp, rm, symlink} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it} from '@jest/globals';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];

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

  it('are not claimed where there is one', async () => {
    const faults = await faultsIn('');

    expect(faults).toEqual([]);
  });
});

/** The faults of an empty context, in a program that begins like this. */
async function faultsIn(beginning: string): Promise<readonly {code: string; message: string}[]> {
  const program = `${beginning}
    const {Context} = await import('${PACKAGE}dist/index.js');
    console.log(JSON.stringify(new Context('app').check()));`;
  const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout) as readonly {code: string; message: string}[];
}

async function givenCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-copy-'));
  folders.push(folder);
  await cp(join(PACKAGE, 'dist'), join(folder, 'dist'), {recursive: true});
  await cp(join(PACKAGE, 'package.json'), join(folder, 'package.json'));
  await symlink(join(PACKAGE, '../../node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}
