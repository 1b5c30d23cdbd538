import {subscribe, tracingChannel, unsubscribe} from 'node:diagnostics_channel';

import {CoreBindings} from '@rondojs/core';

import {labelsOf, methodOf} from './request-labels.js';

import type {Application} from '@rondojs/core';
import type {Context} from '@rondojs/context';
import type {ChannelListener} from 'node:diagnostics_channel';
import type {Request, RequestTrace} from '@rondojs/rest';
import type {RequestMetrics} from './registry.js';

const BROKEN_RESPONSES = 'rondo.rest.brokenResponse';

/** What is told of a result that breaks its contract. */
interface BrokenResponse {
  readonly operation: string;
  readonly status: number;
  readonly request: Request;
}

/** A request under way: a member of what is told of it, and gone with it. */
const BEGUN = Symbol('rondo.metrics.begun');

type Timed = RequestTrace & {[BEGUN]?: number};

/** Measures the requests of one application, by what its servers tell of them. */
export class RequestObserver {
  private readonly requests = tracingChannel<unknown, object>('rondo:request');
  private readonly mine = new WeakSet<Request>();
  private readonly servers = new WeakMap<Context, boolean>();

  constructor(
    private readonly application: Application,
    private readonly metrics: RequestMetrics,
  ) {}

  /** From now on. Channels are the process's: requests of other applications are none of this one. */
  open(): void {
    this.requests.start.subscribe(this.onBegin);
    this.requests.asyncEnd.subscribe(this.onEnd);
    subscribe(BROKEN_RESPONSES, this.onBroken);
  }

  close(): void {
    this.requests.start.unsubscribe(this.onBegin);
    this.requests.asyncEnd.unsubscribe(this.onEnd);
    unsubscribe(BROKEN_RESPONSES, this.onBroken);
  }

  private readonly onBegin: ChannelListener = told => {
    const trace = told as Timed;
    if (!this.has(trace.server)) return;
    this.mine.add(trace.request);
    trace[BEGUN] = performance.now();
    this.metrics.begin(methodOf(trace.request));
  };

  private has(server: Context): boolean {
    const known = this.servers.get(server);
    if (known !== undefined) return known;
    const isOurs = server.getSync(CoreBindings.APPLICATION_INSTANCE) === this.application;
    this.servers.set(server, isOurs);
    return isOurs;
  }

  private readonly onEnd: ChannelListener = told => {
    const {request, response, [BEGUN]: begun} = told as Timed;
    if (begun === undefined || !this.mine.has(request)) return;
    this.metrics.end(methodOf(request));
    this.metrics.observe(labelsOf(request, response), (performance.now() - begun) / 1000);
  };

  private readonly onBroken: ChannelListener = told => {
    const {operation, status, request} = told as BrokenResponse;
    if (this.mine.has(request)) this.metrics.countBroken(operation, status);
  };
}
