import {CoreBindings} from '@rondojs/core';
import {ROUTE_TAG} from '@rondojs/rest';
import {bind, inject} from '@rondojs/context';

import {METRICS_CONFIG_SCHEMA, completeConfig} from './config.js';
import {REGISTRY, createRequestMetrics, prepareRegistry} from './registry.js';
import {RequestObserver} from './request-observer.js';
import {metricsRoute} from './metrics-route.js';

import type {Application, Component} from '@rondojs/core';
import type {Binding} from '@rondojs/context';
import type {MetricsConfig} from './config.js';
import type {RestServer, RouteObject} from '@rondojs/rest';

/**
 * Measures the requests of an application and its process, and tells Prometheus.
 *
 * @example
 * const app = new RestApplication({components: [MetricsComponent], metrics: {labels: {service: 'todos'}}});
 */
export class MetricsComponent implements Component {
  readonly config = {metrics: METRICS_CONFIG_SCHEMA};
  readonly bindings: readonly Binding[];

  private readonly observer: RequestObserver;
  private readonly route: RouteObject | undefined;
  private readonly server: string | undefined;

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#metrics`, {optional: true}) given: MetricsConfig = {},
  ) {
    const config = completeConfig(given);
    const registry = prepareRegistry(config, application.getSync(REGISTRY, {optional: true}));
    this.server = config.server;
    this.route = config.path === false ? undefined : metricsRoute(registry, config.path, config);
    this.observer = new RequestObserver(application, createRequestMetrics(registry, config));
    this.bindings = [bind(REGISTRY).to(registry), ...(this.server === undefined ? this.routeBindings() : [])];
  }

  /** A server that is meant alone is there by now, whoever has added it. */
  async onInit(): Promise<void> {
    if (this.server === undefined || !this.route) return;
    (await this.application.getServer<RestServer>(this.server)).route(this.route);
  }

  onStart(): void {
    this.observer.open();
  }

  /** After the servers: what they drained has been counted. */
  onStop(): void {
    this.observer.close();
  }

  private routeBindings(): readonly Binding[] {
    return this.route ? [bind<RouteObject>('metrics.route').to(this.route).tag(ROUTE_TAG)] : [];
  }
}
