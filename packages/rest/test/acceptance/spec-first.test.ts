import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {readFile} from 'node:fs/promises';

import {afterAll, afterEach, describe, expect, it, jest} from '@jest/globals';

import {RestApplication, RestComponent, RestServer} from '@rondojs/rest';
import {Application, CoreBindings} from '@rondojs/core';
import {check, get, param, parseDocument, upgrade} from '@rondojs/openapi-spec';

import {app as shown, design as shownDesign} from './docs-spec-first-example.js';
import {givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {AnyOpenApiSpec, OpenApiSpec, OperationObject} from '@rondojs/openapi-spec';
import type {Constructor} from '@rondojs/context';
import type {DesignOptions} from '@rondojs/rest';
import type {Logger} from '@rondojs/core';

jest.setTimeout(60_000);

afterEach(stopAll);
afterAll(() => shown.stop());

const OK = {'200': {description: 'OK', content: {'application/json': {}}}};

class TodoController {
  list(limit: number) {
    return {by: 'TodoController', limit};
  }
}

class TaskController {
  list() {
    return {by: 'TaskController'};
  }

  only() {
    return {by: 'only'};
  }
}

describe('the page docs/spec-first.md', () => {
  it('shows the example that is tested here', async () => {
    const page = await readFile(new URL('../../../../docs/spec-first.md', import.meta.url), 'utf8');
    const example = await readFile(new URL('docs-spec-first-example.ts', import.meta.url), 'utf8');

    const [snippet] = /(?<=^```ts\n).*?(?=^```$)/ms.exec(page) ?? [];

    expect(snippet).toBe(example);
  });

  it('tells what the example answers', async () => {
    const client = givenClient(shown.url);

    const added = await client.post('/books', {title: 'Coda'});
    const found = await client.get('/books/7');
    const removed = await client.send('DELETE', '/books/7');
    const refused = [await client.post('/books', {}), await client.get('/books/x')];

    expect([added.status, added.body]).toEqual([201, {title: 'Coda'}]);
    expect([found.status, found.body]).toEqual([200, {title: 'Da capo'}]);
    expect(removed.status).toBe(204);
    expect(refused.map(({status}) => status)).toEqual([422, 400]);
    expect(shown.restServer.drift()).toEqual({unimplemented: ['GET /books/{id}'], undesigned: [], different: []});
    expect(shown.restServer.getApiSpec().info).toEqual(shownDesign.info);
  });
});

describe('an operation of a document', () => {
  it.each<[string, Partial<OperationObject>, DesignOptions, object]>([
    ['its x-operation', {'x-operation': () => ({by: 'x'})}, {}, {by: 'x'}],
    ['a handler of the name of its operationId', {operationId: 'list'}, {handlers: {list: () => ({by: 'handler'})}}, {by: 'handler'}],
    ['the class and method that it names', {'x-controller-name': 'TodoController', 'x-operation-name': 'list'}, {}, {by: 'TodoController', limit: 3}],
    ['the class that it names, by its operationId', {'x-controller-name': 'TaskController', operationId: 'only'}, {}, {by: 'only'}],
    ['the class and method of its operationId', {operationId: 'TodoController.list'}, {}, {by: 'TodoController', limit: 3}],
    ['the one method of the name of its operationId', {operationId: 'only'}, {}, {by: 'only'}],
  ])('is answered by %s', async (_, operation, options, answer) => {
    const client = await givenDesign(operation, options);

    expect((await client.get('/todos?limit=3')).body).toEqual(answer);
  });

  it('answers 501 where nobody answers it', async () => {
    const client = await givenDesign({operationId: 'nobodys'});

    const {status, body} = await client.get('/todos?limit=3');

    expect(status).toBe(501);
    expect(body).toMatchObject({code: 'NOT_IMPLEMENTED', detail: 'nobodys is designed, and not implemented yet.'});
  });

  it('warns of that in the log, in one line without a stack', async () => {
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));
    const app = stopLater(new RestApplication({rest: {port: 0}}));
    app.api(documentOf({operationId: 'nobodys'}));
    await app.start();

    await givenClient(app.url).get('/todos?limit=3');
    jest.restoreAllMocks();

    expect(written.map(line => JSON.parse(line) as object)).toMatchObject([{level: 'warn', status: 501, code: 'NOT_IMPLEMENTED'}]);
    expect(written.join()).not.toContain('stack');
  });

  it('is validated before that', async () => {
    const client = await givenDesign({operationId: 'nobodys'});

    expect((await client.get('/todos?limit=many')).status).toBe(400);
  });

  it.each<[string, Partial<OperationObject>, string]>([
    ['a controller', {'x-controller-name': 'TodoControler'}, "Nobody answers GET /todos: x-controller-name is 'TodoControler', and there is no such controller. Did you mean 'TodoController'?"],
    ['a method', {'x-controller-name': 'TodoController', 'x-operation-name': 'lst'}, "Nobody answers GET /todos: TodoController has no method 'lst'. Did you mean 'list'?"],
    ['one of two methods', {operationId: 'list'}, "TodoController and TaskController both have a method 'list'. Say in GET /todos which is meant: x-controller-name."],
  ])('refuses the start when %s that it names is not there', async (_, operation, message) => {
    const app = givenApp(operation);

    await expect(app.start()).rejects.toThrow(message);
  });

  it('is answered on each server, or on one alone', async () => {
    const app = new Application({components: [RestComponent], servers: {open: RestServer, admin: RestServer}, open: {port: 0}, admin: {port: 0}} as never);
    const open = await app.getServer<RestServer>('open');
    const admin = await app.getServer<RestServer>('admin');
    open.api(documentOf({operationId: 'nobodys'}));

    expect(open.routes().map(({path}) => path)).toContain('/todos');
    expect(admin.routes().map(({path}) => path)).not.toContain('/todos');
  });

  it('goes when its document is unbound, also while the server runs', async () => {
    const app = givenApp({operationId: 'only'});
    const binding = app.api({...documentOf({}), paths: {'/later': {get: {operationId: 'later', responses: OK}}}}, {handlers: {later: () => 'now'}});
    const {restServer} = app;

    const before = restServer.routes().map(({path}) => path);
    app.unbind(binding.key);
    const after = restServer.routes().map(({path}) => path);

    expect([before.includes('/later'), after.includes('/later')]).toEqual([true, false]);
  });
});

it('a webhook asks for what its document asks for in general', () => {
  const app = givenApp({});
  const own = {post: {responses: OK}, get: {responses: OK, security: []}};
  const secured = {security: [{key: []}], components: {securitySchemes: {key: {type: 'apiKey', in: 'header', name: 'x-key'}}}};
  const server = new RestApplication({rest: {port: 0}});
  server.api({...documentOf({}), ...secured, webhooks: {added: own}} as OpenApiSpec);

  const {webhooks} = server.restServer.getApiSpec();

  expect(webhooks).toMatchObject({added: {post: {security: [{key: []}]}, get: {security: []}}});
  expect(app.restServer.getApiSpec().webhooks).toBeUndefined();
});

describe('a fault of a document', () => {
  const wrong: Partial<OperationObject> = {responses: {'200': {description: 'OK', content: {'application/json': {schema: {type: 'integer'}, example: 'x'}}}}};
  const schema = {type: 'integer' as const, pattern: '('};

  it('refuses the start', async () => {
    await expect(givenApp(wrong).start()).rejects.toThrow('invalid-example');
  });

  it('is logged instead, in one line, where it does no harm', async () => {
    const {lines, app} = givenLogged(wrong);

    await app.start();
    const answer = await givenClient(app.url).get('/todos?limit=3');
    await app.stop();

    expect(lines).toEqual([[{faults: [expect.stringMatching(/invalid-example/)]}, 'The designs have one fault, and are served all the same.']]);
    expect([answer.status, answer.body]).toEqual([200, 1]);
  });

  it.each<[string, Partial<OperationObject>]>([
    ['does harm', {responses: {'200': {description: 'OK', content: {'application/json': {schema}}}}}],
    ['leads nowhere', {responses: {'200': {$ref: '#/components/responses/None'}}}],
  ])('refuses the start all the same where it %s', async (_, operation) => {
    const {lines, app} = givenLogged(operation);

    await expect(app.start()).rejects.toThrow(/invalid-pattern|unresolved-reference/);
    expect(lines).toEqual([]);
  });

  it('refuses the start where it is the own one of the program', async () => {
    const {app} = givenLogged({});
    app.route('get', '/own', wrong, () => 1);

    await expect(app.start()).rejects.toThrow('#/paths/~1own/get');
  });

  it('is no obstacle where two paths have one shape, and other verbs', async () => {
    const app = givenApp({}, {});
    const item = (verb: string, name: string) => ({[verb]: {parameters: [{name, in: 'path', required: true, schema: {}}], responses: OK}});
    app.api({...documentOf({}), paths: {'/x/{a}': item('get', 'a'), '/x/{b}': item('delete', 'b')}}, {mock: true, check: 'warn'});
    const {lines} = givenLogOf(app);

    await app.start();
    const client = givenClient(app.url);
    const statuses = [(await client.get('/x/1')).status, (await client.send('DELETE', '/x/1')).status, (await client.send('PUT', '/x/1')).status];
    await app.stop();

    expect(statuses).toEqual([200, 200, 405]);
    expect(lines).toHaveLength(1);
  });
});

describe('the drift report', () => {
  it('lists what is designed, what is implemented, and what is different', async () => {
    class CodeFirst {
      @get('/todos', {responses: OK})
      list(@param.query.integer('limit', {required: true}) limit: number) {
        return limit;
      }

      @get('/extra')
      extra() {}
    }
    const app = new RestApplication({controllers: [CodeFirst], rest: {port: 0}});
    app.api({...documentOf({operationId: 'CodeFirst.list'}), paths: {...documentOf({operationId: 'CodeFirst.list'}).paths, '/missing': {post: {responses: OK}}}});

    const drift = app.restServer.drift();

    expect(drift.unimplemented).toEqual(['POST /missing']);
    expect(drift.undesigned).toEqual(['GET /extra']);
    expect(drift.different).toMatchObject([{code: 'parameter-now-required', verdict: 'breaking', operations: ['GET /todos']}, {code: 'request-format-added'}]);
  });
});

describe('a mock', () => {
  it.each<[string, object, unknown]>([
    ['an example of the media type', {example: {a: 1}}, {a: 1}],
    ['the first of its examples', {examples: {one: {value: [1]}, two: {value: [2]}}}, [1]],
    ['a const', {schema: {const: 'x'}}, 'x'],
    ['an example of the schema', {schema: {type: 'integer', examples: [7]}}, 7],
    ['a default', {schema: {type: 'integer', default: 8}}, 8],
    ['an enum', {schema: {enum: ['low', 'high']}}, 'low'],
    ['bounds', {schema: {type: 'integer', minimum: 5, multipleOf: 3}}, 6],
    ['exclusive bounds', {schema: {type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2}}, 1.5],
    ['lengths', {schema: {type: 'string', minLength: 6, maxLength: 7}}, 'texttext'.slice(0, 6)],
    ['a format', {schema: {type: 'string', format: 'date'}}, '2026-01-31'],
    ['items', {schema: {type: 'array', minItems: 2, items: {type: 'boolean'}}}, [true, true]],
    ['null besides', {schema: {type: ['null', 'boolean']}}, true],
    ['null where a pattern is in the way', {schema: {type: ['string', 'null'], pattern: '^a'}}, null],
    ['a variant without a pattern', {schema: {anyOf: [{type: 'string', pattern: '^a'}, {type: 'null'}]}}, null],
    ['allOf', {schema: {allOf: [{type: 'object', properties: {a: {const: 1}}}, {properties: {b: {const: 2}}}]}}, {a: 1, b: 2}],
    ['a variant', {schema: {oneOf: [{type: 'boolean'}, {type: 'string'}]}}, true],
    ['properties that responses have', {schema: {type: 'object', properties: {id: {const: 1, readOnly: true}, secret: {type: 'string', writeOnly: true}}}}, {id: 1}],
    ['itself', {schema: {$ref: '#/components/schemas/Tree'}}, {name: 'text', parts: []}],
  ])('is made from %s', async (_, media, value) => {
    const client = await givenDesign({responses: {'200': {description: 'OK', content: {'application/json': media}}}}, {mock: true});

    const answer = await client.get('/todos?limit=3');

    expect([answer.status, answer.body]).toEqual([200, value]);
  });

  it('has the status, headers and media type of the document', async () => {
    const headers = {Location: {required: true, schema: {type: 'string', format: 'uri'}}, Link: {schema: {}}};
    const responses = {'404': {description: 'None'}, '202': {description: 'Soon', headers, content: {'text/csv': {example: 'a,b'}}}} as unknown as NonNullable<OperationObject['responses']>;
    const client = await givenDesign({responses}, {mock: true});

    const answer = await client.get('/todos?limit=3');

    expect([answer.status, answer.text]).toEqual([202, 'a,b']);
    expect(answer.headers.get('location')).toBe('https://example.com/');
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.has('link')).toBe(false);
  });
});

it('a mock has a failure where only such are described', async () => {
  const client = await givenDesign({responses: {'410': {description: 'Gone'}, '451': {description: 'Refused'}}}, {mock: true});

  expect((await client.get('/todos?limit=3')).status).toBe(410);
});

const SHARED = join(import.meta.dirname, '../../../../../shared/openapi');
const OTHERS = existsSync(SHARED) ? readdirSync(SHARED).filter(file => file.endsWith('.yaml')).map(file => join(SHARED, file)) : [];

// Where the folder is absent, the report shows this test as skipped.
(OTHERS.length ? describe : describe.skip)('real documents beside the repository (needs ../shared/openapi)', () => {
  it.each(OTHERS)('are served with mocks: %s', async file => {
    await servesWithMocks(await parseDocument(readFileSync(file, 'utf8')));
  });
});

async function servesWithMocks(document: AnyOpenApiSpec): Promise<void> {
  const app = new RestApplication({rest: {port: 0}});
  app.api(document, {mock: true});
  await app.start();
  try {
    const served = app.restServer.getApiSpec();
    const gets = Object.entries(upgrade(document).paths ?? {}).filter(([path, item]) => item.get && !path.includes('{') && !hasRequired(item.get));
    expect(await check(served)).toEqual(expect.not.arrayContaining([expect.objectContaining({severity: 'error'})]));
    for (const [path] of gets) expect(`${(await givenClient(app.url).get(path)).status} ${path}`).toBe(`200 ${path}`);
    expect(app.restServer.drift()).toMatchObject({undesigned: [], different: []});
  } finally {
    await app.stop();
  }
}

function hasRequired({parameters = [], security}: OperationObject): boolean {
  return security !== undefined || parameters.some(parameter => '$ref' in parameter || parameter.required);
}

function documentOf(operation: Partial<OperationObject>): OpenApiSpec {
  const limit = {name: 'limit', in: 'query' as const, schema: {type: 'integer' as const}};
  const name = {type: 'string' as const};
  const Tree = {type: 'object' as const, properties: {name, parts: {type: 'array' as const, items: {$ref: '#/components/schemas/Tree'}}}};
  return {
    openapi: '3.1.1',
    info: {title: 'Todos', version: '1'},
    paths: {'/todos': {parameters: [limit], get: {responses: OK, ...operation}}},
    components: {schemas: {Tree}},
  };
}

function givenApp(operation: Partial<OperationObject>, options: DesignOptions = {}): RestApplication {
  const app = new RestApplication({controllers: [TodoController, TaskController], rest: {port: 0}});
  app.api(documentOf(operation), options);
  return app;
}

function givenLogged(operation: Partial<OperationObject>) {
  const app = givenApp(operation, {mock: true, check: 'warn'});
  return {app, ...givenLogOf(app)};
}

/** The warnings of an application. */
function givenLogOf(app: RestApplication) {
  const lines: unknown[] = [];
  const silent = () => undefined;
  // That controllers answer nothing here is another matter.
  const warn = (...line: unknown[]) => void (typeof line[0] === 'string' || lines.push(line));
  const logger: Logger = {trace: silent, debug: silent, info: silent, warn, error: silent, fatal: silent, child: () => logger};
  app.bind(CoreBindings.LOGGER).to(logger);
  return {lines};
}

async function givenDesign(operation: Partial<OperationObject>, options: DesignOptions = {}) {
  const controllers: readonly Constructor[] = [TodoController, TaskController];
  const {client} = await givenApplication(controllers, app => app.api(documentOf(operation), options));
  return client;
}

