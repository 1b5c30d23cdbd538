import fc from 'fast-check';

import type {OpenApiSpec, SchemaObject} from '@rondojs/openapi-spec';

/** Another one for each run; a failure is repeated by `SEED=… npm test`. */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);

/** Schemas that some value is as they say. */
const {schema} = fc.letrec<{schema: SchemaObject}>(tie => ({
  schema: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    fc.constantFrom<SchemaObject>(
      {type: 'string', minLength: 3},
      {type: 'string', format: 'date-time'},
      {type: 'boolean'},
      {type: ['integer', 'null'], minimum: 5, multipleOf: 3},
      {type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1},
      {enum: ['a', 'b'], type: 'string'},
      {$ref: '#/components/schemas/Base'},
      {$ref: '#/components/schemas/Tree'},
    ),
    fc.record({type: fc.constant('array' as const), items: tie('schema'), minItems: fc.nat({max: 2})}),
    fc.record({type: fc.constant('object' as const), properties: fc.dictionary(name, tie('schema'), {maxKeys: 3})}),
    fc.record({anyOf: fc.array(tie('schema'), {minLength: 1, maxLength: 3})}),
    fc.record({allOf: fc.array(tie('schema'), {minLength: 1, maxLength: 1}), description: fc.string()}),
  ),
}));

const operation = fc.record({parameter: name, query: schema, body: fc.option(schema), answer: schema});

const COMPONENTS: Record<string, SchemaObject> = {
  Base: {type: 'object'},
  Tree: {type: 'object', required: ['parts'], properties: {parts: {type: 'array', items: {$ref: '#/components/schemas/Tree'}}}},
};

/** Whole documents, of some operations that answer POST. */
const generatedDocument = fc.dictionary(name, operation, {maxKeys: 4}).map((operations): OpenApiSpec => {
  const items = Object.entries(operations).map(([path, {parameter, query, body, answer}]) => [
    `/${path}/{${parameter}}`,
    {
      post: {
        operationId: path,
        parameters: [
          {name: parameter, in: 'path', required: true, schema: {type: 'string'}},
          {name: 'q', in: 'query', schema: query},
        ],
        ...(body && {requestBody: {content: {'application/json': {schema: body}}}}),
        responses: {'200': {description: 'OK', content: {'application/json': {schema: answer}}}},
      },
    },
  ]);
  return {
    openapi: '3.1.1',
    info: {title: 'Generated', version: '1'},
    paths: Object.fromEntries(items) as NonNullable<OpenApiSpec['paths']>,
    components: {schemas: COMPONENTS},
  };
});

/** Whether something holds for 30 documents. */
export async function holds(predicate: (generated: OpenApiSpec) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(generatedDocument, predicate), {seed: SEED, numRuns: 30});
}
