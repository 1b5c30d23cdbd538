import {describe, expect, it} from '@jest/globals';

import {api, getControllerOperations, getControllerSpec} from '@rondojs/openapi-spec';
import {param, post, put, requestBody} from '@rondojs/openapi-spec';

describe('what a server needs to route', () => {
  it('tells where each argument comes from, and leaves out those that come from elsewhere', () => {
    @api({basePath: '/todos'})
    class Todos {
      @put('/{id}')
      replace(
        _injected: unknown,
        @requestBody() _todo: object,
        _alsoInjected: unknown,
        @param.path.integer('id') _id: number,
        @param.query.boolean('dry') _dry: boolean,
      ) {}
    }

    const [operation] = getControllerOperations(Todos);
    const {parameters} = operation?.spec ?? {};

    expect(operation).toMatchObject({verb: 'put', path: '/{id}', methodName: 'replace'});
    expect(parameters).toMatchObject([{name: 'id'}, {name: 'dry'}]);
    expect(operation?.args).toEqual([
      undefined,
      {kind: 'body'},
      undefined,
      {kind: 'parameter', parameter: parameters?.[0]},
      {kind: 'parameter', parameter: parameters?.[1]},
    ]);
  });

  it('uses the objects of the description', () => {
    class Todos {
      @post('/todos')
      create(@param.header.string('key') _key: string) {}
    }

    const [operation] = getControllerOperations(Todos);
    const [source] = operation?.args ?? [];

    expect(operation?.spec).toBe(getControllerSpec(Todos).paths['/todos']?.post);
    expect(source?.kind === 'parameter' && source.parameter).toBe(operation?.spec.parameters?.[0]);
    expect(getControllerOperations(Todos)).toBe(getControllerOperations(Todos));
  });

  it('takes the arguments of an undecorated method from the description', () => {
    @api({
      paths: {
        '/todos/{id}': {
          parameters: [
            {name: 'id', in: 'path', schema: {type: 'string'}},
            {name: 'dry', in: 'query', schema: {type: 'string'}},
          ],
          put: {
            'x-operation-name': 'replace',
            parameters: [
              {$ref: '#/components/parameters/key'},
              {name: 'dry', in: 'query', schema: {type: 'boolean'}},
            ],
            requestBody: {content: {'application/json': {}}},
          },
        },
      },
      components: {parameters: {key: {name: 'key', in: 'header', schema: {type: 'string'}}}},
    })
    class Todos {
      replace() {}
    }

    const [operation] = getControllerOperations(Todos);

    expect(operation).toMatchObject({
      verb: 'put',
      path: '/todos/{id}',
      methodName: 'replace',
      args: [
        {kind: 'parameter', parameter: {name: 'id', required: true}},
        {kind: 'parameter', parameter: {name: 'key', in: 'header'}},
        {kind: 'parameter', parameter: {name: 'dry', schema: {type: 'boolean'}}},
        {kind: 'body'},
      ],
    });
  });

  it('has no operation for what @api documents without a method', () => {
    @api({paths: {'/todos': {get: {summary: 'Served by others'}}}})
    class Todos {}

    expect(getControllerOperations(Todos)).toEqual([]);
  });

  it('lets one method answer several paths of @api', () => {
    const find = (operationId: string) => ({get: {operationId, 'x-operation-name': 'find'}});
    @api({paths: {'/a': find('a'), '/b': find('b')}})
    class Todos {
      find() {}
    }

    const operations = getControllerOperations(Todos);

    expect(operations.map(({path, methodName}) => [path, methodName])).toEqual([
      ['/a', 'find'],
      ['/b', 'find'],
    ]);
  });

  it('refuses a reference to a parameter that nobody describes', () => {
    class Todos {
      @post('/todos', {parameters: [{$ref: '#/components/parameters/key'}]})
      create() {}
    }

    expect(() => getControllerOperations(Todos)).toThrow(
      "Todos.create refers to the parameter '#/components/parameters/key', which its controller " +
        'does not contain: describe it in components.parameters of @api.',
    );
  });
});
