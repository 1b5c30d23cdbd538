import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {bundle, check, downgrade, formatDocument, mergeDocuments, parseDocument, upgrade} from '@rondojs/openapi-spec';

import {SEED, document, holds} from './generated-document.js';

describe(`generated documents (SEED=${SEED})`, () => {
  it('are valid, and stay so in each version', () =>
    holds(async generated => {
      const {document: older} = downgrade(generated);

      expect(await check(generated)).toEqual([]);
      expect(await check(older)).toEqual([]);
      expect(await check(upgrade(generated, '3.2'))).toEqual([]);
    }));

  it('come back from 3.0 as they were, when nothing was lost', () =>
    holds(async generated => {
      const {document: older, losses} = downgrade(generated);

      expect(losses).toEqual([]);
      expect(upgrade(older)).toEqual(generated);
    }));

  it('come back from JSON and YAML as they were', () =>
    holds(async generated => {
      expect(await parseDocument(await formatDocument(generated, 'yaml'))).toEqual(generated);
      expect(await parseDocument(await formatDocument(generated, 'json'))).toEqual(generated);
    }));

  it('are bundled and merged with themselves without a change', () =>
    holds(async generated => {
      expect(await bundle(generated)).toEqual(generated);
      expect(mergeDocuments(generated, generated)).toEqual(generated);
    }));

  it('are never failed on, whatever is put into them', async () => {
    const spoiled = fc.tuple(document, fc.jsonValue()).map(([generated, value]) => ({...generated, components: value, paths: {'/x': value}}));
    const property = fc.asyncProperty(spoiled, async broken => {
      expect(Array.isArray(await check(broken as never))).toBe(true);
    });
    await fc.assert(property, {seed: SEED, numRuns: 60});
  }, 60_000);
});
