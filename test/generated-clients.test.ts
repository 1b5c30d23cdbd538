import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {compile} from './programs.js';
import {exampleDocuments, startExample} from './example-documents.js';

const run = promisify(execFile);

/** Inside of the repository, so that programs find openapi-fetch. */
const FOLDER = resolve('.tsbuild', 'generated-clients');

/** Calls of an example, and what they are answered. Where an answer has no type, they would not compile. */
interface Call {
  readonly example: string;
  readonly program: string;
  readonly answers: unknown;
}

const CALLS: readonly Call[] = [
  {
    example: 'todo',
    program: `
      const {data} = await client.POST('/todos', {body: {title: 'Learn a rondo'}});
      const title: string | undefined = data?.title;
      const {error} = await client.GET('/todos/{id}', {params: {path: {id: 7}}});
      const code: string | undefined = error?.code;
      return [title, code];`,
    answers: ['Learn a rondo', 'NOT_FOUND'],
  },
  {
    example: 'upload',
    program: `
      const form = new FormData();
      form.set('title', 'Notes');
      form.set('file', new Blob(['do re mi'], {type: 'text/plain'}), 'notes.txt');
      const {data} = await client.POST('/uploads', {body: {title: '', file: ''}, bodySerializer: () => form});
      const received: number | undefined = data?.received;
      const {error} = await client.POST('/uploads', {body: {title: '', file: ''}});
      const status: number | undefined = error?.status;
      return [data?.filename, received, status];`,
    answers: ['notes.txt', 8, 415],
  },
  {
    example: 'spec-first',
    program: `
      const {data} = await client.GET('/instruments', {params: {query: {family: 'winds'}}});
      const names: string[] | undefined = data?.map(({name}) => name);
      const {data: guide} = await client.GET('/guide', {parseAs: 'text'});
      return [names, guide];`,
    answers: [['Cornett'], 'Begin with the viola da gamba.'],
  },
  {
    example: 'streaming',
    program: `
      const {data} = await client.GET('/ticks', {params: {query: {count: 2}}, parseAs: 'stream'});
      const events = await new Response(data).text();
      const {error} = await client.GET('/download', {params: {query: {mebibytes: -1}}, parseAs: 'stream'});
      const pointers: string[] | undefined = error?.errors?.map(({pointer}) => pointer);
      return [events.split('data:').length - 1, pointers];`,
    answers: [2, ['/mebibytes']],
  },
];

let types: ReadonlyMap<string, string>;
let uploads: string;

beforeAll(async () => {
  uploads = await mkdtemp(join(tmpdir(), 'rondo-clients-'));
  types = await generate(await exampleDocuments());
}, 180_000);
afterAll(() => rm(uploads, {recursive: true}));

describe('openapi-typescript', () => {
  it('writes types that compile strictly, for the documents of all examples', () => {
    expect(types.size).toBeGreaterThan(10);
    expect(compile(FOLDER, sources())).toEqual([]);
  }, 120_000);
});

describe('openapi-fetch with these types', () => {
  it.each(CALLS)('calls the example $example, while it runs', async ({example, answers}) => {
    const {url, stop} = await startExample(example, {UPLOADS: uploads});

    const {call} = (await import(pathToFileURL(join(FOLDER, example, 'call.js')).href)) as {call: (url: string) => Promise<unknown>};
    const answered = await call(url).finally(stop);

    expect(answered).toEqual(answers);
  }, 60_000);
});

function sources(): ReadonlyMap<string, string> {
  const apis = [...types].map(([name, text]) => [join(name, 'api.ts'), text] as const);
  const calls = CALLS.map(({example, program}) => [join(example, 'call.ts'), callOf(program)] as const);
  return new Map([...apis, ...calls]);
}

function callOf(program: string): string {
  return `import createClient from 'openapi-fetch';

    import type {paths} from './api.js';

    export async function call(baseUrl: string): Promise<unknown> {
      const client = createClient<paths>({baseUrl});${program}
    }\n`;
}

/** One process for all documents, which a configuration of Redocly lists. */
async function generate(documents: Readonly<Record<string, object>>): Promise<ReadonlyMap<string, string>> {
  const folder = join(uploads, 'types');
  await mkdir(folder);
  const names = Object.keys(documents);
  await Promise.all(names.map(name => writeFile(join(folder, `${name}.json`), JSON.stringify(documents[name]))));
  const apis = Object.fromEntries(names.map(name => [name, {root: `./${name}.json`, 'x-openapi-ts': {output: `./${name}.ts`}}]));
  await writeFile(join(folder, 'redocly.yaml'), JSON.stringify({apis}));
  await run('npx', ['--no', 'openapi-typescript', '--', '--redocly', join(folder, 'redocly.yaml')], {cwd: 'examples/typed-client'});
  return new Map(await Promise.all(names.map(async name => [name, await readFile(join(folder, `${name}.ts`), 'utf8')] as const)));
}
