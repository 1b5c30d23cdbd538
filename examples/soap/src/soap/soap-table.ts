import {MethodNotAllowedError, ResolvedRoute, RestBindings, RestConfigError, RouteNotFoundError} from '@rondojs/rest';

import {UnknownActionError} from './errors.js';
import {XML_TYPE} from './namespaces.js';
import {createOperation} from './operation.js';
import {writeWsdl} from './wsdl.js';

import type {Request, Route, RouteFinder} from '@rondojs/rest';
import type {SoapOperation} from './operation.js';

const METHODS = ['GET', 'HEAD', 'POST'];

/** Finds operations by SOAPAction, of those that a REST server would find by method and path; and the WSDL. */
export class SoapTable implements RouteFinder {
  private from: readonly Route[] = [];
  private known: ReadonlyMap<string, SoapOperation> = new Map();

  constructor(
    private readonly rest: RouteFinder,
    private readonly namespace: string,
    private readonly path: string,
  ) {}

  /** Controllers may come and go: what was made of others is made again. @throws {RestConfigError} */
  get operations(): ReadonlyMap<string, SoapOperation> {
    const {routes} = this.rest;
    if (routes !== this.from) [this.from, this.known] = [routes, createOperations(routes, this.namespace)];
    return this.known;
  }

  get routes(): readonly Route[] {
    return [...[...this.operations.values()].map(({route}) => route), this.wsdlRoute];
  }

  find(request: Request): ResolvedRoute | RouteNotFoundError {
    const {method = 'GET', url = '/'} = request;
    const [path = ''] = url.split('?', 1);
    if (path.replace(/\/$/, '') !== this.path) return new RouteNotFoundError(method, path);
    if (!METHODS.includes(method)) throw new MethodNotAllowedError(method, path, METHODS);

    const route = method === 'POST' ? this.operationOf(request).route : this.wsdlRoute;
    return new ResolvedRoute(route, request, {}, '');
  }

  methodsOf(): readonly string[] {
    return METHODS;
  }

  private operationOf({headers}: Request): SoapOperation {
    const action = String(headers.soapaction ?? '').replace(/^"(.*)"$/, '$1');
    const operation = this.operations.get(action);
    if (operation) return operation;
    throw new UnknownActionError(action, [...this.operations.keys()]);
  }

  private readonly wsdlRoute: Route = {
    verb: 'get',
    path: '/',
    spec: {responses: {'200': {description: 'The WSDL', content: {[XML_TYPE]: {}}}}},
    args: [],
    components: {},
    name: 'the WSDL',
    // Bytes: text would be put into an envelope.
    invoke: context => {
      const {requestedBaseUrl} = context.getSync(RestBindings.Http.CONTEXT);
      return Buffer.from(writeWsdl([...this.operations.values()], this.namespace, `${requestedBaseUrl}/`));
    },
  };
}

/** Of what controllers answer; documents, redirects and the like are REST's own. */
function createOperations(routes: readonly Route[], namespace: string): ReadonlyMap<string, SoapOperation> {
  const operations = new Map<string, SoapOperation>();
  for (const route of routes.filter(({controller}) => controller)) {
    const operation = createOperation(route, namespace);
    const other = operations.get(operation.action);
    if (other) throw new RestConfigError(`${other.route.name} and ${route.name} would both be ${operation.action}. Give one another operationId.`);
    operations.set(operation.action, operation);
  }
  return operations;
}
