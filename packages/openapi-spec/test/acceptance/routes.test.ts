import {describe, expect, it} from '@jest/globals';
import {z} from 'zod';

import {addControllerSpec, createEmptyApiSpec, get, getControllerOperations} from '@rondojs/openapi-spec';
import {getControllerSpec, model, oas, param, post, property, put} from '@rondojs/openapi-spec';
import {requestBody, response, route, routes} from '@rondojs/openapi-spec';
import type {ControllerClass, OpenApiSpec} from '@rondojs/openapi-spec';

@model()
class Todo {
  @property({type: 'string', required: true}) title!: string;
}

const Filter = z.object({done: z.boolean().default(false)}).meta({id: 'Filter'});
const PROBLEM = '#/components/responses/Problem';
const limit = {type: 'integer', minimum: 1} as const;
const file = {'text/csv': {schema: {type: 'string'}}} as const;

describe('routes without decorators', () => {
  it('make the same document as decorators', () => {
    class TodoController {
      @get('/todos/{id}', {summary: 'Finds one.', responses: {default: {$ref: PROBLEM}}})
      @response(200, {schema: Todo, headers: {ETag: {schema: {type: 'string'}}}})
      @response(404)
      find(
        @param.path('id', {type: 'integer'}) _id: number,
        @param.query('limit', limit, {description: 'How many.'}) _limit: number | undefined,
        @param.query('filter', Filter, {style: 'deepObject'}) _filter: {done: boolean} | undefined,
        @param.header.string('X-Key', {deprecated: true}) _key: string,
        @param.cookie('session', {type: 'string'}, {required: true}) _session: string,
      ) {}

      @post('/todos')
      @oas.tags('Write')
      create(@requestBody(Todo) _todo: Todo) {}

      @put('/todos', {deprecated: true})
      import(@requestBody({content: file, required: false}) _text: string) {}
    }
    const find = route({
      verb: 'get',
      path: '/todos/{id}',
      summary: 'Finds one.',
      params: {id: {type: 'integer'}},
      query: {
        limit: {schema: limit, description: 'How many.'},
        filter: {schema: Filter, style: 'deepObject'},
      },
      header: {'X-Key': {schema: {type: 'string'}, deprecated: true}},
      cookie: {session: {schema: {type: 'string'}, required: true}},
      responses: {
        200: {schema: Todo, headers: {ETag: {schema: {type: 'string'}}}},
        404: {},
        default: {$ref: PROBLEM},
      },
      handler: ({path}) => path.id,
    });
    const create = route({
      verb: 'post',
      path: '/todos',
      tags: ['Write'],
      body: Todo,
      handler: ({body}) => body.title,
    });
    const importAll = route({
      verb: 'put',
      path: '/todos',
      deprecated: true,
      body: {content: file, required: false},
      handler: () => undefined,
    });

    const made = documentOf(routes('TodoController', {find, create, import: importAll}));

    expect(made).toEqual(documentOf(TodoController));
    expect(Object.keys(made.components?.schemas ?? {})).toEqual(['Filter', 'Todo']);
  });

  it('hand the parts of a request to the handler', () => {
    const update = route({
      verb: 'put',
      path: '/todos/{id}',
      params: {id: {type: 'integer'}},
      query: {dry: {type: 'boolean'}},
      body: Todo,
      handler: args => args,
    });
    const Todos = routes('Todos', {update});

    const [operation] = getControllerOperations(Todos);
    const methods = new Todos() as {update(...values: unknown[]): unknown};

    expect(operation?.args.map(source => source?.kind)).toEqual(['parameter', 'parameter', 'body']);
    expect(methods.update(7, true, {title: 'Rest'})).toEqual({
      path: {id: 7},
      query: {dry: true},
      header: {},
      cookie: {},
      body: {title: 'Rest'},
    });
  });

  it('are refused as decorators are', () => {
    const bad = route({verb: 'get', path: 'todos', handler: () => 1});
    const missing = route({verb: 'get', path: '/{id}', handler: () => 1});

    expect(() => routes('Todos', {bad})).toThrow(
      "The path 'todos' of @operation of Todos.bad should start with a slash: '/todos'.",
    );
    expect(() => getControllerSpec(routes('Todos', {missing}))).toThrow(
      "The path '/{id}' of Todos.missing contains {id}, which no parameter describes",
    );
  });
});

function documentOf(controller: ControllerClass): OpenApiSpec {
  const document = createEmptyApiSpec();
  addControllerSpec(document, getControllerSpec(controller));
  return document;
}
