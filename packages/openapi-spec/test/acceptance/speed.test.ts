import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {resolve} from 'node:path';

import {afterAll, describe, expect, it} from '@jest/globals';
import {z} from 'zod';

import {addControllerSpec, createEmptyApiSpec, getControllerSpec, model} from '@rondojs/openapi-spec';
import {property, route, routes} from '@rondojs/openapi-spec';
import type {ControllerClass, Route} from '@rondojs/openapi-spec';

import {givenApplicationOf500} from '../fixtures/given-application.js';

/** The goal is 200 ms; a machine that is busy with other things, or has just begun, takes longer. */
const DOCUMENT_LIMIT_MS = 400;

/** The goal is 1.3 times; what is measured is noisy, and this notices when it goes wrong. */
const COMPILE_LIMIT = 3;

const isBuilt = existsSync('packages/openapi-spec/dist/index.d.ts');

describe('500 operations', () => {
  const folders: string[] = [];

  afterAll(() => Promise.all(folders.map(folder => rm(folder, {recursive: true}))));

  it('are described in time', () => {
    const controllers = Array.from({length: 50}, (_, number) => givenController(number));
    const start = process.cpuUsage();

    const document = createEmptyApiSpec();
    addControllerSpec(document, ...controllers.map(getControllerSpec));

    const {user, system} = process.cpuUsage(start);
    expect(Object.keys(document.paths ?? {})).toHaveLength(500);
    expect(Object.keys(document.components?.schemas ?? {})).toHaveLength(100);
    expect((user + system) / 1000).toBeLessThan(DOCUMENT_LIMIT_MS);
  });

  // Without a build the compiler would find sources, and check those instead of the application.
  (isBuilt ? it : it.skip)('are compiled in time, with their types', async () => {
    const typed = await givenApplicationOf500('typed');
    const untyped = await givenApplicationOf500('untyped');
    folders.push(typed, untyped);

    const rounds = Array.from({length: 3}, () => [compile(typed), compile(untyped)] as const);

    const [withTypes, without] = [
      Math.min(...rounds.map(([one]) => one)),
      Math.min(...rounds.map(([, one]) => one)),
    ];
    expect(withTypes / without).toBeLessThan(COMPILE_LIMIT);
  }, 120_000);
});

/** The seconds that the compiler takes; it throws where it finds a mistake. */
function compile(folder: string): number {
  const tsc = resolve('node_modules/@typescript/native/bin/tsc');
  const output = execFileSync(process.execPath, [tsc, '-p', folder, '--diagnostics'], {encoding: 'utf8'});
  return Number(/Total time:\s+([\d.]+)/.exec(output)?.[1]);
}

function givenController(number: number): ControllerClass {
  @model({name: `Todo${number}`})
  class Todo {
    @property({type: 'string', required: true}) title!: string;
    @property.array('string') tags?: string[];
  }
  const Result = z.object({id: z.number(), title: z.string()}).meta({id: `Result${number}`});
  const create = route({
    verb: 'post',
    path: '',
    params: {id: {type: 'integer'}},
    query: {limit: {type: 'integer', default: 9}},
    body: Todo,
    responses: {201: Result, 404: {}},
    handler: ({body}) => body.title,
  });
  const all = Array.from({length: 10}, (_, index) => [
    `create${index}`,
    {...create, path: `/todos${number}/${index}/{id}`},
  ]);
  return routes(`Todos${number}`, Object.fromEntries(all) as Record<string, Route>);
}
