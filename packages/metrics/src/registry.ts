import {BindingKey} from '@rondojs/context';
import {Counter, Gauge, Histogram, Registry, collectDefaultMetrics} from 'prom-client';

import type {CompleteMetricsConfig} from './config.js';

export type {Registry} from 'prom-client';

/** What the metrics of an application are kept in, for metrics of its own too. */
export const REGISTRY = BindingKey.create<Registry>('metrics.registry');

/** What a request is counted under. All of it is from a bounded set: never a path as a client has sent it. */
export interface RequestLabels {
  readonly http_request_method: string;
  /** The path of the operation as the document has it; absent where no operation answers. */
  readonly http_route?: string;
  /** Absent where the client has left before the end of the answer. */
  readonly http_response_status_code?: string;
}

/** The metrics of requests, by the names that OpenTelemetry has for them. */
export interface RequestMetrics {
  begin(method: string): void;
  end(method: string): void;
  observe(labels: RequestLabels, seconds: number): void;
  countBroken(operation: string, status: number): void;
}

/** Has a registry measure the process, where that is wanted. @param given - that of the application, if it has its own */
export function prepareRegistry({process: isWanted, labels}: CompleteMetricsConfig, given: Registry | undefined): Registry {
  const registry = given ?? new Registry();
  if (Object.keys(labels).length > 0) registry.setDefaultLabels({...labels});
  if (isWanted) collectDefaultMetrics({register: registry});
  return registry;
}

export function createRequestMetrics(registry: Registry, {buckets}: CompleteMetricsConfig): RequestMetrics {
  const durations = createDurations(registry, buckets);
  const broken = createBroken(registry);
  const atWork = new Map<string, number>();
  const add = (method: string, count: number) => void atWork.set(method, (atWork.get(method) ?? 0) + count);
  registry.registerMetric(createActive(atWork));
  return {
    begin: method => add(method, 1),
    end: method => add(method, -1),
    observe: (labels, seconds) => durations.observe(labels, seconds),
    countBroken: (operation, status) => broken.inc({operation, http_response_status_code: status}),
  };
}

function createDurations(registry: Registry, buckets: readonly number[]) {
  return new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of HTTP server requests, until the last byte of the answer.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'] as const,
    buckets: [...buckets],
    registers: [registry],
  });
}

/** Written down when somebody reads it: a request adds one and takes it away, and no more. */
function createActive(atWork: ReadonlyMap<string, number>): Gauge {
  return new Gauge({
    name: 'http_server_active_requests',
    help: 'Number of HTTP server requests that are being handled.',
    labelNames: ['http_request_method'],
    registers: [],
    collect() {
      for (const [method, count] of atWork) this.set({http_request_method: method}, count);
    },
  });
}

function createBroken(registry: Registry) {
  return new Counter({
    name: 'rondo_contract_violations_total',
    help: 'Number of results that their contract does not allow.',
    labelNames: ['operation', 'http_response_status_code'] as const,
    registers: [registry],
  });
}
