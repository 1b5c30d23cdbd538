import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {describe, expect, it} from '@jest/globals';

import {bundle, check} from '@rondojs/openapi-spec';

import type {OpenApiSpec} from '@rondojs/openapi-spec';

const DOOR = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

describe('500 operations', () => {
  // Generous bounds, in CPU time: machines that are busy are slow, and only what grows out of hand shall fail.
  it('are checked for a start in less than a second, and bundled', async () => {
    const document = givenOperations(500);

    const checking = await cpuOf(() => check(document, {quick: true}));
    const bundling = await cpuOf(() => bundle(document));

    expect(checking).toBeLessThan(1_000);
    expect(bundling).toBeLessThan(1_000);
  }, 30_000);

  it('take about ten times as long as 50', async () => {
    await check(givenOperations(50), {quick: true});
    const few = await cpuOf(() => check(givenOperations(100), {quick: true}));
    const many = await cpuOf(() => check(givenOperations(1_000), {quick: true}));

    expect(many / few).toBeLessThan(40);
  }, 30_000);
});

describe('the door', () => {
  it('loads neither Ajv nor yaml nor scslre until they are needed (needs the build)', async () => {
    const program = `
      const {check} = await import(${JSON.stringify(DOOR)});
      const {createRequire} = await import('node:module');
      const loaded = () => Object.keys(createRequire(${JSON.stringify(DOOR)}).cache).filter(file => /node_modules.(ajv|yaml|scslre)/.test(file));
      const before = loaded().length;
      await check({openapi: '3.1.1', info: {title: 'x', version: '1'}, paths: {}, components: {schemas: {A: {default: 1}}}});
      console.log(JSON.stringify([before, loaded().length > 0]));
    `;

    const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);

    expect(JSON.parse(stdout)).toEqual([0, true]);
  });
});

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function givenOperations(count: number): OpenApiSpec {
  const todo = {$ref: '#/components/schemas/Todo'};
  const paths = Array.from({length: count}, (_, index) => [
    `/things/${index}/{id}`,
    {
      put: {
        operationId: `put${index}`,
        parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'integer', minimum: index}}],
        requestBody: {content: {'application/json': {schema: todo}}},
        responses: {'200': {description: 'OK', content: {'application/json': {schema: {type: 'array', items: todo}}}}},
      },
    },
  ]);
  return {
    openapi: '3.1.1',
    info: {title: 'Many', version: '1'},
    paths: Object.fromEntries(paths) as NonNullable<OpenApiSpec['paths']>,
    components: {schemas: {Todo: {type: 'object', properties: {title: {type: 'string', default: 'x'}}}}},
  };
}
