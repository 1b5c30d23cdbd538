import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';
import {check, diff, operation, query, requestBody, response} from '@rondojs/openapi-spec';

import {givenApplication, givenClient, stopAll} from '../helpers.js';

import type {AnyOpenApiSpec, OpenApiSpec32} from '@rondojs/openapi-spec';

jest.setTimeout(60_000);

afterEach(stopAll);

const Filter = {type: 'object', required: ['text'], properties: {text: {type: 'string'}}} as const;

class TodoController {
  @query('/todos')
  @response(200, {schema: {type: 'object'}})
  search(@requestBody(Filter) filter: {text: string}) {
    return {found: filter.text};
  }

  @operation('PURGE', '/todos')
  @response(204)
  purge() {}
}

describe('QUERY and methods of your own', () => {
  it('are answered, and their bodies are validated', async () => {
    const {client} = await givenApplication([TodoController]);

    const found = await send(client, 'QUERY', {text: 'a'});
    const refused = await send(client, 'QUERY', {});
    const purged = await client.send('PURGE', '/todos');

    expect([found.status, found.body]).toEqual([200, {found: 'a'}]);
    expect(refused.status).toBe(422);
    expect(purged.status).toBe(204);
  });

  it('are in Allow, and in the answer of OPTIONS', async () => {
    const {client} = await givenApplication([TodoController]);

    const [refused, options] = [await client.get('/todos'), await client.send('OPTIONS', '/todos')];

    expect(refused.status).toBe(405);
    for (const {headers} of [refused, options]) expect(headers.get('allow')).toBe('OPTIONS, PURGE, QUERY');
  });

  it('make the document one of OpenAPI 3.2, which is valid', async () => {
    const {client} = await givenApplication([TodoController]);

    const {body} = await client.get('/openapi.json');

    expect(body).toMatchObject({openapi: '3.2.0', paths: {'/todos': {query: {}, additionalOperations: {PURGE: {}}}}});
    expect(await check(body as AnyOpenApiSpec)).toEqual([]);
  });

  it('are refused at the start where Node.js does not let them in', async () => {
    const app = new RestApplication({rest: {port: 0}});
    app.route('BREW', '/pot', {responses: {}}, () => undefined);

    await expect(app.start()).rejects.toThrow(/BREW \/pot \(\/pot\) answers BREW, which Node\.js [\d.]+ does not let in/);
  });

  it('are refused when two answer the same', () => {
    const app = new RestApplication({rest: {port: 0}});
    for (const handler of [() => 1, () => 2]) app.route('query', '/x', {responses: {}}, handler);

    expect(() => app.restServer.getApiSpec()).toThrow(/QUERY \/x/);
  });
});

describe('a design in OpenAPI 3.2', () => {
  it('is answered with all of its operations, and kept as it is', async () => {
    const design = givenDesign();
    const {app, client} = await givenApplication([], given => given.api(design, {handlers: {search: (filter: object) => filter}, mock: true}));

    const found = await send(client, 'QUERY', {text: 'a'});
    const mocked = await client.send('PURGE', '/todos');
    const served = app.restServer.getApiSpec();

    expect([found.status, found.body]).toEqual([200, {text: 'a'}]);
    expect([mocked.status, mocked.body]).toEqual([200, {purged: 1}]);
    expect(app.restServer.drift()).toEqual({unimplemented: ['PURGE /todos', 'GET /log'], undesigned: [], different: []});
    expect(served.openapi).toBe('3.2.0');
    expect(served.paths?.['/log']?.get?.responses?.['200']).toEqual(design.paths?.['/log']?.get?.responses?.['200']);
    expect(diff(design, served).changes.filter(({verdict}) => verdict === 'breaking')).toEqual([]);
  });
});

function send(client: ReturnType<typeof givenClient>, method: string, body: object) {
  return client.send(method, '/todos', {body: JSON.stringify(body), headers: {'content-type': 'application/json'}});
}

function givenDesign(): OpenApiSpec32 {
  const json = (schema: object) => ({'application/json': {schema}});
  return {
    openapi: '3.2.0',
    info: {title: 'Todos', version: '1'},
    paths: {
      '/todos': {
        query: {
          operationId: 'search',
          requestBody: {required: true, content: json(Filter)},
          responses: {'200': {description: 'Found', content: json({type: 'object'})}},
        },
        additionalOperations: {
          PURGE: {operationId: 'purge', responses: {'200': {description: 'Gone', content: json({type: 'object', properties: {purged: {const: 1}}})}}},
        },
      },
      '/log': {get: {responses: {'200': {description: 'Lines', content: {'application/jsonl': {itemSchema: {type: 'object'}}}}}}},
    },
  };
}
