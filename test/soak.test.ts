import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

import {describe, expect, it} from '@jest/globals';

describe('a server that has answered 20,000 good and bad requests, and abuse', () => {
  it('holds no more than before: no memory, no handle, no listener; and Node warns of nothing', async () => {
    const run = promisify(execFile)(process.execPath, ['--expose-gc', 'benchmarks/dist/main.js', 'soak', '--quick']);

    const {stdout, stderr} = await run;

    expect(stdout).toContain('Flat: nothing has grown, and Node has warned of nothing.');
    expect(stderr).toBe('');
  }, 240_000);
});
