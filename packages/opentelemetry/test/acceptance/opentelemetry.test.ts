import {get as httpGet} from 'node:http';
import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {AsyncLocalStorageContextManager} from '@opentelemetry/context-async-hooks';
import {BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor} from '@opentelemetry/sdk-trace-base';
import {SpanKind, SpanStatusCode, context, propagation, trace} from '@opentelemetry/api';
import {W3CTraceContextPropagator} from '@opentelemetry/core';
import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';

import {OpenTelemetryComponent} from '@rondojs/opentelemetry';
import {RestApplication} from '@rondojs/rest';
import {StartError} from '@rondojs/core';
import {createTestApp} from '@rondojs/testing';
import {get, param} from '@rondojs/openapi-spec';

import type {OpenTelemetryConfig} from '@rondojs/opentelemetry';
import type {ReadableSpan} from '@opentelemetry/sdk-trace-base';
import type {TestApp} from '@rondojs/testing';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

const exporter = new InMemorySpanExporter();

class TodoController {
  @get('/todos/{id}')
  async todo(@param.path.integer('id') id: number) {
    await sleep(1);
    return trace.getTracer('test').startActiveSpan('query', async span => {
      await sleep(1);
      span.end();
      return {id};
    });
  }

  @get('/fail')
  fail() {
    throw new Error('The database is on fire.');
  }

  @get('/odd')
  odd() {
    throw new Proxy({}, {get: refuse, getPrototypeOf: refuse});
  }

  @get('/slow')
  async slow() {
    await sleep(100);
    return 'done';
  }
}

function refuse(): never {
  throw new Error('not even to be looked at');
}

beforeAll(() => {
  const provider = new BasicTracerProvider({spanProcessors: [new SimpleSpanProcessor(exporter)]});
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterAll(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

describe('the spans', () => {
  let app: TestApp | undefined;

  afterEach(async () => {
    await app?.close();
    app = undefined;
    exporter.reset();
  });

  it('are one for each request, and one for each of its actions', async () => {
    await givenApp();

    await app?.fetch('/todos/7?token=secret', {headers: {'user-agent': 'test'}});
    const spans = await spansOf('GET /todos/{id}');

    const [request] = spans.filter(({kind}) => kind === SpanKind.SERVER);
    expect(request?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'http.route': '/todos/{id}',
      'network.protocol.version': '1.1',
      'server.address': expect.any(String),
      'url.path': '/todos/7',
      'url.scheme': 'http',
      'user_agent.original': 'test',
      ...('server.port' in (request?.attributes ?? {}) && {'server.port': expect.any(Number)}),
    });
    expect(request?.status.code).toBe(SpanStatusCode.UNSET);
    const inside = spans.filter(span => parentOf(span) === request?.spanContext().spanId).map(({name}) => name);
    expect(inside.sort()).toEqual(['findRoute', 'invoke', 'parseParams', 'send']);
    expect(JSON.stringify(spans.map(({attributes}) => attributes))).not.toContain('secret');
  });

  it('are around what the operation does, also later and elsewhere', async () => {
    await givenApp();

    await Promise.all([1, 2, 3].map(async id => app?.fetch(`/todos/${id}`)));
    const spans = await spansOf('GET /todos/{id}', 3);

    const queries = spans.filter(({name}) => name === 'query');
    const around = queries.map(query => spans.find(span => span.spanContext().spanId === parentOf(query)));
    expect(around.map(span => span?.name)).toEqual(['invoke', 'invoke', 'invoke']);
    expect(new Set(queries.map(query => query.spanContext().traceId)).size).toBe(3);
  });

  it('continue the trace of who has sent the request', async () => {
    await givenApp();

    await app?.fetch('/todos/1', {headers: {traceparent: `00-${TRACE}-${PARENT}-01`}});
    const spans = await spansOf('GET /todos/{id}');

    expect(new Set(spans.map(span => span.spanContext().traceId))).toEqual(new Set([TRACE]));
    expect(parentOf(spans.find(({kind}) => kind === SpanKind.SERVER))).toBe(PARENT);
  });

  it('tell of an error that cannot be looked at, and the process lives', async () => {
    await givenApp();

    const response = await app?.fetch('/odd');
    const spans = await spansOf('GET /odd');

    expect(response?.status).toBe(500);
    expect(spans.find(({name}) => name === 'invoke')).toMatchObject({attributes: {'error.type': '_OTHER'}, status: {code: SpanStatusCode.ERROR}});
  });

  it('are none where the trace is not sampled, and for paths that are ignored', async () => {
    await givenApp({ignore: ['/slow']});

    await app?.fetch('/slow');
    await app?.fetch('/todos/1', {headers: {traceparent: `00-${TRACE}-${PARENT}-00`}});
    await app?.fetch('/fail');
    const spans = await spansOf('GET /fail');

    expect(spans.map(({name}) => name)).not.toContain('GET /slow');
    expect(spans.map(({name}) => name)).not.toContain('GET /todos/{id}');
    expect(spans.filter(({name}) => name === 'invoke')).toHaveLength(1);
  });

  it('tell what has failed, and that a refusal is no failure', async () => {
    await givenApp();

    await app?.fetch('/fail');
    await app?.fetch('/todos/x');
    await app?.fetch('/nobody/7');
    const spans = await spansOf('GET');

    const fail = spans.find(({name}) => name === 'GET /fail');
    const invoke = spans.find(({name, attributes}) => name === 'invoke' && attributes['error.type'] === 'Error');
    const refused = spans.find(({name}) => name === 'GET /todos/{id}');
    const parse = spans.find(({name, attributes}) => name === 'parseParams' && 'error.type' in attributes);
    const unknown = spans.find(({name}) => name === 'GET');
    expect(fail).toMatchObject({status: {code: SpanStatusCode.ERROR}, attributes: {'error.type': '500'}});
    expect(invoke).toMatchObject({status: {code: SpanStatusCode.ERROR}, events: [{name: 'exception'}]});
    expect(refused).toMatchObject({status: {code: SpanStatusCode.UNSET}, attributes: {'http.response.status_code': 400}});
    expect(parse).toMatchObject({status: {code: SpanStatusCode.UNSET}, events: [], attributes: {'error.type': 'INVALID_PARAMETERS'}});
    expect(unknown?.attributes).not.toHaveProperty(['http.route']);
  });

  it('tell of a client that has left, and end', async () => {
    app = await createTestApp(givenApplication(), {socket: true});
    const url = String((app.app as unknown as RestApplication).url);

    const request = httpGet(`${url}/slow`).on('error', () => undefined);
    await sleep(50);
    request.destroy();
    const [span] = (await spansOf('GET /slow')).filter(({kind}) => kind === SpanKind.SERVER);

    expect(span?.attributes).toMatchObject({'error.type': 'client_gone'});
    expect(span?.attributes).not.toHaveProperty(['http.response.status_code']);
  });

  it('have bounded names, whatever method a client makes up', async () => {
    app = await createTestApp(givenApplication(), {socket: true});

    await app.fetch('/todos/1', {method: 'PROPFIND'});
    const span = (await spansOf('HTTP')).find(({name}) => name === 'HTTP');

    expect(span?.attributes).toMatchObject({'http.request.method': '_OTHER', 'http.request.method_original': 'PROPFIND'});
  });

  it('are inside of one that is there already, where node:http is instrumented too', async () => {
    const application = givenApplication();
    app = await createTestApp(application);
    const {requestHandler} = application.restServer;
    const outer = trace.getTracer('http').startSpan('outer');
    const {createServer} = await import('node:http');
    const server = createServer((request, response) => {
      context.with(trace.setSpan(context.active(), outer), () => requestHandler(request, response));
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const {port} = server.address() as {port: number};

    await fetch(`http://127.0.0.1:${port}/todos/1`, {headers: {connection: 'close', traceparent: `00-${TRACE}-${PARENT}-01`}});
    const [span] = (await spansOf('GET /todos/{id}')).filter(({name}) => name === 'GET /todos/{id}');
    server.close();

    expect(span?.kind).toBe(SpanKind.INTERNAL);
    expect(parentOf(span)).toBe(outer.spanContext().spanId);
  });

  it('are those of requests alone, where actions are not wanted', async () => {
    await givenApp({actions: false});

    await app?.fetch('/todos/1');
    const spans = await spansOf('GET /todos/{id}');

    expect(spans.map(({name}) => name)).toEqual(['query', 'GET /todos/{id}']);
    expect(parentOf(spans[0])).toBe(spans[1]?.spanContext().spanId);
  });

  it('are of one application alone, and none after its end', async () => {
    const other = await createTestApp(new RestApplication({controllers: [TodoController], logLevel: 'silent', rest: {port: 0}}));
    await givenApp();
    await other.fetch('/fail');
    await app?.fetch('/todos/1');
    await spansOf('GET /todos/{id}');
    await app?.close();
    await other.fetch('/fail');
    await other.close();

    expect(exporter.getFinishedSpans().map(({name}) => name)).not.toContain('GET /fail');
  });

  it.each<[string, unknown]>([
    ['a path without a slash', {ignore: ['live']}],
    ['what nobody reads', {action: true}],
  ])('are refused with %s', async (_, opentelemetry) => {
    await expect(givenApplication(opentelemetry as OpenTelemetryConfig).start()).rejects.toThrow(StartError);
  });

  async function givenApp(opentelemetry: OpenTelemetryConfig = {}): Promise<void> {
    app = await createTestApp(givenApplication(opentelemetry));
  }
});

describe('the README of opentelemetry', () => {
  it('shows the program that runs here', async () => {
    const readme = await readFile('packages/opentelemetry/README.md', 'utf8');
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
    const {app: example} = await import('./readme-example.js');
    const app = await createTestApp(example);
    await app.fetch('/hello/Ada');
    const spans = await spansOf('GET /hello/{name}');
    await app.close();

    expect(snippet).toBe(await readFile(new URL('./readme-example.ts', import.meta.url), 'utf8'));
    expect(spans.length).toBeGreaterThan(1);
  });
});

function givenApplication(opentelemetry: OpenTelemetryConfig = {}): RestApplication {
  return new RestApplication({
    components: [OpenTelemetryComponent],
    controllers: [TodoController],
    opentelemetry,
    rest: {port: 0},
    logLevel: 'silent',
  });
}

/** All spans, as soon as those of some requests have ended, which their clients may know first. */
async function spansOf(name: string, count = 1): Promise<readonly ReadableSpan[]> {
  for (;;) {
    const spans = exporter.getFinishedSpans();
    // Actions end in the same turn as their request, or one later.
    if (spans.filter(span => span.name === name).length >= count) return sleep(5).then(() => exporter.getFinishedSpans());
    await sleep(5);
  }
}

function parentOf(span: ReadableSpan | undefined): string | undefined {
  return span?.parentSpanContext?.spanId;
}
