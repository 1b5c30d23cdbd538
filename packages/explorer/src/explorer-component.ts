import {CoreBindings} from '@rondojs/core';
import {DESCRIPTION_TAG, ROUTE_TAG} from '@rondojs/rest';
import {bind, inject} from '@rondojs/context';

import {EXPLORER_CONFIG_SCHEMA, completeConfig} from './config.js';
import {explorerRoutes} from './explorer-routes.js';

import type {Binding} from '@rondojs/context';
import type {Component} from '@rondojs/core';
import type {CompleteExplorerConfig, ExplorerConfig} from './config.js';
import type {DescribeMore, RouteObject} from '@rondojs/rest';

/**
 * Gives all REST servers of an application a page that shows their documentation, and sends requests from it. Its URL
 * is told at the start.
 *
 * @example
 * const app = new RestApplication({components: [ExplorerComponent], explorer: {path: '/docs'}});
 */
export class ExplorerComponent implements Component {
  readonly config = {explorer: EXPLORER_CONFIG_SCHEMA};
  readonly bindings: readonly Binding[];

  constructor(@inject(`${CoreBindings.APPLICATION_CONFIG}#explorer`, {optional: true}) given: ExplorerConfig = {}) {
    const config = completeConfig(given);
    this.bindings = config.enabled ? explorerBindings(config) : [];
  }
}

function explorerBindings(config: CompleteExplorerConfig): readonly Binding[] {
  const routes = explorerRoutes(config).map((route, index) =>
    bind<RouteObject>(`explorer.routes.${index}`).to(route).tag(ROUTE_TAG),
  );
  const describe: DescribeMore = url => ({explorer: url + config.path});
  return [...routes, bind<DescribeMore>('explorer.description').to(describe).tag(DESCRIPTION_TAG)];
}
