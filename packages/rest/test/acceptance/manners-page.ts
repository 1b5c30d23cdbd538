import {fileURLToPath} from 'node:url';

import {HttpErrors, RestApplication, RestBindings, assertPreconditions, file, redirect, reply, setCookie} from '@rondojs/rest';
import {get, param, patch, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import type {CorsOptions, RequestContext} from '@rondojs/rest';

const preview = {origins: ['https://*.example.org', /https:\/\/pr-\d+[.]example[.]dev/], credentials: true};
export const previewed: CorsOptions = preview;

const TITLE = {type: 'object', required: ['title', 'done'], properties: {title: {type: 'string'}, done: {type: 'boolean'}}} as const;

/** How often something was changed. */
export const changes = {count: 0};

class TodoController {
  constructor(@inject(RestBindings.Http.CONTEXT) private readonly context: RequestContext) {}

  @get('/todos')
  @response(200, {content: {'application/json': {}, 'text/plain': {}}})
  list(@param.query.integer('limit') limit?: number, @param.query.boolean('done') done?: boolean) {
    return JSON.stringify(limit === undefined && done === undefined ? [] : [limit, done]);
  }

  @post('/todos')
  @response(201, {content: {'application/json': {}}})
  create(@requestBody({content: {'application/json': {schema: TITLE}}}) todo: object) {
    changes.count++;
    return todo;
  }

  @patch('/todos')
  change(@requestBody({content: {'application/json': {schema: TITLE}}}) _todo: object) {
    assertPreconditions(this.context.request, {etag: '"2"'});
  }

  @get('/text')
  @response(200, {content: {'application/json': {}}})
  text() {
    return reply(200, {text: 'a'.repeat(2_000)}, {etag: '"1"'});
  }

  @get('/old', {responses: {200: {description: 'ok'}}, deprecated: true, 'x-deprecated-since': '2024-01-01', 'x-sunset': '2030-12-31'})
  old() {
    return 'old';
  }

  @get('/lines')
  *lines() {
    yield {line: 1};
    yield {line: 2};
  }

  @get('/events')
  @response(200, {content: {'text/event-stream': {}}})
  *events() {
    yield {event: 1};
  }

  @get('/file')
  file() {
    return file(fileURLToPath(import.meta.url), {type: 'text/plain'});
  }

  @get('/away')
  away() {
    return redirect('/todos');
  }

  @get('/cookie')
  cookie() {
    setCookie(this.context.response, 'session', 'f00');
  }

  @get('/late')
  late() {
    return new Promise(() => undefined);
  }

  @get('/fail')
  fail() {
    throw new Error('secret');
  }

  @get('/missing')
  missing() {
    throw new HttpErrors.NotFound('There is no todo 7.');
  }

  @get('/where')
  where() {
    const {requestedBaseUrl, clientAddress, trace} = this.context;
    return {requestedBaseUrl, clientAddress, trace: trace?.traceId};
  }
}

export const polite = new RestApplication({
  controllers: [TodoController],
  rest: {
    port: 0,
    timeLimit: 10_000,
    trustProxy: ['loopback', '10.0.0.0/8'],
    cors: {origins: ['https://app.example.org'], credentials: true, maxAge: 600},
    securityHeaders: {'x-frame-options': 'SAMEORIGIN'},
    requestId: {answer: true, problem: 'requestId'},
    serverTiming: true,
  },
});

/** The same, with limits that are soon reached. */
export const strict = new RestApplication({
  controllers: [TodoController],
  rest: {port: 0, timeLimit: 100, urlLimit: 100, bodyLimit: 100, http: {maxHeadersCount: 10}, compression: true},
});
strict.api({
  openapi: '3.1.0',
  info: {title: 'Todos', version: '1.0.0'},
  paths: {'/designed': {get: {operationId: 'designed', responses: {200: {description: 'ok'}}}}},
});
