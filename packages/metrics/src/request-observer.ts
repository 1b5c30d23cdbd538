import {subscribe, unsubscribe} from 'node:diagnostics_channel';

import {CoreBindings} from '@rondojs/core';

import {labelsOf, methodOf} from './request-labels.js';

import type {Application} from '@rondojs/core';
import type {Context} from '@rondojs/context';
import type {ChannelListener} from 'node:diagnostics_channel';
import type {Request, RequestTrace} from '@rondojs/rest';
import type {RequestMetrics} from './registry.js';

/** Where a tracing channel tells that something begins. */
const REQUESTS = 'tracing:rondo:request:start';

const BROKEN_RESPONSES = 'rondo.rest.brokenResponse';

/** What is told of a result that breaks its contract. */
interface BrokenResponse {
  readonly operation: string;
  readonly status: number;
  readonly request: Request;
}

/** Measures the requests of one application, by what its servers tell of them. */
export class RequestObserver {
  private readonly mine = new WeakSet<Request>();
  private readonly servers = new WeakMap<Context, boolean>();

  constructor(
    private readonly application: Application,
    private readonly metrics: RequestMetrics,
  ) {}

  /** From now on. Channels are the process's: requests of other applications are none of this one. */
  open(): void {
    subscribe(REQUESTS, this.onBegin);
    subscribe(BROKEN_RESPONSES, this.onBroken);
  }

  close(): void {
    unsubscribe(REQUESTS, this.onBegin);
    unsubscribe(BROKEN_RESPONSES, this.onBroken);
  }

  private readonly onBegin: ChannelListener = told => {
    const {request, response, server} = told as RequestTrace;
    if (!this.has(server)) return;
    const begun = performance.now();
    const method = methodOf(request);
    this.mine.add(request);
    this.metrics.begin(method);
    // Whether it was answered is known in this moment alone: later all look as if they were.
    response.once('close', () => {
      this.metrics.end(method);
      this.metrics.observe(labelsOf(request, response), (performance.now() - begun) / 1000);
    });
  };

  private readonly onBroken: ChannelListener = told => {
    const {operation, status, request} = told as BrokenResponse;
    if (this.mine.has(request)) this.metrics.countBroken(operation, status);
  };

  private has(server: Context): boolean {
    const known = this.servers.get(server);
    if (known !== undefined) return known;
    const isOurs = server.getSync(CoreBindings.APPLICATION_INSTANCE) === this.application;
    this.servers.set(server, isOurs);
    return isOurs;
  }
}
