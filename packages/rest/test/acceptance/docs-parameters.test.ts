import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {tmpdir} from 'node:os';

import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';

import {addWords} from './docs-words.js';
import {app as optionsApp} from './docs-options.js';
import {app as routesApp} from './docs-routes.js';
import {exchange, givenApplication, givenClient, stopAll} from '../helpers.js';

import type {OperationObject, ParameterObject, SchemaObject} from '@rondojs/openapi-spec';

const EXAMPLES = ['docs-options.ts', 'docs-words.ts', 'docs-routes.ts', 'docs-static-files.ts'];
const COLOR = {type: 'object', properties: {R: {type: 'integer'}, G: {type: 'integer'}, B: {type: 'integer'}}} as const;

const SCHEMAS: readonly SchemaObject[] = [{type: 'string'}, {type: 'array', items: {type: 'string'}}, COLOR];
const VALUES = ['blue', ['blue', 'black', 'brown'], {R: 100, G: 200, B: 150}];

const ends: (() => Promise<unknown>)[] = [];

let text: string;

beforeAll(async () => {
  text = await readText('../../../../docs/parameters.md');
  await optionsApp.start();
  await routesApp.start();
});

afterEach(stopAll);
afterAll(async () => {
  await Promise.all([optionsApp.stop(), routesApp.stop()]);
  for (const end of ends) await end();
});

describe('the page on parameters', () => {
  it('shows the examples that are tested here', async () => {
    const examples = await Promise.all(EXAMPLES.map(name => readText(`./${name}`)));

    const snippets = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual(examples);
  });

  it('has a table of styles, each cell of which is read as it says', async () => {
    const cells = tableBelow('| style |').flatMap(([style = '', explode, ...texts]) =>
      texts.flatMap((cell, kind) => (cell === 'n/a' ? [] : [{...cellOf(style, explode === 'yes', unquoted(cell)), kind}])),
    );
    const {app} = await givenApplication([], one => {
      cells.forEach(({parameter, kind}, index) => {
        const inPath = parameter.in === 'path' ? '/{color}' : '/{rest}';
        const rest: ParameterObject[] = parameter.in === 'path' ? [] : [{name: 'rest', in: 'path', required: true, schema: {}}];
        const parameters = [{...parameter, schema: SCHEMAS[kind] ?? {}}, ...rest];
        one.route('get', `/cell${index}${inPath}`, {parameters, responses: {}}, (value: unknown) => [value]);
      });
    });

    const bodies = [];
    for (const [index, {path}] of cells.entries()) {
      const answer = await exchange(app.url, `GET /cell${index}/${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
      bodies.push((JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as unknown[])[0]);
    }

    expect(cells.length).toBe(29);
    expect(bodies).toEqual(cells.map(({kind}) => VALUES[kind]));
  });

  it('has a table of types, each cell of which is answered as it says', async () => {
    const [head, ...rows] = [headOf('| text |'), ...tableBelow('| text |')];
    const types = (head ?? []).slice(1).map(name => name.split(', '));
    const {client} = await givenApplication([], one => {
      types.forEach((type, index) => {
        const schema = {type: type.length === 1 ? type[0] : type} as SchemaObject;
        const spec: OperationObject = {parameters: [{name: 'a', in: 'query', schema}], responses: {}};
        one.route('get', `/type${index}`, spec, (value: unknown) => [value]);
      });
    });

    const answered = [];
    for (const [cell = ''] of rows) {
      const sent = encodeURIComponent(cell === '(empty)' ? '' : unquoted(cell));
      const answers = await Promise.all(types.map((_, index) => client.get(`/type${index}?a=${sent}`)));
      answered.push([cell, ...answers.map(({status, body}) => (status === 200 ? JSON.stringify((body as unknown[])[0]) : String(status)))]);
    }

    expect(rows.length).toBeGreaterThan(10);
    expect(answered).toEqual(rows);
  });

  it('tells what the options do', async () => {
    const client = givenClient(optionsApp.url);

    const answers = [await client.get('/events?since=2024-01-01T00:00:00Z'), await client.get('/events?sinse=1')];

    expect(answers.map(({status}) => status)).toEqual([200, 400]);
    expect(answers[0]?.body).toBe(2024);
    expect(answers[1]?.body).toMatchObject({errors: [{code: 'unknown', pointer: '/sinse'}]});
  });

  it('tells how words are added', async () => {
    const schema = {type: 'integer', divisor: 3} as SchemaObject;
    const parameters: ParameterObject[] = [
      {name: 'n', in: 'query', schema},
      {name: 'h', in: 'query', schema: {type: 'string', format: 'hex'}},
    ];
    const {client} = await givenApplication([], one => {
      addWords(one);
      one.route('get', '/a', {parameters, responses: {}}, () => 1);
    });

    const answers = [await client.get('/a?n=6&h=ff'), await client.get('/a?n=7&h=xy')];

    expect(answers[0]?.status).toBe(200);
    expect(answers[1]?.body).toMatchObject({errors: [{code: 'divisor', message: 'must have the divisor 3'}, {code: 'format'}]});
  });

  it('tells what the routes answer', async () => {
    const client = givenClient(routesApp.url);

    const texts = [
      (await client.get('/hello')).text,
      (await client.get('/hello', {'accept-version': '2.x'})).text,
      (await client.get('/year')).text,
      (await client.get('/old')).text,
      (await client.get('/files/a/b?c')).text,
    ];

    expect(texts).toEqual(['"hello"', '"hello again"', '2024', '"hello"', '/a/b?c']);
  });

  it('tells how a folder of files is served, and nothing outside of it', async () => {
    const app = await givenFolder({'public/hello.txt': 'Hello!', 'public/.env': 'SECRET=1', 'secret.txt': 'secret'});
    const paths = ['hello.txt', 'nothing.txt', '.env', '../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '..%5csecret.txt'];

    const answers = [];
    for (const path of paths) {
      const request = `GET /assets/${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`;
      answers.push(await exchange(app.url, request));
    }

    expect(answers[0]).toMatch(/^HTTP\/1.1 200 .*\r\n\r\nHello!$/s);
    expect(answers.slice(1).map(answer => answer.slice(9, 12))).toEqual(Array.from({length: 6}, () => '404'));
    expect(answers.join('')).not.toMatch(/secret$/im);
  });
});

/** The example of static files, started over a folder with these files. */
async function givenFolder(files: Readonly<Record<string, string>>): Promise<{readonly url: string | undefined}> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-files-'));
  await mkdir(join(folder, 'public'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  process.env.PUBLIC = join(folder, 'public');
  const {app} = await import('./docs-static-files.js');
  await app.start();
  ends.push(() => app.stop(), () => rm(folder, {recursive: true}));
  return app;
}

/** The rows of the table that begins with a heading. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const lines = text.slice(text.indexOf(`\n${heading}`) + 1).split('\n');
  const rows = lines.slice(0, lines.indexOf('')).slice(2);
  return rows.map(cellsOf);
}

function headOf(heading: string): readonly string[] {
  return cellsOf(text.slice(text.indexOf(`\n${heading}`) + 1).split('\n')[0] ?? '');
}

function cellsOf(line: string): readonly string[] {
  return line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, ''));
}

function unquoted(cell: string): string {
  return cell.slice(1, -1);
}

function cellOf(title: string, explode: boolean, cell: string) {
  const [, style = ''] = /^`(\w+)`/.exec(title) ?? [];
  const isPath = title.includes('path');
  const parameter = {name: 'color', in: isPath ? 'path' : 'query', style, explode, required: isPath} as ParameterObject;
  return {parameter, path: isPath ? cell : `none?${cell}`};
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
