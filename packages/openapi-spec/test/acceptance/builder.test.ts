import {describe, expect, it} from '@jest/globals';

import {ComponentConflictError, DuplicateOperationError, check, describeApi, describeOperation, refTo} from '@rondojs/openapi-spec';

describe('describeApi', () => {
  it('builds a whole document that is valid', async () => {
    const document = describeApi({title: 'Todos'})
      .server('https://todos.example')
      .tag('todos', {description: 'What is to be done'})
      .security({key: []})
      .component('securitySchemes', 'key', {type: 'apiKey', in: 'header', name: 'X-Key'})
      .schema('Todo', {type: 'object', properties: {title: {type: 'string'}}})
      .operation(
        'put',
        '/todos/{id}',
        describeOperation('replaceTodo')
          .summary('Replaces a todo')
          .description('All of it.')
          .tags('todos')
          .deprecated()
          .security({})
          .path('id', {type: 'integer'})
          .query('notify', {type: 'boolean'}, {description: 'Tell others'})
          .header('X-Trace', {type: 'string'})
          .cookie('session', {type: 'string'})
          .body(refTo('schemas', 'Todo'))
          .response(200, 'The todo', refTo('schemas', 'Todo'))
          .response('default', 'An error'),
      )
      .operation('get', '/health', {responses: {'204': {description: 'Well'}}})
      .build();

    expect(await check(document)).toEqual([]);
    expect(document.paths?.['/todos/{id}']?.put).toEqual({
      operationId: 'replaceTodo',
      summary: 'Replaces a todo',
      description: 'All of it.',
      tags: ['todos'],
      deprecated: true,
      security: [{}],
      parameters: [
        {name: 'id', in: 'path', required: true, schema: {type: 'integer'}},
        {name: 'notify', in: 'query', description: 'Tell others', schema: {type: 'boolean'}},
        {name: 'X-Trace', in: 'header', schema: {type: 'string'}},
        {name: 'session', in: 'cookie', schema: {type: 'string'}},
      ],
      requestBody: {required: true, content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}}},
      responses: {
        '200': {description: 'The todo', content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}}},
        default: {description: 'An error'},
      },
    });
  });

  it('refuses a second operation in the place of the first, and a component that differs', () => {
    const api = describeApi().operation('get', '/a', describeOperation()).schema('A', {type: 'string'});

    expect(() => api.operation('get', '/a', describeOperation())).toThrow(DuplicateOperationError);
    expect(() => api.schema('A', {type: 'integer'})).toThrow(ComponentConflictError);
  });

  it('gives a document of its own each time', () => {
    const api = describeApi();
    const before = api.build();

    api.tag('later');

    expect(before).not.toHaveProperty('tags');
  });
});
