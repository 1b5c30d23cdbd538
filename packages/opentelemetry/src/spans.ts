import {AsyncLocalStorage} from 'node:async_hooks';
import {subscribe, tracingChannel, unsubscribe} from 'node:diagnostics_channel';

import {SpanKind, SpanStatusCode, context, propagation, trace} from '@opentelemetry/api';

import {attributesAtBegin, attributesAtEnd, methodOf, nameOf} from './attributes.js';

import type {ActionTrace, Request, RequestTrace} from '@rondojs/rest';
import type {ChannelListener} from 'node:diagnostics_channel';
import type {Context, Span} from '@opentelemetry/api';

/** What is told when an action fails. */
type Failed = ActionTrace & {readonly error: unknown};

/** Which requests have spans, and how many. */
export interface SpanOptions {
  readonly isWanted: (told: RequestTrace) => boolean;
  readonly actions: boolean;
}

/** Has what runs inside of a channel run inside of a context of OpenTelemetry, whoever manages those. */
class ActiveContext extends AsyncLocalStorage<Context> {
  override run<R>(active: Context, work: () => R): R {
    return context.with(active, work);
  }
}

/** Makes spans of what the servers tell: of each request, and inside of it of each action. */
export class Spans {
  private readonly requests = tracingChannel<Context, object>('rondo:request');
  private readonly actions = tracingChannel<Context, object>('rondo:action');
  private readonly active = new ActiveContext();
  private readonly contexts = new WeakMap<Request, Context>();
  private readonly spans = new WeakMap<object, Span>();

  constructor(private readonly options: SpanOptions) {}

  open(): void {
    this.requests.start.bindStore(this.active, told => this.beginRequest(told as RequestTrace));
    if (!this.options.actions) return;
    this.actions.start.bindStore(this.active, told => this.beginAction(told as ActionTrace));
    subscribe('tracing:rondo:action:error', this.onError);
    subscribe('tracing:rondo:action:end', this.onEnd);
    subscribe('tracing:rondo:action:asyncEnd', this.onAsyncEnd);
  }

  close(): void {
    this.requests.start.unbindStore(this.active);
    this.actions.start.unbindStore(this.active);
    unsubscribe('tracing:rondo:action:error', this.onError);
    unsubscribe('tracing:rondo:action:end', this.onEnd);
    unsubscribe('tracing:rondo:action:asyncEnd', this.onAsyncEnd);
  }

  private beginRequest(told: RequestTrace): Context {
    const around = context.active();
    if (!this.options.isWanted(told)) return around;
    const {request, response} = told;
    // Where node:http is instrumented too, its span has begun already, and has asked the headers.
    const isInside = trace.getSpan(around) !== undefined;
    const parent = isInside ? around : propagation.extract(around, request.headers);
    const kind = isInside ? SpanKind.INTERNAL : SpanKind.SERVER;
    const span = tracer().startSpan(methodOf(request), {kind, attributes: attributesAtBegin(request)}, parent);
    // Whether it was answered is known in this moment alone: later all look as if they were.
    response.once('close', () => {
      span.updateName(nameOf(request)).setAttributes(attributesAtEnd(request, response));
      if (response.writableFinished && response.statusCode >= 500) span.setStatus({code: SpanStatusCode.ERROR});
      span.end();
    });
    const inside = trace.setSpan(parent, span);
    this.contexts.set(request, inside);
    return inside;
  }

  private beginAction(told: ActionTrace): Context {
    const parent = this.contexts.get(told.context.request);
    if (!parent) return context.active();
    const span = tracer().startSpan(told.action, {attributes: {'rondo.action': told.action}}, parent);
    this.spans.set(told, span);
    return trace.setSpan(parent, span);
  }

  private readonly onError: ChannelListener = told => {
    const {error} = told as Failed;
    const span = this.spans.get(told as object);
    if (!span) return;
    try {
      describeError(span, error);
    } catch {
      // Anything may be thrown, and even to look at it may throw again. A listener that throws would end the process.
      span.setAttribute('error.type', OTHER).setStatus({code: SpanStatusCode.ERROR});
    }
  };

  private readonly onEnd: ChannelListener = told => {
    if (!(told as ActionTrace).isPending) this.endAction(told as object);
  };

  private readonly onAsyncEnd: ChannelListener = told => this.endAction(told as object);

  private endAction(told: object): void {
    this.spans.get(told)?.end();
    this.spans.delete(told);
  }
}

/** Asked for each time: who registers a provider may do it after the start. */
function tracer() {
  return trace.getTracer('@rondojs/opentelemetry');
}

function describeError(span: Span, error: unknown): void {
  span.setAttribute('error.type', typeOf(error));
  // What a client has done wrong is no failure of the server.
  if (isRefusal(error)) return;
  span.setStatus({code: SpanStatusCode.ERROR});
  span.recordException(error instanceof Error ? error : String(error));
}

/** What the conventions call an error of which nothing is known. */
const OTHER = '_OTHER';

function typeOf(error: unknown): string {
  const {code, name} = (error ?? {}) as {readonly code?: unknown; readonly name?: unknown};
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : OTHER;
}

function isRefusal(error: unknown): boolean {
  const {status} = (error ?? {}) as {readonly status?: unknown};
  return typeof status === 'number' && status < 500;
}
