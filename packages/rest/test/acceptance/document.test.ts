import {afterEach, describe, expect, it} from '@jest/globals';

import {DefaultSequence, RestConfigError} from '@rondojs/rest';
import {api, get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import {givenApplication, givenClient, stopAll} from '../helpers.js';

import type {RequestContext} from '@rondojs/rest';

const schemas = {Todo: {type: 'object', properties: {title: {type: 'string'}}}} as const;

@api({basePath: '/todos', components: {schemas}, tags: [{name: 'todos'}]})
class TodoController {
  @post('/')
  @response(201, {schema: {$ref: '#/components/schemas/Todo'}})
  create(@requestBody({schema: {$ref: '#/components/schemas/Todo'}}) todo: object) {
    return todo;
  }

  @get('/{id}')
  find(@param.path.integer('id') id: number) {
    return {id};
  }
}

afterEach(stopAll);

describe('the document', () => {
  it('describes all operations', async () => {
    const {client} = await givenApplication([TodoController], undefined, {
      info: {title: 'Todos', version: '2.0.0'},
      describeProblems: false,
    });

    const {status, headers, body} = await client.get('/openapi.json');

    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body).toEqual({
      openapi: '3.1.1',
      info: {title: 'Todos', version: '2.0.0'},
      servers: [{url: '/'}],
      security: [],
      tags: [{name: 'todos'}],
      components: {schemas},
      paths: {
        '/todos': {
          post: {
            operationId: 'TodoController.create',
            'x-controller-name': 'TodoController',
            'x-operation-name': 'create',
            tags: ['todos'],
            requestBody: {
              required: true,
              content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}},
            },
            responses: {
              '201': {
                description: 'Created',
                content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}},
              },
            },
          },
        },
        '/todos/{id}': {
          get: {
            operationId: 'TodoController.find',
            'x-controller-name': 'TodoController',
            'x-operation-name': 'find',
            tags: ['todos'],
            parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'integer', format: 'int32'}}],
            responses: {'200': {description: expect.any(String)}},
          },
        },
      },
    });
  });

  it.each(['/api', '/api/'])('is behind the base path %p, and names it', async basePath => {
    const {app, client} = await givenApplication([TodoController], undefined, {basePath});

    const {body} = await client.get('/openapi.json');
    const outside = await givenClient(app.url?.replace('/api', '')).get('/openapi.json');

    expect(body).toMatchObject({servers: [{url: '/api'}], paths: {'/todos/{id}': {}}});
    expect(outside.status).toBe(404);
    expect(app.restServer.describe()).toMatchObject({url: app.url, documentation: `${app.url}/openapi.json`});
  });

  it('is the one that the server gives', async () => {
    const {app, client} = await givenApplication([TodoController]);

    const {body} = await client.get('/openapi.json');

    expect(JSON.parse(JSON.stringify(app.restServer.getApiSpec()))).toEqual(body);
  });

  it('follows what is added and removed', async () => {
    const {app, client} = await givenApplication([]);
    const before = await client.get('/openapi.json');

    const {key} = app.controller(TodoController);
    const between = await client.get('/openapi.json');
    app.unbind(key);
    const after = await client.get('/openapi.json');

    expect([before, between, after].map(({body}) => Object.keys((body as {paths: object}).paths))).toEqual([
      [],
      ['/todos', '/todos/{id}'],
      [],
    ]);
  });

  it('is asked for through the sequence, as everything is', async () => {
    const paths: (string | undefined)[] = [];
    class SeeingSequence extends DefaultSequence {
      override async handle(context: RequestContext) {
        await super.handle(context);
        paths.push(context.route?.path);
      }
    }
    const {client} = await givenApplication([], app => app.sequence(SeeingSequence));

    await client.get('/openapi.json');

    expect(paths).toEqual(['/openapi.json']);
  });

  it('refuses to be replaced by an operation of its path', async () => {
    class OwnController {
      @get('/openapi.json')
      find() {}
    }

    const starting = givenApplication([OwnController]);

    await expect(starting).rejects.toMatchObject({cause: expect.any(RestConfigError)});
  });
});
