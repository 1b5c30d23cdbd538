import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {bundle, check, downgrade, formatDocument, mergeDocuments, parseDocument, upgrade} from '@rondojs/openapi-spec';

import type {OpenApiSpec, SchemaObject} from '@rondojs/openapi-spec';

/** Another one for each run; a failure is repeated by `SEED=… npm test`. */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);

/** Schemas that 3.0 can say too, if in other words. */
const {schema} = fc.letrec<{schema: SchemaObject}>(tie => ({
  schema: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    fc.constantFrom<SchemaObject>(
      {type: 'string'},
      {type: 'boolean'},
      {type: ['integer', 'null'], minimum: 0},
      {type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 9},
      {type: 'string', contentEncoding: 'base64'},
      {type: 'string', examples: ['x'], default: 'y', minLength: 1},
      {$ref: '#/components/schemas/Base'},
    ),
    fc.record({type: fc.constant('array' as const), items: tie('schema')}),
    fc.record({type: fc.constant('object' as const), properties: fc.dictionary(name, tie('schema'), {maxKeys: 3})}),
    fc.record({anyOf: fc.array(tie('schema'), {minLength: 1, maxLength: 3})}),
    fc.record({allOf: fc.array(tie('schema'), {minLength: 1, maxLength: 2}), description: fc.string()}),
    fc.record({type: fc.constant('object' as const), additionalProperties: fc.oneof(fc.boolean(), tie('schema')) as fc.Arbitrary<SchemaObject>}),
  ),
}));

const operation = fc.record({parameter: name, query: schema, body: fc.option(schema), answer: schema, text: fc.string()});

const document = fc
  .record({paths: fc.dictionary(name, operation, {maxKeys: 4}), schemas: fc.dictionary(name, schema, {maxKeys: 4})})
  .map(({paths, schemas}): OpenApiSpec => {
    const items = Object.entries(paths).map(([path, {parameter, query, body, answer, text}]) => [
      `/${path}/{${parameter}}`,
      {
        post: {
          operationId: path,
          description: text,
          parameters: [
            {name: parameter, in: 'path', required: true, schema: {type: 'string'}},
            {name: 'q', in: 'query', schema: query},
          ],
          ...(body && {requestBody: {content: {'application/json': {schema: body}}}}),
          responses: {'200': {description: text, content: {'application/json': {schema: answer}}}},
        },
      },
    ]);
    return {
      openapi: '3.1.1',
      info: {title: 'Generated', version: '1'},
      paths: Object.fromEntries(items) as NonNullable<OpenApiSpec['paths']>,
      components: {schemas: {Base: {type: 'object'}, ...schemas}},
    };
  });

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

async function holds(predicate: (generated: OpenApiSpec) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(document, predicate), {seed: SEED, numRuns: 40});
}
