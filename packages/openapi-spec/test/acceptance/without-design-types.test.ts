import {describe, expect, it} from '@jest/globals';

import {getControllerOperations, param, post, requestBody, response} from '@rondojs/openapi-spec';

describe('a controller that was compiled without design types', () => {
  it('works, and infers no schema', () => {
    const Todos = givenControllerOfEsbuild();

    const [operation] = getControllerOperations(Todos);

    expect(operation).toMatchObject({
      verb: 'post',
      path: '/todos/{id}',
      spec: {
        parameters: [
          {name: 'id', in: 'path', required: true, schema: {type: 'integer', format: 'int32'}},
          {name: 'q', in: 'query', schema: {}},
          {name: 'tags', in: 'query', schema: {type: 'array', items: {type: 'string'}}},
        ],
        responses: {'201': {description: 'Created'}},
      },
      args: [
        {parameter: {name: 'id'}},
        {kind: 'body'},
        {parameter: {name: 'q'}},
        {parameter: {name: 'tags'}},
      ],
    });
    expect(operation?.spec.requestBody).toEqual({
      required: true,
      content: {'application/json': {schema: {}}},
    });
  });
});

/** What esbuild makes of decorators: calls from the last to the first, and no metadata. */
function givenControllerOfEsbuild() {
  class Todos {
    create(..._values: unknown[]) {}
  }
  const {prototype} = Todos;
  param.array('tags', 'query', {type: 'string'})(prototype, 'create', 3);
  param({name: 'q', in: 'query'})(prototype, 'create', 2);
  requestBody()(prototype, 'create', 1);
  param.path.integer('id')(prototype, 'create', 0);
  response(201)(prototype, 'create');
  post('/todos/{id}')(prototype, 'create', {value: prototype.create});
  return Todos;
}
