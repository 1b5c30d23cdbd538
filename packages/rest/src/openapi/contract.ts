import {CONTROLLER_TAG} from '@rondojs/core';
import {addControllerSpec, createEmptyApiSpec, getControllerSpec, operationsOfItem, withOperation} from '@rondojs/openapi-spec';

import {CREATE_VALIDATOR} from '../contract/validation.js';
import {DESIGN_TAG} from '../contract/design.js';
import {MOUNT_TAG, REDIRECT_TAG, ROUTE_TAG} from '../contract/route-object.js';
import {componentsOf, headOf, operationsIn} from '../spec-first/design-document.js';
import {controllerRoutes} from '../routing/controller-routes.js';
import {createDesignedRoutes} from '../spec-first/designed-routes.js';
import {declaredRoute} from '../routing/declared-routes.js';
import {documentRoute} from './document-route.js';
import {mountRoute} from '../routing/mount-route.js';
import {redirectRoute} from '../routing/redirect-route.js';

import type {CompleteRestConfig} from '../config.js';
import type {Constructor, Context} from '@rondojs/context';
import type {Design} from '../contract/design.js';
import type {DesignedRoutes} from '../spec-first/designed-routes.js';
import type {Fits} from '../spec-first/mock.js';
import type {Mount, Redirect, RouteObject} from '../contract/route-object.js';
import type {ControllerSpec, OpenApiSpec, OperationObject} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** What a server answers: as a document for its users, and as routes for itself. */
export interface Contract {
  readonly document: OpenApiSpec;
  /** What the document has no room for, each in one of its own: operations of further hosts or versions. */
  readonly variants: readonly OpenApiSpec[];
  readonly routes: readonly Route[];
  readonly designs: readonly Design[];
  readonly designed: DesignedRoutes;
}

/** Derives document and routes from the controllers, routes and designs that a server sees. */
export function createContract(server: Context, {basePath, info}: CompleteRestConfig): Contract {
  const designs = valuesOf<Design>(server, DESIGN_TAG);
  // No security is said aloud: operations say of themselves what they ask for (OpenAPI 3.1, 4.8.1).
  const document: OpenApiSpec = {...createEmptyApiSpec(info), ...headOf(designs), servers: [{url: basePath || '/'}], security: []};
  const bindings = server.findByTag(CONTROLLER_TAG);
  const types = bindings.map(({source}) => source?.value as Constructor<object>);
  addControllerSpec(document, ...types.map(getControllerSpec), ...componentsOf(designs).map(components => ({paths: {}, components})));

  const given = valuesOf<Design | RouteObject>(server, ROUTE_TAG).filter(isRoute);
  const designed = createDesignedRoutes(designs, bindings, [...operationsIn(document), ...given], fitsIn(server, document));
  const declared = [...given, ...designed.routes];
  const unlisted = describe(document, declared);

  const components = document.components ?? {};
  const redirects = valuesOf<Redirect>(server, REDIRECT_TAG).map(redirect => redirectRoute(redirect, basePath));
  const routes = bindings.flatMap(binding => controllerRoutes(binding, basePath, components));
  return {
    document,
    variants: unlisted.map(one => ({...document, ...specOf(one)})),
    designs,
    designed,
    routes: [
      ...redirects,
      ...routes,
      ...declared.map(object => declaredRoute(object, basePath, components)),
      documentRoute(document, basePath),
      ...valuesOf<Mount>(server, MOUNT_TAG).map(mount => mountRoute(mount, basePath)),
    ],
  };
}

/** Compiles what results are validated with too: by the time of the first mock all components are there. */
function fitsIn(server: Context, document: OpenApiSpec): Fits {
  return (schema, value) => {
    const validate = server.getSync(CREATE_VALIDATOR)(schema, document.components ?? {}, {in: 'response', pointer: ''});
    return validate(value).length === 0;
  };
}

function isRoute(value: Design | RouteObject): value is RouteObject {
  return 'verb' in value;
}

/**
 * A document has one operation for a path and verb: of several, for several hosts or versions, the first. Gives the
 * others.
 */
function describe(document: OpenApiSpec, declared: readonly RouteObject[]): readonly RouteObject[] {
  const isNarrowed = ({spec}: RouteObject) => 'x-host' in spec || 'x-version' in spec;
  // All in one go: each call looks at all operations that there are.
  addControllerSpec(document, ...declared.filter(one => !isNarrowed(one)).map(specOf));
  return declared.filter(isNarrowed).filter(one => {
    if (operationsOfItem(document.paths?.[one.path] ?? {}).some(([verb]) => verb === one.verb)) return true;
    addControllerSpec(document, specOf(one));
    return false;
  });
}

function specOf(one: RouteObject): ControllerSpec {
  return {paths: {[one.path]: withOperation({}, one.verb, withResponse(one))}};
}

/** An operation must have a response (OpenAPI 3.1, 4.8.16); a handler says of its own no more than that it returns. */
function withResponse({verb, path, spec}: RouteObject): OperationObject {
  if (Object.keys(spec.responses ?? {}).length > 0) return spec;
  const owner = spec.operationId ?? `${verb.toUpperCase()} ${path}`;
  return {...spec, responses: {'200': {description: `Return value of ${owner}`}}};
}

function valuesOf<T>(server: Context, tag: string): readonly T[] {
  return server.findByTag(tag).map(({key}) => server.getSync<T>(key));
}
