import {BindingScope, bind, inject} from '@rondojs/context';
import {CoreBindings} from '@rondojs/core';
import {ROUTE_TAG} from '@rondojs/rest';

import {HEALTH, Health} from './health.js';
import {HEALTH_CONFIG, HEALTH_CONFIG_SCHEMA, completeConfig} from './config.js';
import {healthRoutes} from './health-routes.js';

import type {Application, Component} from '@rondojs/core';
import type {Binding} from '@rondojs/context';
import type {CompleteHealthConfig, HealthConfig} from './config.js';
import type {RestServer, RouteObject} from '@rondojs/rest';

/**
 * Answers the probes of Kubernetes and others, in all REST servers of an application or in one.
 *
 * @example
 * const app = new RestApplication({components: [HealthComponent], health: {paths: {live: '/livez', ready: '/readyz'}}});
 */
export class HealthComponent implements Component {
  readonly config = {health: HEALTH_CONFIG_SCHEMA};
  readonly bindings: readonly Binding[];

  private readonly complete: CompleteHealthConfig;

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#health`, {optional: true}) given: HealthConfig = {},
  ) {
    this.complete = completeConfig(given);
    this.bindings = [
      bind(HEALTH_CONFIG).to(this.complete),
      bind(HEALTH).toClass(Health).inScope(BindingScope.SINGLETON),
      ...(this.complete.server === undefined ? healthRoutes(this.complete).map(routeBinding) : []),
    ];
  }

  /** A server that is meant alone is there by now, whoever has added it. */
  async onInit(): Promise<void> {
    const {server: name} = this.complete;
    if (name === undefined) return;
    const server = await this.application.getServer<RestServer>(name);
    for (const route of healthRoutes(this.complete)) server.route(route);
  }
}

function routeBinding(route: RouteObject, index: number): Binding {
  return bind<RouteObject>(`health.routes.${index}`).to(route).tag(ROUTE_TAG);
}
