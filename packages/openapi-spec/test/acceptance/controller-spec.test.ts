import {describe, expect, it} from '@jest/globals';

import {api, del, get, getControllerSpec, head, operation} from '@rondojs/openapi-spec';
import {param, patch, post, put} from '@rondojs/openapi-spec';
import type {PathsObject} from '@rondojs/openapi-spec';

describe('the description of a controller', () => {
  it('names each operation after its class and method', () => {
    class Todos {
      @get('/todos')
      find() {}
    }

    const spec = getControllerSpec(Todos);

    expect(spec).toEqual({
      paths: {
        '/todos': {
          get: {
            operationId: 'Todos.find',
            'x-controller-name': 'Todos',
            'x-operation-name': 'find',
            responses: {'200': {description: 'Return value of Todos.find'}},
          },
        },
      },
    });
  });

  it('knows a decorator for each verb', () => {
    class Verbs {
      @get('/a') a() {}
      @post('/a') b() {}
      @put('/a') c() {}
      @patch('/a') d() {}
      @del('/a') e() {}
      @head('/a') f() {}
      @operation('options', '/a') g() {}
    }

    const verbs = Object.keys(getControllerSpec(Verbs).paths['/a'] ?? {});

    expect(verbs).toEqual(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);
  });

  it('is the same object each time', () => {
    class Todos {}

    expect(getControllerSpec(Todos)).toBe(getControllerSpec(Todos));
  });

  it('keeps what the verb says, such as another operationId', () => {
    class Todos {
      @get('/todos', {operationId: 'findTodos', summary: 'All of them', tags: ['list']})
      find() {}
    }

    const {get: operation} = getControllerSpec(Todos).paths['/todos'] ?? {};

    expect(operation).toMatchObject({
      operationId: 'findTodos',
      summary: 'All of them',
      tags: ['list'],
    });
  });

  it('gives its tags and security to the operations that have none', () => {
    @api({basePath: '/v1', tags: [{name: 'Todos', description: 'To do'}], security: [{jwt: []}]})
    class Todos {
      @get('/a') a() {}
      @get('/b', {tags: ['B'], security: []}) b() {}
    }

    const {paths, ...rest} = getControllerSpec(Todos);

    expect(rest).toEqual({
      basePath: '/v1',
      tags: [{name: 'Todos', description: 'To do'}],
      security: [{jwt: []}],
    });
    expect(paths['/a']?.get).toMatchObject({tags: ['Todos'], security: [{jwt: []}]});
    expect(paths['/b']?.get).toMatchObject({tags: ['B'], security: []});
  });

  it('begins with the paths of @api', () => {
    const paths: PathsObject = {
      '/todos': {
        summary: 'Todos',
        get: {'x-operation-name': 'find', summary: 'Find', responses: {'200': {description: 'OK'}}},
        put: {summary: 'Documented only'},
      },
    };
    @api({paths})
    class Todos {
      find(@param.query.string('q') _q: string) {}
      @post('/todos') create() {}
    }

    const item = getControllerSpec(Todos).paths['/todos'];

    expect(item).toMatchObject({
      summary: 'Todos',
      get: {
        operationId: 'Todos.find',
        summary: 'Find',
        parameters: [{name: 'q'}],
        responses: {'200': {description: 'OK'}},
      },
      put: {summary: 'Documented only'},
      post: {operationId: 'Todos.create'},
    });
    expect(item?.put).toEqual({summary: 'Documented only'});
    expect(paths['/todos']?.get).not.toHaveProperty('parameters');
  });

  it('joins what @api and the verb say about one operation', () => {
    @api({paths: {'/todos': {get: {summary: 'From @api', description: 'From @api'}}}})
    class Todos {
      @get('/todos', {summary: 'From @get'}) find() {}
    }

    const {get: found} = getControllerSpec(Todos).paths['/todos'] ?? {};

    expect(found).toMatchObject({
      summary: 'From @get',
      description: 'From @api',
      'x-operation-name': 'find',
    });
  });

  it('moves the definitions of schemas to its components', () => {
    const definitions = {Todo: {type: 'object'}};
    const schema = {$ref: '#/components/schemas/Todo', definitions};
    class Todos {
      @get('/todos', {
        responses: {'200': {description: 'OK', content: {'application/json': {schema}}}},
      })
      find() {}
    }

    const spec = getControllerSpec(Todos);

    expect(spec.components).toEqual({schemas: definitions});
    expect(spec.paths['/todos']?.get?.responses?.['200']).toEqual({
      description: 'OK',
      content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}},
    });
  });
});

describe('a description that contradicts itself', () => {
  it('is refused when two methods answer one verb and path', () => {
    class Todos {
      @get('/todos') find() {}
      @get('/todos') list() {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      'GET /todos is answered by Todos.find, and Todos.list wants to answer it too: ' +
        'change the verb or the path of one of them.',
    );
  });

  it('is refused when a path of @api has no slash in front', () => {
    @api({paths: {todos: {}}})
    class Todos {}

    expect(() => getControllerSpec(Todos)).toThrow(
      "The path 'todos' of @api of Todos should start with a slash: '/todos'.",
    );
  });

  it('is refused when a path parameter has no place in the path', () => {
    class Todos {
      @get('/todos/{key}')
      find(@param.path.integer('id') _id: number) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      "Todos.find has the path parameter 'id', which its path '/todos/{key}' lacks: " +
        'write {id} into the path, or take the parameter from elsewhere.',
    );
  });

  it('is refused when no parameter describes a placeholder, the base path included', () => {
    @api({basePath: '/users/{user}'})
    class Todos {
      @get('/todos') find() {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      "The path '/users/{user}/todos' of Todos.find contains {user}, which no parameter " +
        "describes: decorate an argument with @param.path.string('user'), or another type.",
    );
  });

  it('is accepted when the operation comes with its own parameters', () => {
    class Todos {
      @get('/todos/{id}', {parameters: []}) find() {}
    }

    expect(() => getControllerSpec(Todos)).not.toThrow();
  });
});
