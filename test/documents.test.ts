import {execFile, spawn} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {once} from 'node:events';
import {resolve as resolvePath, join} from 'node:path';
import {tmpdir} from 'node:os';

import {Validator} from '@seriousme/openapi-schema-validator';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import type {ChildProcessWithoutNullStreams} from 'node:child_process';

/** The examples that serve a document; they are started as they were built. */
const EXAMPLES = ['hello-world', 'todo'];

describe.each(EXAMPLES)('the document of the example %s', name => {
  let document: object;

  beforeAll(async () => {
    document = await documentOf(name);
  }, 20_000);

  it('is valid to @seriousme/openapi-schema-validator', async () => {
    expect(await new Validator().validate({...document})).toEqual({valid: true});
  });

  it('has no errors to redocly lint', async () => {
    const {totals, problems} = await lint(document);

    expect(problems.filter(({severity}) => severity === 'error')).toEqual([]);
    expect(totals.errors).toBe(0);
  }, 30_000);
});

describe('redocly lint', () => {
  it('is asked with a voice that can say no', async () => {
    const {totals} = await lint({openapi: '3.1.1', info: {title: 'x'}, paths: {}});

    expect(totals.errors).toBeGreaterThan(0);
  }, 30_000);
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-documents-'));
});
afterAll(() => rm(folder, {recursive: true}));

interface Verdict {
  readonly totals: {readonly errors: number};
  readonly problems: readonly {readonly severity: string; readonly ruleId: string; readonly message: string}[];
}

async function lint(document: object): Promise<Verdict> {
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const args = ['lint', file, '--extends=recommended', '--format=json'];
  const env = {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'};
  const cli = resolvePath('node_modules/.bin/redocly');
  return new Promise((resolve, reject) => {
    // It ends with 1 when there are errors, which are in what it prints.
    execFile(cli, args, {env, cwd: folder}, (error, stdout) => {
      const json = stdout.slice(stdout.indexOf('{'));
      if (json.startsWith('{')) resolve(JSON.parse(json) as Verdict);
      else reject(error ?? new Error(`redocly has said: ${stdout}`));
    });
  });
}

async function documentOf(name: string): Promise<object> {
  const program = spawn(process.execPath, [`examples/${name}/dist/main.js`], {env: {...process.env, PORT: '0'}});
  try {
    const [, url = ''] = /"documentation":"([^"]+)/.exec(await whatIsTold(program)) ?? [];
    const response = await fetch(url);
    return (await response.json()) as object;
  } finally {
    program.kill('SIGTERM');
    await once(program, 'close');
  }
}

function whatIsTold(program: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    program.stderr.on('data', chunk => (stderr += String(chunk)));
    program.stdout.once('data', chunk => resolve(String(chunk)));
    program.once('close', () => reject(new Error(`It did not start. Is it built? ${stderr}`)));
  });
}
