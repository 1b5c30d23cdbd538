import {createRequire} from 'node:module';
import {basename, dirname, extname, join} from 'node:path';
import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {parseDocument} from '@rondojs/openapi-spec';
import {writeTypes} from '@rondojs/cli';

const run = promisify(execFile);
const {resolve} = createRequire(import.meta.url);
const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'));
const GITHUB = join(dirname(resolve('@octokit/openapi/package.json')), 'generated/api.github.com.json');
const SHARED = join(import.meta.dirname, '../../../../../shared/openapi');

const BUNDLED = ['3.0', '3.1'].flatMap(version => filesIn(join(EXAMPLES, version, 'json'))).filter(file => file.endsWith('.json'));
const OTHERS = existsSync(SHARED) ? filesIn(SHARED).filter(file => file.endsWith('.yaml')) : [];

/** What must not compile, or the types would say nothing. */
const MISTAKES = `import type {Operations, Schemas} from './petstore3.0.js';

// @ts-expect-error - the id is a number
export const pet: Schemas['Pet'] = {id: 'one', name: 'Rex', photoUrls: []};
// @ts-expect-error - the name is required
export const nameless: Schemas['Pet'] = {photoUrls: []};
// @ts-expect-error - there is no such operation
export type None = Operations['getPets'];

export const handlers: Pick<Operations, 'getPetById'> = {
  // @ts-expect-error - the id is no text
  getPetById: id => id.toUpperCase(),
};
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-types-'));
});
afterAll(() => rm(folder, {recursive: true}));

describe('the types of real documents', () => {
  it('compile strictly: those of @readme/oas-examples', async () => {
    await writeAll(BUNDLED);

    expect(BUNDLED.length).toBeGreaterThan(20);
    await expect(compile()).resolves.toBe('');
  }, 120_000);

  it("compile strictly: those of GitHub's document, of more than 1,000 operations", async () => {
    const [text = ''] = await writeAll([GITHUB]);

    expect(text.match(/^ {2}\/\*\* (GET|PUT|POST|PATCH|DELETE) /gm)?.length).toBeGreaterThan(1_000);
    await expect(compile()).resolves.toBe('');
  }, 120_000);

  // Where the folder is absent, the report shows this test as skipped.
  (OTHERS.length ? it : it.skip)('compile strictly: those beside the repository (needs ../shared/openapi)', async () => {
    await writeAll(OTHERS);

    await expect(compile()).resolves.toBe('');
  }, 120_000);

  it('refuse what the document does not allow', async () => {
    await writeAll([join(EXAMPLES, '3.0/json/petstore.json')]);
    await writeFile(join(folder, 'mistakes.ts'), MISTAKES);

    await expect(compile()).resolves.toBe('');
  }, 120_000);
});

async function writeAll(files: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    files.map(async file => {
      const text = writeTypes(await parseDocument(readFileSync(file, 'utf8')));
      await writeFile(join(folder, nameFor(file)), text);
      return text;
    }),
  );
}

/** Several versions of a document have one name. */
function nameFor(file: string): string {
  const version = /\/(3\.\d)\//.exec(file)?.[1] ?? '';
  return `${basename(file, extname(file))}${version}.ts`;
}

/** What the compiler says of all types that have been written so far. */
async function compile(): Promise<string> {
  const files = readdirSync(folder).filter(file => file.endsWith('.ts'));
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const args = [...options, '--target', 'es2022', '--module', 'nodenext', ...files];
  const tsc = join(import.meta.dirname, '../../../../node_modules/.bin/tsc');
  return run(tsc, args, {cwd: folder}).then(
    ({stdout}) => stdout,
    (error: {stdout: string}) => error.stdout,
  );
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory).map(name => join(directory, name));
}
