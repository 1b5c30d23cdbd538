import {CONTROLLER_TAG} from '@rondojs/core';
import {addControllerSpec, createEmptyApiSpec, getControllerSpec} from '@rondojs/openapi-spec';

import {controllerRoutes} from '../routing/controller-routes.js';
import {documentRoute} from './document-route.js';

import type {CompleteRestConfig} from '../config.js';
import type {Constructor, Context} from '@rondojs/context';
import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** What a server answers: as a document for its users, and as routes for itself. */
export interface Contract {
  readonly document: OpenApiSpec;
  readonly routes: readonly Route[];
}

/** Derives document and routes from the controllers that a server sees. */
export function createContract(server: Context, {basePath, info}: CompleteRestConfig): Contract {
  const document: OpenApiSpec = {...createEmptyApiSpec(info), servers: [{url: basePath || '/'}]};
  const bindings = server.findByTag(CONTROLLER_TAG);
  const types = bindings.map(({source}) => source?.value as Constructor<object>);
  addControllerSpec(document, ...types.map(getControllerSpec));

  const components = document.components ?? {};
  const routes = bindings.flatMap(binding => controllerRoutes(binding, basePath, components));
  return {document, routes: [...routes, documentRoute(document, basePath)]};
}
