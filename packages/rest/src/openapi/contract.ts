import {CONTROLLER_TAG} from '@rondojs/core';
import {addControllerSpec, createEmptyApiSpec, getControllerSpec, operationsOfItem, withOperation} from '@rondojs/openapi-spec';

import {CREATE_VALIDATOR} from '../contract/validation.js';
import {DESIGN_TAG} from '../contract/design.js';
import {MOUNT_TAG, REDIRECT_TAG, ROUTE_TAG} from '../contract/route-object.js';
import {ProblemResponses} from './problem-responses.js';
import {completeDocument, groupByController, groupedRoute} from './complete-document.js';
import {componentsOf, headOf, operationsIn} from '../spec-first/design-document.js';
import {controllerRoutes} from '../routing/controller-routes.js';
import {createDesignedRoutes} from '../spec-first/designed-routes.js';
import {declaredRoute} from '../routing/declared-routes.js';
import {documentRoute} from './document-route.js';
import {mountRoute} from '../routing/mount-route.js';
import {describesProblems} from './describes-problems.js';
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
  /** The document as the program says it, without what the server adds. */
  readonly declared: OpenApiSpec;
  /** What the document has no room for, each in one of its own: operations of further hosts or versions. */
  readonly variants: readonly OpenApiSpec[];
  readonly routes: readonly Route[];
  readonly designs: readonly Design[];
  readonly designed: DesignedRoutes;
}

/** Derives document and routes from the controllers, routes and designs that a server sees. */
export function createContract(server: Context, config: CompleteRestConfig): Contract {
  const {basePath, info} = config;
  const designs = valuesOf<Design>(server, DESIGN_TAG);
  // No security is said aloud: operations say of themselves what they ask for (OpenAPI 3.1, 4.8.1).
  const head = headOf(designs);
  const said: OpenApiSpec = {...createEmptyApiSpec(info), ...head, servers: [{url: basePath || '/'}], security: []};
  const bindings = server.findByTag(CONTROLLER_TAG);
  const types = bindings.map(({source}) => source?.value as Constructor<object>);
  addControllerSpec(said, ...types.map(getControllerSpec), ...componentsOf(designs).map(components => ({paths: {}, components})));

  const given = valuesOf<Design | RouteObject>(server, ROUTE_TAG).filter(isRoute).map(groupedRoute);
  const designed = createDesignedRoutes(designs, bindings, [...operationsIn(said), ...given], fitsIn(server, said));
  const unlisted = describe(said, [...given, ...designed.routes]);

  const problems = describesProblems(server, config) ? new ProblemResponses(said, config.describeProblems) : undefined;
  const completions = [groupByController, ...(problems ? [problems.complete] : [])];
  const document = completeDocument(said, {operations: designed.routes, tags: head.tags ?? []}, completions);
  const components = document.components ?? {};
  const redirects = valuesOf<Redirect>(server, REDIRECT_TAG).map(redirect => redirectRoute(redirect, basePath));
  const withProblem = (route: Route): Route => (problems ? {...route, problem: {description: 'An error', content: problems.content}} : route);
  return {
    document,
    declared: said,
    variants: unlisted.map(one => ({...document, ...specOf(one)})),
    designs,
    designed,
    routes: [
      ...redirects,
      ...bindings.flatMap(binding => controllerRoutes(binding, basePath, components)).map(withProblem),
      ...given.map(object => withProblem(declaredRoute(object, basePath, components))),
      ...designed.routes.map(object => declaredRoute(object, basePath, components)),
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
  // All at once: each call looks at all operations that are there already.
  addControllerSpec(document, ...declared.filter(one => !isNarrowed(one)).map(specOf));
  const first = new Map<string, RouteObject>();
  for (const one of declared.filter(isNarrowed)) {
    const endpoint = `${one.verb} ${one.path}`;
    if (!isListed(document, one) && !first.has(endpoint)) first.set(endpoint, one);
  }
  const listed = new Set(first.values());
  addControllerSpec(document, ...[...listed].map(specOf));
  return declared.filter(one => isNarrowed(one) && !listed.has(one));
}

function isListed({paths}: OpenApiSpec, {path, verb}: RouteObject): boolean {
  return operationsOfItem(paths?.[path] ?? {}).some(([other]) => other === verb);
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
