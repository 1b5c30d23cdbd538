import {afterEach, describe, expect, it} from '@jest/globals';

import {HttpErrors, RestBindings, reply} from '@rondojs/rest';
import {api, del, diff, downgrade, get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {RestApplication, RestServerConfig} from '@rondojs/rest';

const TODO = {type: 'object', required: ['title'], properties: {title: {type: 'string'}}} as const;

class TodoController {
  @get('/bare')
  bare() {
    return {};
  }

  @get('/todos/{id}')
  @response(200, {schema: TODO})
  @response(404)
  find(@param.path.integer('id') id: number) {
    if (id === 9) throw new HttpErrors.Conflict('Try another.');
    return id === 1 ? {title: 'one'} : reply(409, {type: 'about:blank', title: 'Conflict', status: 409, code: 'CONFLICT'});
  }

  @post('/todos')
  @response(201, {schema: TODO})
  create(@requestBody(TODO) todo: {title: string}) {
    return todo;
  }

  @post('/notes')
  note(@requestBody.text() text: string) {
    return text;
  }

  @del('/todos')
  @response(204)
  @response('4XX', {description: 'No.'})
  clear(@param.query.boolean('sure') _sure: boolean) {}

  @get('/own')
  @response(200)
  @response(400, {content: {'text/plain': {}}})
  @response('default', {content: {'text/html': {}}})
  own(@param.query.string('q') _q: string) {}
}

afterEach(stopAll);

describe('the document', () => {
  it.each([
    ['GET /bare', {default: 'Error'}],
    ['GET /todos/{id}', {400: 'BadRequest', 404: 'a problem', default: 'Error'}],
    ['POST /todos', {400: 'BadRequest', 413: 'ContentTooLarge', 415: 'UnsupportedMediaType', 422: 'UnprocessableContent', default: 'Error'}],
    ['POST /notes', {400: 'BadRequest', 413: 'ContentTooLarge', 415: 'UnsupportedMediaType', 422: 'UnprocessableContent', default: 'Error'}],
    ['DELETE /todos', {'4XX': 'a problem', default: 'Error'}],
    ['GET /own', {400: 'text/plain', default: 'text/html'}],
  ])('tells the errors of %s', async (operation, errors) => {
    const document = await documentOf([TodoController]);

    expect(errorsOf(document, operation)).toEqual(errors);
  });

  it('says once what a problem is, and what each error means', async () => {
    const {components} = await documentOf([TodoController]);

    expect(Object.keys(components?.responses ?? {})).toEqual(['Error', 'BadRequest', 'ContentTooLarge', 'UnsupportedMediaType', 'UnprocessableContent']);
    expect(components?.responses?.['BadRequest']).toMatchObject({content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}}});
    expect(components?.schemas?.['Problem']).toMatchObject({required: ['type', 'title', 'status', 'code']});
  });

  it('says what the server really answers', async () => {
    const {app, client} = await givenApplication([TodoController]);
    const schema = app.restServer.getApiSpec().components?.schemas?.['Problem'] ?? {};
    const validate = (await app.restServer.get(RestBindings.CREATE_VALIDATOR))(schema, {}, {in: 'response', pointer: ''});

    const answers = [
      await client.get('/todos/x'),
      await client.post('/todos', {}),
      await client.send('POST', '/todos', {body: '{', headers: {'content-type': 'application/json'}}),
      await client.send('POST', '/todos', {body: 'a', headers: {'content-type': 'text/plain'}}),
      await client.get('/todos/9'),
      await client.get('/nowhere'),
    ];

    expect(answers.map(({status}) => status)).toEqual([400, 422, 400, 415, 409, 404]);
    expect(answers.flatMap(({body}) => validate(body))).toEqual([]);
    expect(new Set(answers.map(({headers}) => headers.get('content-type')))).toEqual(new Set(['application/problem+json']));
  });

  it('leaves names to those who had them first', async () => {
    @api({components: {schemas: {Problem: TODO}, responses: {BadRequest: {description: 'Mine'}}}})
    class OwnNames {
      @get('/own')
      find(@param.query.string('q') _q: string) {}
    }

    const document = await documentOf([OwnNames]);

    expect(errorsOf(document, 'GET /own')).toEqual({400: 'BadRequest2', default: 'Error'});
    expect(document.components?.schemas).toMatchObject({Problem: TODO, Problem2: {required: ['type', 'title', 'status', 'code']}});
  });

  it.each([
    ['is told not to', {describeProblems: false}, () => undefined],
    ['has problems of its own', {}, app => app.bind(RestBindings.TO_PROBLEM).to(() => ({status: 500, body: 'Sorry.'}))],
    ['rejects in its own way', {}, app => app.bind(RestBindings.SequenceActions.REJECT).to(({response: out}) => void out.end())],
  ] satisfies [string, RestServerConfig, (app: RestApplication) => unknown][])('says nothing of errors where the server %s', async (_, config, prepare) => {
    const document = await documentOf([TodoController], prepare, config);

    expect(errorsOf(document, 'POST /todos')).toEqual({});
    expect(document.components).toBeUndefined();
  });

  it('tells of errors of another shape what it is told', async () => {
    const describeProblems = {'application/json': {schema: {type: 'string'}}} as const;
    const prepare = (app: RestApplication) => app.bind(RestBindings.TO_PROBLEM).to(() => ({status: 500, body: '"Sorry."'}));

    const {components} = await documentOf([TodoController], prepare, {describeProblems});

    expect(components?.schemas).toBeUndefined();
    expect(components?.responses?.['Error']).toMatchObject({content: describeProblems});
  });

  it('tells clients of errors without breaking them, and takes back only what they were promised', async () => {
    const [without, withErrors] = [await documentOf([TodoController], undefined, {describeProblems: false}), await documentOf([TodoController])];

    const [told, hushed] = [diff(without, withErrors), diff(withErrors, without)];

    expect(told.changes.filter(({verdict}) => verdict !== 'safe')).toEqual([]);
    // Those errors that are declared by their status.
    expect(hushed.changes.filter(({verdict}) => verdict === 'breaking').map(({operations}) => operations)).toEqual([['DELETE /todos'], ['GET /todos/{id}']]);
    expect(diff(withErrors, await documentOf([TodoController])).changes).toEqual([]);
  });

  it('loses nothing of them when it is written as 3.0', async () => {
    const {losses} = downgrade(await documentOf([TodoController]));

    expect(losses).toEqual([]);
  });
});

describe('an error that is returned and not declared', () => {
  it('is right if it is what the document says of errors', async () => {
    const {client, logged} = await givenApplication([TodoController]);

    const {status, headers} = await client.get('/todos/2');

    expect([status, headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(logged).toEqual([]);
  });

  class Careless {
    @get('/{kind}')
    @response(200, {schema: TODO})
    find(@param.path.string('kind') kind: string) {
      return reply(409, {object: {error: 'No.'}, text: 'No.'}[kind]);
    }
  }

  it.each([
    ['object', 'Careless.find answers 409, which it does not declare, and not by a problem.'],
    ['text', 'Careless.find answers 409, which it does not declare.'],
    ['nothing', 'Careless.find answers 409, which it does not declare.'],
  ])('is our fault if it is something else: %s', async (kind, detail) => {
    const {client} = await givenApplication([Careless]);

    const {status, body} = await client.get(`/${kind}`);

    expect(status).toBe(500);
    expect(body).toMatchObject({code: 'RESPONSE_BREAKS_CONTRACT', detail});
  });

  it.each([
    ['object', 'application/problem+json'],
    ['text', 'text/plain; charset=utf-8'],
    ['nothing', null],
  ])('is sent in production all the same: %s', async (kind, type) => {
    const {client} = await givenApplication([Careless], undefined, {responseValidation: 'log'});

    const {status, headers} = await client.get(`/${kind}`);

    expect([status, headers.get('content-type')]).toEqual([409, type]);
  });
});

async function documentOf(
  controllers: readonly Constructor[],
  prepare?: (app: RestApplication) => unknown,
  config: RestServerConfig = {},
): Promise<OpenApiSpec> {
  const {app} = await givenApplication(controllers, given => void prepare?.(given), config);
  return app.restServer.getApiSpec();
}

/** The errors of an operation: the components that they refer to, or what they have for content. */
function errorsOf({paths = {}}: OpenApiSpec, operation: string): Record<string, string> {
  const [verb = '', path = ''] = operation.split(' ');
  const {responses = {}} = paths[path]?.[verb.toLowerCase() as 'get'] ?? {};
  const errors = Object.entries(responses as Record<string, {$ref?: string; content?: object}>).filter(([status]) => /^[45d]/.test(status));
  return Object.fromEntries(
    errors.flatMap(([status, {$ref, content}]) => {
      const [type] = Object.keys(content ?? {});
      const told = $ref?.split('/').at(-1) ?? (type === 'application/problem+json' ? 'a problem' : type);
      return told === undefined ? [] : [[status, told]];
    }),
  );
}
