import type {OpenApiSpec, OperationObject} from '@rondojs/openapi-spec';

/** A valid document with two operations and a component, for a test to spoil. */
export function givenDocument(change: Change = {}): OpenApiSpec {
  const document: OpenApiSpec = {
    openapi: '3.1.1',
    info: {title: 'Todos', version: '1.0.0'},
    paths: {
      '/todos/{id}': {
        get: {
          operationId: 'findTodo',
          parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'integer'}}],
          responses: {
            '200': {
              description: 'The todo',
              content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}},
            },
          },
          ...change.operation,
        },
      },
      '/todos': {post: {operationId: 'createTodo', responses: {'201': {description: 'Created'}}}},
      ...change.paths,
    },
    components: {
      schemas: {
        Todo: {type: 'object', required: ['title'], properties: {title: {type: 'string'}}},
        ...change.schemas,
      },
      ...change.components,
    },
    ...change.document,
  };
  return document;
}

/** What is different; deliberately of any shape, for much of it is wrong. */
export interface Change {
  readonly document?: object;
  readonly paths?: object;
  readonly operation?: Partial<OperationObject> | object;
  readonly components?: object;
  readonly schemas?: object;
}
