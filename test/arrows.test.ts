import {execFile} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {resolve} from 'node:path';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {givenRepository} from './fixtures/arrows/given-repository.js';

import type {Arrow} from './fixtures/arrows/given-repository.js';

/**
 * Draws a small repository with forbidden arrows in a temporary folder, lets dependency-cruiser look at it
 * once with our rules, and asks for each arrow: was it refused, and under this name?
 */
const FORBIDDEN: readonly ForbiddenArrow[] = [
  forbidden('arrow-from-context', 'packages/context/src/a.ts', '@rondojs/core'),
  forbidden('arrow-from-context', 'packages/context/test/unit/a.test.ts', '@rondojs/core'),
  forbidden('arrow-from-openapi-spec', 'packages/openapi-spec/src/a.ts', '@rondojs/context'),
  forbidden('arrow-from-core', 'packages/core/src/a.ts', '@rondojs/rest'),
  forbidden('arrow-from-core', 'packages/core/src/b.ts', '@rondojs/openapi-spec'),
  forbidden('arrow-from-rest', 'packages/rest/src/a.ts', '@rondojs/health'),
  forbidden('arrow-from-plugin', 'packages/health/src/a.ts', '@rondojs/metrics'),
  forbidden('arrow-from-plugin', 'packages/health/src/b.ts', '@rondojs/testing'),
  forbidden('arrow-from-plugin-test', 'packages/health/test/unit/a.test.ts', '@rondojs/metrics'),
  forbidden('arrow-to-example', 'packages/rest/src/b.ts', '@rondojs/example-todo'),
  forbidden('arrow-to-example', 'examples/todo/src/a.ts', '../../hello-world/src/main.js'),
  forbidden('arrow-to-example', 'examples/todo/src/b.ts', '../../../benchmarks/src/main.js'),
  forbidden('no-circle', 'packages/core/src/circle.ts', './circle-back.js'),
  forbidden('no-circle', 'packages/core/src/type-circle.ts', './type-circle-back.js', 'type'),
  forbidden('only-doors', 'packages/core/src/c.ts', '../../context/src/inner.js'),
  forbidden('only-doors', 'packages/core/test/unit/c.test.ts', '../../../context/src/inner.js'),
  forbidden('only-doors', 'packages/health/src/c.ts', '../../metrics/src/inner.js'),
  forbidden('only-doors', 'examples/todo/src/c.ts', '../../../packages/rest/src/inner.js'),
  forbidden('only-doors', 'benchmarks/src/c.ts', '../../packages/context/src/inner.js'),
  forbidden('door-by-name', 'packages/core/src/d.ts', '../../context/src/index.js'),
  forbidden('not-my-own-door', 'packages/core/src/e.ts', './index.js'),
  forbidden('not-my-own-door', 'packages/core/src/f.ts', '@rondojs/core', 'type'),
  forbidden('no-inner-door', 'packages/rest/src/c.ts', './routing/index.js'),
  forbidden('acceptance-by-the-door', 'packages/rest/test/acceptance/a.test.ts', '../../src/inner.js'),
  forbidden('no-tests-in-sources', 'packages/rest/src/d.ts', '../test/helper.js'),
  forbidden('no-built-files', 'packages/rest/test/unit/a.test.ts', '../../dist/index.js'),
  forbidden('stranger-inversify', 'packages/core/src/g.ts', 'inversify'),
  forbidden('stranger-inversify', 'packages/context/src/binding.ts', 'inversify', 'type'),
  forbidden('stranger-inversify', 'packages/core/test/unit/g.test.ts', 'inversify'),
  forbidden('stranger-inversify', 'examples/todo/src/d.ts', 'inversify'),
  forbidden('stranger-@inversifyjs', 'packages/context/src/context.ts', '@inversifyjs/core', 'type'),
  forbidden('stranger-reflect-metadata', 'packages/context/src/inject.ts', 'reflect-metadata'),
  forbidden('stranger-openapi3-ts', 'packages/openapi-spec/src/builder.ts', 'openapi3-ts/oas31', 'type'),
  forbidden('stranger-@standard-schema/spec', 'packages/openapi-spec/src/routes.ts', '@standard-schema/spec', 'type'),
  forbidden('stranger-close-with-grace', 'packages/rest/src/e.ts', 'close-with-grace'),
  forbidden('stranger-find-my-way', 'packages/rest/src/routing/find-route.ts', 'find-my-way'),
  forbidden('arrow-from-json-schema', 'packages/json-schema/src/a.ts', '@rondojs/context'),
  forbidden('stranger-ajv', 'packages/rest/src/params/validator.ts', 'ajv/dist/2020.js'),
  forbidden('stranger-ajv', 'packages/core/src/schema.ts', 'ajv/dist/2020.js'),
  forbidden('stranger-ajv-formats', 'packages/rest/src/f.ts', 'ajv-formats'),
  forbidden('stranger-fast-deep-equal', 'packages/json-schema/src/documents.ts', 'fast-deep-equal'),
  forbidden('stranger-yaml', 'packages/openapi-spec/src/document/bundle.ts', 'yaml'),
  forbidden('stranger-scslre', 'packages/openapi-spec/src/check/check.ts', 'scslre'),
  forbidden('stranger-secure-json-parse', 'packages/rest/src/g.ts', 'secure-json-parse'),
  forbidden('stranger-content-type', 'packages/rest/src/params/parse-params.ts', 'content-type'),
  forbidden('stranger-@fastify/busboy', 'packages/rest/src/params/parse-params.ts', '@fastify/busboy'),
  forbidden('stranger-cookie', 'packages/rest/src/response/send.ts', 'cookie'),
  forbidden('stranger-negotiator', 'packages/rest/src/response/send.ts', 'negotiator'),
  forbidden('stranger-mime', 'packages/rest/src/response/send.ts', 'mime/lite'),
  forbidden('stranger-drizzle-orm', 'packages/rest/src/k.ts', 'drizzle-orm'),
  forbidden('stranger-@electric-sql/pglite', 'packages/repository/src/base-data-source.ts', '@electric-sql/pglite'),
  forbidden('stranger-pg', 'packages/repository/src/base-data-source.ts', 'pg'),
  forbidden('repository-without-rest', 'packages/repository/src/errors.ts', '@rondojs/rest'),
  forbidden('repository-without-rest', 'packages/repository/src/table.ts', './rest/inner.js'),
  forbidden('stranger-@sinonjs/fake-timers', 'packages/testing/src/test-app.ts', '@sinonjs/fake-timers'),
  forbidden('stranger-expect', 'packages/testing/src/to-match-contract.ts', 'expect', 'type'),
  forbidden('stranger-puppeteer-core', 'packages/rest/test/unit/a.test.ts', 'puppeteer-core'),
  forbidden('no-room-to-room', 'packages/rest/src/params/k.ts', '../response/l.js'),
  forbidden('no-room-to-room', 'packages/rest/src/params/k.ts', '../spec-first/l.js'),
  forbidden('no-room-to-room', 'packages/rest/src/routing/k.ts', '../openapi/l.js', 'type'),
  forbidden('stranger-unknown', 'packages/rest/src/i.ts', 'left-pad'),
  forbidden('no-dev-dependency', 'packages/rest/src/j.ts', 'only-for-tests'),
  forbidden('no-undeclared', 'packages/core/src/h.ts', 'left-pad'),
  forbidden('no-undeclared', 'examples/todo/src/e.ts', 'left-pad'),
  forbidden('no-undeclared-sibling', 'packages/metrics/src/a.ts', '@rondojs/core'),
  forbidden('no-undeclared-sibling', 'examples/hello-world/src/a.ts', '@rondojs/core'),
  forbidden('no-unresolved', 'packages/core/src/i.ts', './nobody.js'),
];

const LEGAL: readonly Arrow[] = [
  legal('packages/context/src/container.ts', 'inversify'),
  legal('packages/context/src/container.ts', '@inversifyjs/core'),
  legal('packages/context/src/metadata.ts', 'reflect-metadata'),
  legal('packages/context/src/legal.ts', './inner.js', 'type'),
  legal('packages/context/test/unit/legal.test.ts', '../../src/inner.js'),
  legal('packages/context/test/unit/legal.test.ts', 'inversify'),
  legal('packages/context/test/acceptance/legal.test.ts', '@rondojs/context'),
  legal('packages/openapi-spec/src/types.ts', 'openapi3-ts/oas31', 'type'),
  legal('packages/openapi-spec/src/schemas/standard.ts', '@standard-schema/spec', 'type'),
  legal('packages/json-schema/src/generating-compiler.ts', 'ajv/dist/2020.js'),
  legal('packages/openapi-spec/src/check/schema-compiler.ts', '@rondojs/json-schema'),
  legal('packages/openapi-spec/src/document/text.ts', 'yaml'),
  legal('packages/openapi-spec/src/check/slow-patterns.ts', 'scslre'),
  legal('packages/core/src/legal.ts', '@rondojs/context'),
  legal('packages/core/src/run.ts', 'close-with-grace'),
  legal('packages/core/src/json-schema.ts', '@rondojs/json-schema'),
  legal('packages/rest/src/legal.ts', 'node:http'),
  legal('packages/rest/src/legal.ts', '@rondojs/core'),
  legal('packages/rest/src/legal.ts', '@rondojs/context'),
  legal('packages/rest/src/legal.ts', '@rondojs/openapi-spec', 'type'),
  legal('packages/rest/src/routing/routing-table.ts', 'find-my-way'),
  legal('packages/rest/src/params/validator.ts', '@rondojs/json-schema'),
  legal('packages/rest/src/response/cookies.ts', 'cookie'),
  legal('packages/rest/src/response/file-type.ts', 'mime/lite'),
  legal('packages/rest/src/params/legal.ts', '../inner.js'),
  legal('packages/repository/src/table.ts', 'drizzle-orm'),
  legal('packages/repository/src/postgres-data-source.ts', 'pg'),
  legal('packages/repository/src/rest/legal.ts', '@rondojs/rest'),
  legal('packages/health/src/legal.ts', '@rondojs/rest'),
  legal('packages/health/test/unit/legal.test.ts', '@rondojs/testing'),
  legal('packages/health/test/unit/legal.test.ts', '@rondojs/testing/jest'),
  legal('packages/testing/src/clock.ts', '@sinonjs/fake-timers'),
  legal('packages/testing/src/jest.ts', 'expect', 'type'),
  legal('examples/todo/src/legal.ts', '@rondojs/health'),
  legal('examples/todo/src/legal.ts', '@rondojs/rest'),
  legal('benchmarks/src/legal.ts', 'inversify'),
  legal('benchmarks/src/legal.ts', 'find-my-way'),
  legal('benchmarks/src/legal.ts', '@rondojs/context'),
];

describe('the arrows between packages', () => {
  let repository: string;
  let cruise: Cruise;

  beforeAll(async () => {
    repository = await givenRepository([...FORBIDDEN, ...LEGAL]);
    cruise = await cruiseIn(repository);
  }, 30_000);

  afterAll(() => rm(repository, {recursive: true}));

  it.each(FORBIDDEN)('are refused as $rule: $from -> $to', ({rule, from, to}) => {
    const refusals = refusalsOf(from, to);

    expect(refusals).toContain(rule);
  });

  it.each(LEGAL)('pass when they are drawn: $from -> $to', ({from, to}) => {
    const refusals = refusalsOf(from, to);

    expect(refusals).toEqual([]);
  });

  it('have a forbidden example here for each rule', () => {
    const proven = new Set(FORBIDDEN.map(({rule}) => rule));

    const rules = new Set(cruise.summary.ruleSetUsed.forbidden.map(({name}) => name));

    expect([...rules].filter(name => !proven.has(name))).toEqual([]);
  });

  function refusalsOf(from: string, to: string): string[] {
    const module = cruise.modules.find(({source}) => source === from);
    // The cruiser calls node:http just http.
    const name = to.replace(/^node:/, '');
    const dependency = module?.dependencies.find(candidate => candidate.module === name);
    if (!dependency) throw new Error(`The cruiser has not seen ${from} import ${to}.`);

    return (dependency.rules ?? []).map(({name}) => name);
  }
});

interface ForbiddenArrow extends Arrow {
  readonly rule: string;
}

/** The part of the cruiser's answer that is read here. */
interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly {
      readonly module: string;
      readonly rules?: readonly {readonly name: string}[];
    }[];
  }[];
  readonly summary: {readonly ruleSetUsed: {readonly forbidden: readonly {readonly name: string}[]}};
}

function forbidden(rule: string, from: string, to: string, kind: Arrow['kind'] = 'value'): ForbiddenArrow {
  return {rule, from, to, kind};
}

function legal(from: string, to: string, kind: Arrow['kind'] = 'value'): Arrow {
  return {from, to, kind};
}

async function cruiseIn(folder: string): Promise<Cruise> {
  const cli = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = resolve('.dependency-cruiser.cjs');
  const args = [cli, 'packages', 'examples', 'benchmarks', '--config', config, '-T', 'json'];
  const output = await new Promise<string>((done, fail) => {
    // It exits with the number of violations, and there are many: only a silent failure is one.
    execFile(process.execPath, args, {cwd: folder, maxBuffer: 2 ** 26}, (error, stdout) => {
      if (stdout) done(stdout);
      else fail(error ?? new Error('The cruiser said nothing.'));
    });
  });

  return JSON.parse(output) as Cruise;
}
