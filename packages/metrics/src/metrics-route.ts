import {reply} from '@rondojs/rest';

import type {CompleteMetricsConfig} from './config.js';
import type {Registry} from './registry.js';
import type {RouteObject} from '@rondojs/rest';

/** Says all metrics as Prometheus reads them. */
export function metricsRoute(registry: Registry, path: string, {documented}: CompleteMetricsConfig): RouteObject {
  return {
    verb: 'get',
    path,
    spec: {
      summary: 'The metrics, for Prometheus',
      tags: ['metrics'],
      ...(!documented && {'x-visibility': 'undocumented'}),
      responses: {'200': {description: 'The metrics', content: {'text/plain': {schema: {type: 'string'}}}}},
    },
    handler: async () => {
      const headers = {'content-type': registry.contentType, 'cache-control': 'no-store'};
      return reply(200, await registry.metrics(), headers);
    },
  };
}
