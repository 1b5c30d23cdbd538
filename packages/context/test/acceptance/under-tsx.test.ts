import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {describe, expect, it} from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('programs/without-metadata.ts', import.meta.url));
const TSX = ['--conditions=@rondojs/source', '--import', 'tsx'];
const TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.json', import.meta.url));

describe('a program that tsx runs, which emits no metadata of types', () => {
  it('has constructors, properties and methods injected, configured and intercepted, by keys and by lists', async () => {
    const env = {...process.env, TSX_TSCONFIG_PATH};
    const {stdout} = await promisify(execFile)(process.execPath, [...TSX, PROGRAM], {env, timeout: 60_000});

    expect(JSON.parse(stdout)).toEqual({
      metadata: [],
      faults: [],
      scope: 'Singleton',
      greeting: 'Moin Grace from Ada on Monday.Moin Grace from Ada on Monday.!',
      title: 'Dr',
      listed: {user: 'Ada', words: ['Hey']},
    });
  }, 60_000);
});
