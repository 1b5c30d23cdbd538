import fc from 'fast-check';

import type {OpenApiSpec, SchemaObject} from '@rondojs/openapi-spec';

/** Another one for each run; a failure is repeated by `SEED=… npm test`. */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

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

/** Whole documents, of some operations and schemas. */
export const document = fc
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

/** Whether something holds for 40 documents. */
export async function holds(predicate: (generated: OpenApiSpec) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(document, predicate), {seed: SEED, numRuns: 40});
}
