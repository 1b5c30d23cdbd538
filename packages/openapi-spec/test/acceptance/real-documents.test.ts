import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import {Validator} from '@seriousme/openapi-schema-validator';
import {describe, expect, it} from '@jest/globals';

import {bundle, check, downgrade, formatDocument, parseDocument, upgrade} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, DocumentFault} from '@rondojs/openapi-spec';

const {resolve} = createRequire(import.meta.url);
const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'));
const GITHUB = join(dirname(resolve('@octokit/openapi/package.json')), 'generated/api.github.com.json');
const SHARED = join(import.meta.dirname, '../../../../../shared/openapi');

const BUNDLED = ['3.0', '3.1'].flatMap(version => filesIn(join(EXAMPLES, version, 'json')));
const OTHERS = existsSync(SHARED) ? filesIn(SHARED).filter(file => file.endsWith('.yaml')) : [];

describe.each(BUNDLED.map(file => [file.slice(EXAMPLES.length + 1), file]))('the real document %s', (_, file) => {
  it('is read, checked, bundled, and written as 3.0, 3.1 and 3.2', () => makeTheRound(file));
});

// Where the folder is absent, the report shows this test as skipped.
(OTHERS.length ? describe : describe.skip)('the real documents beside the repository (needs ../shared/openapi)', () => {
  it.each(OTHERS)('are read, checked, bundled, and written: %s', file => makeTheRound(file));
});

describe("GitHub's document, of more than 1,000 operations", () => {
  it('is read, checked, bundled, and written as 3.0 and 3.1', async () => {
    const document = await parseDocument(readFileSync(GITHUB, 'utf8'));

    const faults = await check(document, {quick: true});
    const upgraded = upgrade(document);
    const {document: older, losses} = downgrade(upgraded);

    // Some of its examples are older than their schemas, and four of its paths have two shapes.
    const codes = new Set(faults.map(({code}) => code));
    expect([...codes].sort()).toEqual(['invalid-default', 'invalid-example', 'same-path-shape']);
    // As text: jest takes minutes to compare objects of this size.
    expect(JSON.stringify(await bundle(document)) === JSON.stringify(document)).toBe(true);
    expect(await verdictOn(upgraded)).toMatchObject({valid: true});
    expect(await verdictOn(older)).toMatchObject({valid: true});
    expect(losses).toEqual([]);
  }, 240_000);
});

async function makeTheRound(file: string): Promise<void> {
  const document = await parseDocument(readFileSync(file, 'utf8'));
  const faults = await check(document);

  // The verdict of others, which know nothing of examples, patterns and parameters.
  const {valid} = await verdictOn(document);
  expect(structural(faults).length === 0).toBe(valid);

  expect(await bundle(document)).toEqual(document);
  expect(await parseDocument(await formatDocument(document, 'yaml'))).toEqual(document);
  await writeAll(document, faults);
}

function verdictOn(document: object): ReturnType<Validator['validate']> {
  return new Validator().validate({...document});
}

/** What is valid stays valid in every version, and comes back as it was unless something was lost. */
async function writeAll(document: AnyOpenApiSpec, faults: readonly DocumentFault[]): Promise<void> {
  const newest = upgrade(document, '3.2');
  const newer = downgrade(newest, '3.1');
  const older = downgrade(newest);

  for (const written of [newest, newer.document, older.document])
    expect(structural(await check(written, {quick: true}))).toEqual(structural(faults));
  if (newer.losses.length === 0) expect(newer.document).toEqual({...upgrade(document), openapi: '3.1.1'});

  // A newer document may still use words of 3.0, which come back as those of its own version.
  const back = upgrade(older.document, '3.2');
  expect(downgrade(back).document).toEqual(older.document);
  if (document.openapi.startsWith('3.0')) expect(withoutEmptyItems(back)).toEqual(withoutEmptyItems(newest));
}

/** Faults of structure; those of values are the document's own. */
function structural(faults: readonly DocumentFault[]): readonly DocumentFault[] {
  const structure = new Set(['missing-field', 'unknown-field', 'invalid-value', 'unresolved-reference', 'wrong-reference']);
  return faults.filter(({code}) => structure.has(code));
}

/** An array of 3.0 must say `items: {}` where a newer one says nothing. */
function withoutEmptyItems(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_, held: unknown) => (isBareArray(held) ? {...held, items: undefined} : held)));
}

function isBareArray(held: unknown): held is object {
  return typeof held === 'object' && held !== null && 'items' in held && JSON.stringify(held.items) === '{}';
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => /\.(json|yaml)$/.test(name))
    .map(name => join(folder, name));
}
