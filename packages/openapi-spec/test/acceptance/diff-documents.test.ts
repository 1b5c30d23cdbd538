import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {diff, parseDocument, upgrade} from '@rondojs/openapi-spec';

import {document, holds} from './generated-document.js';

import type {AnyOpenApiSpec, OpenApiSpec} from '@rondojs/openapi-spec';

const {resolve} = createRequire(import.meta.url);
const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'));
const GITHUB = join(dirname(resolve('@octokit/openapi/package.json')), 'generated/api.github.com.json');
const SHARED = join(import.meta.dirname, '../../../../../shared/openapi');

const BUNDLED = ['3.0', '3.1'].flatMap(version => filesIn(join(EXAMPLES, version, 'json')));
const OTHERS = existsSync(SHARED) ? filesIn(SHARED).filter(file => file.endsWith('.yaml')) : [];

describe('diff of real documents', () => {
  it.each(BUNDLED)('finds nothing between %s and itself, whatever the order of keys', differsNowhere);

  it("finds nothing between GitHub's document and itself", () => differsNowhere(GITHUB), 120_000);

  it("finds what is taken from one of GitHub's schemas in all operations that have it", async () => {
    const before = await read(GITHUB);
    const after = structuredClone(before);
    const schemas = after.components?.schemas as Record<string, {required: string[]}>;
    schemas['simple-user']?.required.splice(0, 1);

    const {changes, step} = diff(before, after);

    expect(step).toBe('major');
    expect(changes.map(({code}) => code)).toEqual(['response-property-now-optional']);
    expect(changes[0]?.operations.length).toBeGreaterThan(100);
  }, 120_000);
});

// Where the folder is absent, the report shows this test as skipped.
(OTHERS.length ? describe : describe.skip)('diff of the documents beside the repository (needs ../shared/openapi)', () => {
  it.each(OTHERS)('finds nothing between %s and itself', differsNowhere);
});

describe('diff of generated documents', () => {
  it('finds nothing between a document and itself, whatever the order of keys and the version', () =>
    holds(async generated => {
      expect(diff(generated, turned(generated)).changes).toEqual([]);
      expect(diff(generated, upgrade(generated, '3.2')).changes).toEqual([]);
    }));

  it('gives the same list whatever the order of keys', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        expect(diff(turned(before), turned(after))).toEqual(diff(before, after));
      }),
      {numRuns: 60},
    );
  });

  it('takes back what is taken back: what was added is removed', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const [there, back] = [diff(before, after), diff(after, before)];
        expect(there.changes.length === 0).toBe(back.changes.length === 0);
      }),
      {numRuns: 60},
    );
  });
});

async function differsNowhere(file: string): Promise<void> {
  const given = await read(file);

  expect(diff(given, turned(given))).toEqual({changes: [], verdict: 'none', step: 'none'});
}

async function read(file: string): Promise<OpenApiSpec> {
  return (await parseDocument(readFileSync(file, 'utf8'))) as OpenApiSpec;
}

/** A copy with the keys of all objects in reverse order. */
function turned<T extends AnyOpenApiSpec>(value: T): T {
  return turn(value) as T;
}

function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, held]) => [key, turn(held)]));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => /\.(json|yaml)$/.test(name))
    .map(name => join(folder, name));
}
