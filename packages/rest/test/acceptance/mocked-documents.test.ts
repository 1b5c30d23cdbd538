import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join} from 'node:path';

import {describe, expect, it, jest} from '@jest/globals';

import {CoreBindings} from '@rondojs/core';
import {RestApplication, RestBindings} from '@rondojs/rest';
import {diff, operationsOfItem, parseDocument} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, OperationObject} from '@rondojs/openapi-spec';
import type {Logger} from '@rondojs/core';

jest.setTimeout(600_000);

const {resolve} = createRequire(import.meta.url);
const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'));
const GITHUB = join(dirname(resolve('@octokit/openapi/package.json')), 'generated/api.github.com.json');
const SHARED = join(import.meta.dirname, '../../../../../shared/openapi');

const FILES = ['3.0', '3.1'].flatMap(version => filesIn(join(EXAMPLES, version, 'json')));
const OTHERS = existsSync(SHARED) ? filesIn(SHARED).filter(file => file.endsWith('.yaml')) : [];

/** What no server could do: which documents are refused, and why. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  '3.0/json/parameters-common.json': /has the placeholder \{id\} twice/,
  '3.0/json/parameters-style.json': /has a "\?" or a "#", which no path of a request has/,
  '3.0/json/schema-validation.json': /invalid-pattern/,
  '3.1/json/parameters-style.json': /has a "\?" or a "#", which no path of a request has/,
  '3.1/json/schema-validation-local.json': /uncompilable-schema/,
  '3.1/json/schema-validation-top-level.json': /invalid-schema/,
};

/** What no mock can be made of, and why: what the failures of a document are. */
const FAILING: Readonly<Record<string, RegExp>> = {
  // Its schemas refer into `paths`, and not to components.
  '3.0/json/circular-paths.json': /^GET \/anything 500 INTERNAL_ERROR$/,
  // A value would have no end: each part requires itself.
  '3.0/json/circular-request-bodies.json': /^POST \/direct 500 required$/,
  // All variants of a `oneOf` accept the same.
  '3.0/json/schema-deprecated.json': /^POST \/anything 500 oneOf$/,
  // Texts must fit patterns, and there are no examples.
  '3.1/json/readme.json': /^[A-Z]+ \S+ 500 ([a-z]+,)*pattern(,[a-z]+)*$/i,
  // Nothing but a status is described that answers no request, or that fetch takes for a failure.
  '3.0/json/http-status-codes.json': /^GET \/status\/(10\d 500 RESPONSE_BREAKS_CONTRACT|407 has no answer)$/,
};

describe.each(FILES.map(file => [file.slice(EXAMPLES.length + 1), file]))('the real document %s', (name, file) => {
  it(name in REFUSED ? 'is refused, and the reason is told' : 'answers all of its operations by mocks', async () => {
    const reason = REFUSED[name];
    if (reason) return expect(givenMocks(file)).rejects.toThrow(reason);

    await answersAll(name, file);
  });
});

// Where the folder is absent, the report shows this test as skipped.
(OTHERS.length ? describe : describe.skip)('the real documents beside the repository (needs ../shared/openapi)', () => {
  it.each(OTHERS)('answer all of their operations by mocks: %s', file => answersAll(basename(file), file));
});

describe("GitHub's document", () => {
  it('is refused for its faults, unless they are to be logged', async () => {
    await expect(givenMocks(GITHUB, 'refuse')).rejects.toThrow(/same-path-shape/);
  });

  it('answers all of its operations by mocks', () => answersAll('github', GITHUB));
});

/** Each operation is answered as one of its successes is described: the server holds its mocks to that. */
async function answersAll(name: string, file: string): Promise<void> {
  const {app, document, warnings} = await givenMocks(file);
  try {
    const failed: string[] = [];
    const {paths = {}} = app.restServer.getApiSpec();
    const all = Object.entries(paths).flatMap(([path, item]) => operationsOfItem(item).map(([verb, operation]) => ({path, verb, operation})));
    for (const {path, verb, operation} of all) {
      const failure = await failureOf(verb, path, operation, app.url);
      if (failure !== undefined) failed.push(failure);
    }
    const reason = FAILING[name];
    expect(failed.filter(one => !reason?.test(one))).toEqual([]);
    expect(failed.length > 0).toBe(reason !== undefined);
    // One line of the log, however many faults there are.
    expect(warnings.length).toBeLessThanOrEqual(1);
    expect(diff(document, document)).toMatchObject({changes: []});
    expect(app.restServer.drift()).toMatchObject({undesigned: [], different: []});
  } finally {
    await app.stop();
  }
}

/** What a mock answers instead of a success, and what its server says of that. */
async function failureOf(verb: string, path: string, {responses = {}}: OperationObject, url: string | undefined): Promise<string | undefined> {
  const filled = path.replaceAll(/\{[^{}]*\}/g, 'x');
  const operation = `${verb.toUpperCase()} ${path}`;
  const response = await fetch(url + filled, {method: verb.toUpperCase(), redirect: 'manual'}).catch(() => undefined);
  if (!response) return `${operation} has no answer`;
  const text = await response.text();
  if (isExpected(response.status, Object.keys(responses))) return undefined;

  const {errors = [], code} = JSON.parse(text) as {errors?: readonly {code: string}[]; code: string};
  const codes = new Set(errors.map(one => one.code));
  return `${operation} ${response.status} ${[...codes].sort().join() || code}`;
}

/** A success; or what is described, where no success is. */
function isExpected(status: number, described: readonly string[]): boolean {
  const hasSuccess = described.length === 0 || described.some(one => /^(2|default$)/.test(one));
  return hasSuccess ? status >= 200 && status < 300 : described.some(one => one === String(status));
}

async function givenMocks(file: string, check: 'refuse' | 'warn' = 'warn') {
  const document: AnyOpenApiSpec = await parseDocument(readFileSync(file, 'utf8'));
  const app = new RestApplication({rest: {port: 0}});
  const warnings: unknown[] = [];
  app.bind(CoreBindings.LOGGER).to(givenLogger(warnings));
  // What is sent is another test's: here no request is refused.
  app.bind(RestBindings.SequenceActions.PARSE_PARAMS).to(async () => []);
  app.api(document, {mock: true, check});
  await app.start();
  return {app, document, warnings};
}

function givenLogger(warnings: unknown[]): Logger {
  const silent = () => undefined;
  const logger: Logger = {trace: silent, debug: silent, info: silent, warn: (...line: unknown[]) => void warnings.push(line), error: silent, fatal: silent, child: () => logger};
  return logger;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => /\.(json|yaml)$/.test(name))
    .map(name => join(folder, name));
}
